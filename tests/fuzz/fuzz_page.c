/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A profile page, the whole way to statements: each must be sound. */

#include "fuzz.h"
#include "job/profiles.h"
#include "sinks.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

static enum ess_status
demand(void *self, const struct ess_statements *group)
{
  (void)self;
  for (size_t i = 0; i < group->n; ++i) {
    (void)ess_sink_add(&ess_fuzz_sound, &group->items[i]);
  }
  return ESS_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  static struct ess_world *world;
  static struct ess_log log;
  static const struct ess_profile_options options = {
    .people = ESS_PEOPLE_ALL};
  static const struct ess_profiles_plan plan = {
    .options = &options, .spool = {.memory = 1000}, .window = 100,
    .graphs = true, .facts = true};
  static const struct ess_group_sink sound = {demand, NULL};
  struct ess_profiles *profiles = NULL;
  char path[64];

  world = world ? world : ess_world_new(&log);
  const int fd = memfd_create("page", 0);
  if (world && fd >= 0 && write(fd, data, n) == (ssize_t)n &&
      ess_profiles_open(world, &plan, &log, &profiles) == ESS_OK) {
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (ess_profiles_read(profiles, path) == ESS_OK &&
        ess_profiles_settle(profiles, NULL) == ESS_OK) {
      (void)ess_profiles_statements(profiles, &sound);
    }
  }
  ess_profiles_close(profiles);
  if (fd >= 0) {
    (void)close(fd);
  }
  return 0;
}
