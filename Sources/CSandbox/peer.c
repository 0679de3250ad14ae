#define _GNU_SOURCE
#include "sandbox.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <unistd.h>

enum {
  // How long a process may take to leave by itself, which one that waits for its next request does.
  GRACE_MICROSECONDS = 50000,
  // More than the least that threads may have; the loop below needs next to none.
  STACK_BYTES = 64 << 10,
};

static void *watch(void *argument) {
  struct pollfd peer = {.fd = (int)(intptr_t)argument, .events = 0};
  while (poll(&peer, 1, -1) < 0 && errno == EINTR) {
  }
  usleep(GRACE_MICROSECONDS);
  // Only a group of its own: a process that was started by hand may share its shell's.
  kill(getpgrp() == getpid() ? 0 : getpid(), SIGKILL);
  _exit(70);
}

int kanwu_end_with_peer(int descriptor) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return error;
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_setstacksize(&attributes, STACK_BYTES);
  // The thread inherits the mask: signals (an alarm, an interrupt) stay the main thread's.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  error = pthread_create(&thread, &attributes, watch, (void *)(intptr_t)descriptor);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return error;
}
