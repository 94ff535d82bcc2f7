/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A profile document for the targets that read one, in a file that exists
   in memory only, under a name whose extension says its format. */

#ifndef ESSAIM_TESTS_FUZZ_DOCUMENT_H
#define ESSAIM_TESTS_FUZZ_DOCUMENT_H

#include "job/profiles.h"
#include "sinks.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static char ess_fuzz_folder[] = "/tmp/essaim-fuzz-XXXXXX";

static inline void
ess_fuzz_tidy(void)
{
  (void)rmdir(ess_fuzz_folder);
}

/** The path of a new link named `name` to the descriptor `fd`, in a folder
    that is made at the first call and goes at the end of the program. */
static inline const char *
ess_fuzz_link(const char *name, int fd)
{
  static char path[128];
  static bool made;
  char target[64];

  if (!made && mkdtemp(ess_fuzz_folder)) {
    made = true;
    (void)atexit(ess_fuzz_tidy);
  }
  (void)snprintf(target, sizeof target, "/proc/%ld/fd/%d", (long)getpid(),
                 fd);
  (void)snprintf(path, sizeof path, "%s/%s", ess_fuzz_folder, name);
  (void)unlink(path);
  return made && symlink(target, path) == 0 ? path : NULL;
}

/** Map the document of `n` bytes at `data`, which is called `name`; abort at
    a statement that is not sound. */
static inline void
ess_fuzz_document(const char *name, const uint8_t *data, size_t n)
{
  static struct ess_world *world;
  static struct ess_log log;
  static const struct ess_profile_options options = {
    .people = ESS_PEOPLE_ALL, .name = "Metz"};
  struct ess_profiles *profiles = NULL;

  world = world ? world : ess_world_new(&log);
  const int fd = memfd_create("document", 0);
  const char *path = fd >= 0 ? ess_fuzz_link(name, fd) : NULL;
  if (world && path && write(fd, data, n) == (ssize_t)n &&
      ess_profiles_open(world, &options, &log, &profiles) == ESS_OK) {
    (void)ess_profiles_read(profiles, path, &ess_fuzz_sound, NULL);
  }
  ess_profiles_close(profiles);
  if (path) {
    (void)unlink(path);
  }
  if (fd >= 0) {
    (void)close(fd);
  }
}

#endif
