/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A profile document for the targets that read one, in a file that exists
   in memory only, under a name whose extension says its format. */

#ifndef ESSAIM_TESTS_FUZZ_DOCUMENT_H
#define ESSAIM_TESTS_FUZZ_DOCUMENT_H

#include "input/input.h"
#include "map/builtin.h"
#include "map/emit.h"
#include "map/extract.h"
#include "map/prose.h"
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

/** The mapping that is built in; loaded once, since that is what takes
    time. */
static inline const struct ess_mapping *
ess_fuzz_mapping(void)
{
  static struct ess_mapping *mapping;
  static struct ess_log log;

  if (!mapping) {
    mapping = ess_mapping_new();
    for (size_t i = 0; ess_builtins[i].name; ++i) {
      if (ess_mapping_restore(mapping, ess_view_of(ess_builtins[i].text)) !=
          ESS_OK) {
        abort();
      }
    }
    if (ess_mapping_finish(mapping, &log) != ESS_OK) {
      abort();
    }
  }
  return mapping;
}

/** Map one page and demand that its statements are sound; `self` is what
    columns mean. */
static inline enum ess_status
ess_fuzz_page(void *self, const struct ess_page *page)
{
  static const struct ess_profile_options options = {
    .people = ESS_PEOPLE_ALL, .name = "Metz"};
  static struct ess_vocab *vocab;
  static struct ess_reading *prose;
  static struct ess_log log;
  const struct ess_view base = ess_view_of(ESS_DEFAULT_BASE);
  const struct ess_mapping *mapping = ess_fuzz_mapping();
  struct ess_segments *segments = self;

  vocab = vocab ? vocab : ess_vocab_new(base);
  prose = prose ? prose : ess_prose_new(mapping);
  const struct ess_emit_context context = {vocab, &options, base, base};
  enum ess_status st = ess_segments_make(segments, page, mapping, &log);
  for (size_t i = 0; st == ESS_OK && i < segments->n; ++i) {
    struct ess_profile profile = {0};
    st = ess_extract(page, segments, i, mapping, &options, prose, &profile,
                     &log);
    if (st == ESS_OK) {
      st = ess_emit_profile(&context, &profile, &ess_fuzz_sound);
    }
    ess_profile_clear(&profile);
  }
  if (page->more) {
    *page->used = segments->n ? segments->rest : 0;
  }
  return st;
}

/** Read and map the document of `n` bytes at `data`, which is called
    `name`. */
static inline void
ess_fuzz_document(const char *name, const uint8_t *data, size_t n)
{
  static struct ess_log log;
  struct ess_segments segments = {0};
  /* Small windows: a text is read in many. */
  const struct ess_page_sink sink = {ess_fuzz_page, &segments, 100,
                                     {0}};
  const int fd = memfd_create("document", 0);
  const char *path = fd >= 0 ? ess_fuzz_link(name, fd) : NULL;

  if (path && write(fd, data, n) == (ssize_t)n) {
    (void)ess_input_read(path, &sink, &log);
  }
  ess_segments_clear(&segments);
  if (path) {
    (void)unlink(path);
  }
  if (fd >= 0) {
    (void)close(fd);
  }
}

#endif
