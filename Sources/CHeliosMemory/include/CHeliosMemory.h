/* Memory of one thread that is given back all at once, for a library that asks for many pieces. */
#ifndef HELIOS_MEMORY_H
#define HELIOS_MEMORY_H

#include <stddef.h>

/* Begins to use the thread's memory; each beginning has its end, on the same thread. */
void helios_memory_begin(void);

/* Ends the use; with the last end, all pieces given out on this thread are gone. */
void helios_memory_end(void);

/* As `calloc`, but never returns without memory. */
void *helios_memory_calloc(size_t count, size_t size);

/* As `realloc`, but never returns without memory. */
void *helios_memory_realloc(void *piece, size_t size);

/* Does nothing: pieces are given back together. */
void helios_memory_free(void *piece);

#endif
