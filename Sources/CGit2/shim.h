#include <stdlib.h>
#include <string.h>
#include <git2.h>
#include <git2/sys/alloc.h>

// The library unpacks what a small object builds on, however large that is. No single piece of
// memory grows beyond this, so that a hostile repository ends in an error instead.
enum { HELIOS_GIT_LARGEST_PIECE = 32 << 20 };

static inline void *helios_git_realloc(void *piece, size_t size, const char *file, int line) {
    (void)file; (void)line;
    return size > HELIOS_GIT_LARGEST_PIECE ? NULL : realloc(piece, size ? size : 1);
}

static inline void *helios_git_malloc(size_t size, const char *file, int line) {
    return helios_git_realloc(NULL, size, file, line);
}

static inline void *helios_git_realloc_array(
    void *piece, size_t count, size_t each, const char *file, int line
) {
    size_t size;
    if (__builtin_mul_overflow(count, each, &size)) return NULL;
    return helios_git_realloc(piece, size, file, line);
}

static inline void *helios_git_malloc_array(
    size_t count, size_t each, const char *file, int line
) {
    return helios_git_realloc_array(NULL, count, each, file, line);
}

static inline void *helios_git_calloc(size_t count, size_t each, const char *file, int line) {
    (void)file; (void)line;
    size_t size;
    if (__builtin_mul_overflow(count, each, &size) || size > HELIOS_GIT_LARGEST_PIECE) return NULL;
    return calloc(size ? size : 1, 1);
}

static inline char *helios_git_substrdup(
    const char *text, size_t length, const char *file, int line
) {
    size_t size;
    if (__builtin_add_overflow(length, 1, &size)) return NULL;
    char *copy = helios_git_malloc(size, file, line);
    if (copy) {
        memcpy(copy, text, length);
        copy[length] = 0;
    }
    return copy;
}

static inline char *helios_git_strndup(
    const char *text, size_t limit, const char *file, int line
) {
    return helios_git_substrdup(text, strnlen(text, limit), file, line);
}

static inline char *helios_git_strdup(const char *text, const char *file, int line) {
    return helios_git_substrdup(text, strlen(text), file, line);
}

static inline void helios_git_free(void *piece) { free(piece); }

// Swift cannot call functions with a variable number of arguments.

/// Starts the library: its memory is bounded, it looks for no configuration of the machine or the
/// user, and it leaves it to its callers to compare what they read with its name.
static inline int helios_git_start(void) {
    static git_allocator allocator = {
        helios_git_malloc, helios_git_calloc, helios_git_strdup, helios_git_strndup,
        helios_git_substrdup, helios_git_realloc, helios_git_realloc_array,
        helios_git_malloc_array, helios_git_free,
    };
    int code = git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &allocator);
    if (code < 0) return code;
    code = git_libgit2_init();
    if (code < 0) return code;
    const int levels[] = {
        GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
        GIT_CONFIG_LEVEL_GLOBAL,
    };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        code = git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
        if (code < 0) return code;
    }
    // Objects are on the disk before anything names them.
    code = git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    if (code < 0) return code;
    return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
}
