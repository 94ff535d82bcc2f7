/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Reads files as `essaim load` does and drops the statements: what reading
   alone takes. usage: read_rdf FILE... */

#include "job/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static void
show(void *self, const struct ess_diag *diag)
{
  (void)self;
  (void)fprintf(stderr, "%s:%lu:%lu: %s\n",
                diag->place.source ? diag->place.source : "",
                diag->place.line, diag->place.column, diag->text);
}

static double
seconds(const struct timeval *t)
{
  return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
  static const struct ess_profile_options options;
  struct ess_log log = {show, NULL, 0, 0};
  struct ess_world *world = ess_world_new(&log);
  struct ess_sources *sources =
    world ? ess_sources_new(world, &options, &log) : NULL;
  struct ess_counter counter = {0};
  const struct ess_sink sink = ess_counter_sink(&counter);
  struct rusage usage = {0};
  enum ess_status st = sources ? ESS_OK : ESS_LIMIT;

  for (int i = 1; i < argc && st == ESS_OK; ++i) {
    st = ess_sources_read(sources, argv[i], NULL, &sink);
  }
  st = st == ESS_OK ? ess_sources_finish(sources, &sink) : st;
  ess_sources_free(sources);
  ess_world_free(world);
  (void)getrusage(RUSAGE_SELF, &usage);
  (void)printf("%lu statements, user %.3f s, system %.3f s, %ld MiB\n",
               counter.count, seconds(&usage.ru_utime),
               seconds(&usage.ru_stime), usage.ru_maxrss / 1024);
  return ess_status_exit_code(st);
}
