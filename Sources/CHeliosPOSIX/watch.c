#define _GNU_SOURCE
#include <fcntl.h>
#include "CHeliosPOSIX.h"

#ifdef __linux__
#include <errno.h>
#include <signal.h>
#include <sys/inotify.h>
#include <unistd.h>

static int interruption_pipe[2] = {-1, -1};

static void note_interruption(int signal) {
    int saved = errno;
    unsigned char byte = (unsigned char)signal;
    /* The pipe holds more signals than anybody sends; one that is lost was preceded by others. */
    (void)!write(interruption_pipe[1], &byte, 1);
    errno = saved;
}

int helios_catch_interruptions(void) {
    if (interruption_pipe[0] >= 0) return interruption_pipe[0];
    if (pipe2(interruption_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    struct sigaction action = {0};
    action.sa_handler = note_interruption;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return interruption_pipe[0];
}

int helios_watcher(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int helios_watch(int watcher, const char *folder) {
    return inotify_add_watch(watcher, folder,
                             IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                 IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
                                 IN_DONT_FOLLOW | IN_EXCL_UNLINK);
}

int helios_watch_event(const char *events, int length, int *watch, const char **name) {
    if (length < (int)sizeof(struct inotify_event)) return -1;
    const struct inotify_event *event = (const struct inotify_event *)(const void *)events;
    *watch = event->mask & IN_Q_OVERFLOW ? -1 : event->wd;
    *name = event->len > 0 ? event->name : NULL;
    return (int)sizeof(struct inotify_event) + (int)event->len;
}
#else
#include <errno.h>

int helios_catch_interruptions(void) { return errno = ENOSYS, -1; }

int helios_watcher(void) { return errno = ENOSYS, -1; }

int helios_watch(int watcher, const char *folder) { return errno = ENOSYS, -1; }

int helios_watch_event(const char *events, int length, int *watch, const char **name) {
    return -1;
}
#endif
