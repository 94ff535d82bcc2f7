/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A profile page, the whole way to statements: each must be sound. */

#include "fuzz.h"
#include "job/profiles.h"
#include "sinks.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  static struct ess_world *world;
  static struct ess_log log;
  static const struct ess_profile_options options = {
    .people = ESS_PEOPLE_ALL};
  struct ess_profiles *profiles = NULL;
  char path[64];

  world = world ? world : ess_world_new(&log);
  const int fd = memfd_create("page", 0);
  if (world && fd >= 0 && write(fd, data, n) == (ssize_t)n &&
      ess_profiles_open(world, &options, &log, &profiles) == ESS_OK) {
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    (void)ess_profiles_read(profiles, path, &ess_fuzz_sound, NULL);
  }
  ess_profiles_close(profiles);
  if (fd >= 0) {
    (void)close(fd);
  }
  return 0;
}
