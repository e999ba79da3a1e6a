#include "CHeliosMemory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

/* The sanitizer sees a piece's bounds and its end only if each piece is its own. */
#if __has_feature(address_sanitizer) || defined(__SANITIZE_ADDRESS__)

void helios_memory_begin(void) {}
void helios_memory_end(void) {}

void *helios_memory_calloc(size_t count, size_t size) {
    void *piece = calloc(count, size);
    if (piece == NULL && count != 0 && size != 0) abort();
    return piece;
}

void *helios_memory_realloc(void *piece, size_t size) {
    void *moved = realloc(piece, size);
    if (moved == NULL && size != 0) abort();
    return moved;
}

void helios_memory_free(void *piece) { free(piece); }

#else

/* What stands in front of each piece; as large as the strictest alignment. */
struct head {
    _Alignas(16) size_t size;
};

/* A stretch that pieces are cut from, front to back. */
struct chunk {
    _Alignas(16) struct chunk *previous;
    size_t size;
    size_t used;
};

static const size_t usual_size = 256 << 10;

static _Thread_local struct chunk *current;
static _Thread_local size_t uses;

static char *start_of(struct chunk *chunk) { return (char *)(chunk + 1); }

static size_t rounded(size_t size) {
    if (size > SIZE_MAX / 4) abort();
    return (size + 15) & ~(size_t)15;
}

static void *cut(size_t size) {
    size_t needed = sizeof(struct head) + rounded(size);
    if (current == NULL || current->size - current->used < needed) {
        size_t room = needed > usual_size ? needed : usual_size;
        struct chunk *chunk = malloc(sizeof(struct chunk) + room);
        if (chunk == NULL) abort();
        chunk->previous = current;
        chunk->size = room;
        chunk->used = 0;
        current = chunk;
    }
    struct head *head = (struct head *)(start_of(current) + current->used);
    head->size = rounded(size);
    current->used += needed;
    return head + 1;
}

void helios_memory_begin(void) { uses += 1; }

void helios_memory_end(void) {
    if (uses > 0) uses -= 1;
    if (uses > 0 || current == NULL) return;
    /* The first chunk is kept for the next use, unless it is uncommonly large. */
    while (current->previous != NULL || current->size > usual_size) {
        struct chunk *previous = current->previous;
        free(current);
        current = previous;
        if (current == NULL) return;
    }
    current->used = 0;
}

void *helios_memory_calloc(size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) abort();
    void *piece = cut(count * size);
    return memset(piece, 0, count * size);
}

void *helios_memory_realloc(void *piece, size_t size) {
    if (piece == NULL) return cut(size);
    struct head *head = (struct head *)piece - 1;
    if (size <= head->size) return piece;
    size_t more = rounded(size) - head->size;
    char *end = (char *)piece + head->size;
    /* The last piece grows where it is. */
    if (end == start_of(current) + current->used && current->size - current->used >= more) {
        current->used += more;
        head->size += more;
        return piece;
    }
    void *moved = cut(size);
    return memcpy(moved, piece, head->size);
}

void helios_memory_free(void *piece) { (void)piece; }

#endif
