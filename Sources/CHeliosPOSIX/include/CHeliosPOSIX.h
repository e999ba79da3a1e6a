/* System calls that Swift's Glibc module does not import. */
#ifndef HELIOS_POSIX_H
#define HELIOS_POSIX_H

/* Exchanges two entries of a folder in one step; 0, or -1 with errno set. */
int helios_exchange(int folder, const char *_Nonnull first, const char *_Nonnull second);

/* Renames a file or folder unless the new name is taken; 0, or -1 with errno set. */
int helios_move(const char *_Nonnull old, const char *_Nonnull name);

/* Waits until the file system that holds an open file is on the disk; 0, or -1 with errno set. */
int helios_sync(int file);

/* How many arguments the process was started with, its own name included; 0 if it is not known. */
int helios_argument_count(void);

/* An argument by its number; NULL where there is none. */
const char *_Nullable helios_argument(int number);

#endif
