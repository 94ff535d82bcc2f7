/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A tool of the build: a file of `ontology/` to the labels it holds, so that
   the program need not parse and fold them each time it starts.
   usage: compile_mapping FILE.ttl > FILE */

#include "base/file.h"
#include "job/labels.h"

#include <stdio.h>

static void
print(void *self, const struct ess_diag *diag)
{
  (void)self;
  (void)fprintf(stderr, "%s:%lu: %s\n",
                diag->place.source ? diag->place.source : "-",
                diag->place.line, diag->text);
}

static enum ess_status
compile(const char *path, struct ess_buf *out, struct ess_log *log)
{
  struct ess_world *world = ess_world_new(log);
  struct ess_mapping *mapping = ess_mapping_new();
  struct ess_buf text = {0};
  enum ess_status st = world && mapping ? ESS_OK : ESS_LIMIT;

  if (st == ESS_OK) {
    st = ess_file_read(path, &text, log);
  }
  if (st == ESS_OK) {
    st = ess_labels_read(world, ess_buf_view(&text), path, mapping, log);
  }
  if (st == ESS_OK) {
    ess_mapping_save(mapping, out);
  }
  ess_buf_clear(&text);
  ess_mapping_free(mapping);
  ess_world_free(world);
  return ess_status_first(st, out->status);
}

int
main(int argc, char **argv)
{
  struct ess_log log = {.on_diag = print};
  struct ess_buf out = {0};

  enum ess_status st =
    argc == 2 ? compile(argv[1], &out, &log) : ESS_USAGE;
  if (st == ESS_OK &&
      (fwrite(out.data, 1, out.len, stdout) != out.len || fclose(stdout))) {
    st = ESS_IO;
  }
  ess_buf_clear(&out);
  return ess_status_exit_code(st);
}
