// Nothing is called by name: linked before the C library, it answers for malloc and free.
