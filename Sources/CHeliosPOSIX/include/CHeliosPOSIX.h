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

/* Keeps SIGINT and SIGTERM from ending the process; each is a byte, its number, in the pipe whose
   end is returned; -1 with errno set. */
int helios_catch_interruptions(void);

/* A queue of changes of folders, which can be polled and read; -1 with errno set. */
int helios_watcher(void);

/* Adds a folder to a queue, or finds it there; its number in the queue, or -1 with errno set. */
int helios_watch(int watcher, const char *_Nonnull folder);

/* The first event of those read from a queue: the folder's number, -1 where events were lost, and
   the name within the folder, if any. Returns how many bytes it takes; -1 where there is none. */
int helios_watch_event(const char *_Nonnull events, int length, int *_Nonnull watch,
                       const char *_Nullable *_Nonnull name);

#endif
