/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/writer.h"

#include "store/trouble.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

/* The time between two tries, in milliseconds, and the width of the number
   of a process, which always overwrites the whole of the last one. */
enum { first_pause = 10, longest_pause = 100, width = 20 };

static int64_t
now_ms(void)
{
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
pause_ms(long ms)
{
  const struct timespec t = {ms / 1000, ms % 1000 * 1000000L};
  (void)nanosleep(&t, NULL);
}

/* For messages only: if it cannot be written, it is not said. */
static void
sign(int fd, pid_t pid)
{
  char text[width + 1];
  (void)snprintf(text, sizeof text, "%-*ld\n", width - 1, (long)pid);
  if (pwrite(fd, text, width, 0) != width) {
    (void)ftruncate(fd, 0);
  }
}

static enum ess_status
refuse(const struct ess_home *home, int fd, struct ess_log *log)
{
  static const char hint[] =
    "try again when it is done, or wait for it with --wait SECONDS";
  const struct ess_place place = {home->path, 0, 0, {NULL, 0}};
  char text[width + 1] = {0};
  const ssize_t n = pread(fd, text, width, 0);
  const long pid = n > 0 ? strtol(text, NULL, 10) : 0;

  if (pid == (long)getpid()) {
    return ess_fail(log, ESS_IO, &place, NULL,
                    "this process is writing to the store already");
  }
  if (pid > 0) {
    return ess_fail(log, ESS_IO, &place, hint,
                    "another process (pid %ld) is writing to the store",
                    pid);
  }
  return ess_fail(log, ESS_IO, &place, hint,
                  "another process is writing to the store");
}

/* 0, EWOULDBLOCK if it has not come free in time, or another errno. */
static int
take(int fd, unsigned wait)
{
  const int64_t end = now_ms() + (int64_t)wait * 1000;
  int64_t pause = first_pause;

  while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
    const int64_t left = end - now_ms();
    if (errno != EINTR && (errno != EWOULDBLOCK || left <= 0)) {
      return errno;
    }
    pause_ms((long)(pause < left ? pause : left));
    pause = pause * 2 < longest_pause ? pause * 2 : longest_pause;
  }
  return 0;
}

enum ess_status
ess_writer_take(const struct ess_home *home, unsigned wait, int *ret,
                struct ess_log *log)
{
  enum ess_status st = ESS_OK;
  const int fd = openat(home->fd, "writer",
                        O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);

  *ret = -1;
  if (fd < 0 && errno == ENOENT) {
    return ess_home_gone(home, log);
  }
  if (fd < 0) {
    return ess_trouble(log, home->path, errno, "cannot write to the store");
  }
  const int error = take(fd, wait);
  if (error) {
    st = error == EWOULDBLOCK
           ? refuse(home, fd, log)
           : ess_trouble(log, home->path, error, "cannot lock the store");
    (void)close(fd);
    return st;
  }
  sign(fd, getpid());
  *ret = fd;
  return ESS_OK;
}

void
ess_writer_release(int fd)
{
  if (fd >= 0) {
    sign(fd, 0);
    /* Not by closing alone: a child may hold it too. */
    (void)flock(fd, LOCK_UN);
    (void)close(fd);
  }
}
