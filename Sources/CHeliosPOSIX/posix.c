#ifdef __linux__
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int helios_exchange(int folder, const char *first, const char *second) {
    return renameat2(folder, first, folder, second, RENAME_EXCHANGE);
}

int helios_move(const char *old, const char *new) {
    return renameat2(AT_FDCWD, old, AT_FDCWD, new, RENAME_NOREPLACE);
}

int helios_sync(int file) { return syncfs(file); }

static int argument_count;
static char **arguments;

/* The C library hands the arguments to whatever runs before `main`. */
__attribute__((constructor)) static void keep_arguments(int count, char **values) {
    argument_count = count;
    arguments = values;
}

int helios_argument_count(void) { return argument_count; }

const char *helios_argument(int number) {
    return number >= 0 && number < argument_count ? arguments[number] : NULL;
}
#else
#include <fcntl.h>
#include <stdio.h>

int helios_exchange(int folder, const char *first, const char *second) {
    return renameatx_np(folder, first, folder, second, RENAME_SWAP);
}

int helios_move(const char *old, const char *new) { return renamex_np(old, new, RENAME_EXCL); }

int helios_sync(int file) { return fcntl(file, F_FULLFSYNC) < 0 ? -1 : 0; }

int helios_argument_count(void) { return 0; }

const char *helios_argument(int number) { return NULL; }
#endif

#include "CHeliosPOSIX.h"
