/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/profiles.h"

#include "input/folder.h"
#include "input/input.h"
#include "map/builtin.h"
#include "map/emit.h"
#include "map/extract.h"
#include "map/facts.h"
#include "rdf/syntax.h"
#include "redland/reader.h"

#include <stdlib.h>

struct ess_profiles {
  struct ess_world *world;
  const struct ess_profile_options *options;
  struct ess_log *log;
  struct ess_mapping *mapping;
  struct ess_vocab *vocab;
  struct ess_view base;
  struct ess_arena arena;
  struct ess_view *seen; /* kind/slug of every profile so far */
  size_t n_seen;
};

static enum ess_status
read_mapping_text(struct ess_profiles *p, struct ess_view text,
                  const char *source)
{
  const struct ess_sink sink = ess_mapping_sink(p->mapping);
  const struct ess_document document = {
    text, source, ESS_DEFAULT_BASE "def/", ess_syntax_get(ESS_TURTLE)};
  return ess_reader_run(p->world, &document, &sink);
}

/* A file of the user's mapping folder. */
static enum ess_status
read_mapping_file(struct ess_profiles *p, const char *name)
{
  struct ess_buf path = {0};
  struct ess_buf text = {0};

  ess_buf_printf(&path, "%s/%s", p->options->mapping, name);
  enum ess_status st = ess_file_read(ess_buf_str(&path), &text, p->log);
  if (st == ESS_OK) {
    st = read_mapping_text(p, ess_buf_view(&text), ess_buf_str(&path));
  }
  ess_buf_clear(&text);
  ess_buf_clear(&path);
  return st;
}

static enum ess_status
read_mapping(struct ess_profiles *p)
{
  enum ess_status st = ESS_OK;
  for (size_t i = 0; ess_builtins[i].name && st == ESS_OK; ++i) {
    st = p->options->mapping
           ? read_mapping_file(p, ess_builtins[i].name)
           : read_mapping_text(p, ess_view_of(ess_builtins[i].text),
                               ess_builtins[i].name);
  }
  return st == ESS_OK ? ess_mapping_finish(p->mapping, p->log) : st;
}

enum ess_status
ess_profiles_open(struct ess_world *world,
                  const struct ess_profile_options *options,
                  struct ess_log *log, struct ess_profiles **ret)
{
  struct ess_profiles *p = calloc(1, sizeof *p);
  enum ess_status st = ESS_LIMIT;

  *ret = NULL;
  if (p) {
    p->world = world;
    p->options = options;
    p->log = log;
    p->base = ess_view_of(options->base ? options->base : ESS_DEFAULT_BASE);
    p->mapping = ess_mapping_new();
    p->vocab = ess_vocab_new(p->base);
  }
  if (p && p->mapping && p->vocab) {
    st = read_mapping(p);
  } else {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  if (st == ESS_OK) {
    *ret = p;
  } else {
    ess_profiles_close(p);
  }
  return st;
}

void
ess_profiles_close(struct ess_profiles *profiles)
{
  if (profiles) {
    ess_mapping_free(profiles->mapping);
    ess_vocab_free(profiles->vocab);
    ess_arena_clear(&profiles->arena);
    free(profiles);
  }
}

/* Two documents under one IRI would flow into each other unseen. */
static enum ess_status
remember(struct ess_profiles *p, const struct ess_page *page,
         const struct ess_profile *profile)
{
  struct ess_buf key = {0};
  enum ess_status st = ESS_OK;

  ess_buf_add(&key, profile->kind_slug);
  ess_buf_putc(&key, '/');
  ess_buf_add(&key, profile->slug);
  for (size_t i = 0; i < p->n_seen && st == ESS_OK; ++i) {
    if (ess_view_equal(p->seen[i], ess_buf_view(&key))) {
      const struct ess_place place = {page->source, profile->name.line, 1,
                                      profile->name.written};
      st = ess_fail(p->log, ESS_BAD_INPUT, &place,
                    "convert them one by one; when loaded, the later "
                    "replaces the earlier",
                    "a second profile for id/%s", ess_buf_str(&key));
    }
  }
  struct ess_view *seen =
    ess_arena_grow(&p->arena, p->seen, p->n_seen, sizeof *seen);
  if (seen) {
    p->seen = seen;
    seen[p->n_seen++] = ess_arena_copy(&p->arena, ess_buf_view(&key));
  }
  ess_buf_clear(&key);
  return ess_status_first(st, p->arena.status);
}

static enum ess_status
read_profile(struct ess_profiles *p, const struct ess_page *page,
             const struct ess_segments *segments, size_t i,
             const struct ess_emit_context *context,
             const struct ess_sink *sink, struct ess_output *facts)
{
  struct ess_profile profile = {0};

  enum ess_status st = ess_extract(page, segments, i, p->mapping, p->options,
                                   &profile, p->log);
  if (st == ESS_OK) {
    st = remember(p, page, &profile);
  }
  if (st == ESS_OK) {
    st = ess_emit_profile(context, &profile, sink);
  }
  if (st == ESS_OK && facts) {
    st = ess_facts_write(&profile, p->options->people, facts);
  }
  ess_profile_clear(&profile);
  return st;
}

/* One document on its way to statements. */
struct reading {
  struct ess_profiles *profiles;
  const struct ess_sink *sink;
  struct ess_output *facts;
  struct ess_emit_context context;
  struct ess_segments segments; /* of the page, and what columns mean */
};

static enum ess_status
read_page(void *self, const struct ess_page *page)
{
  struct reading *r = self;
  struct ess_profiles *p = r->profiles;

  enum ess_status st =
    ess_segments_make(&r->segments, page, p->mapping, p->log);
  for (size_t i = 0; i < r->segments.n && st == ESS_OK; ++i) {
    st = read_profile(p, page, &r->segments, i, &r->context, r->sink,
                      r->facts);
  }
  return st;
}

static enum ess_status
read_document(void *self, const char *path)
{
  const struct reading *given = self;
  struct ess_profiles *profiles = given->profiles;
  struct ess_buf source = {0};

  ess_emit_source_iri(&source, profiles->base, profiles->options, path);
  struct reading reading = {
    .profiles = profiles,
    .sink = given->sink,
    .facts = given->facts,
    .context = {profiles->vocab, profiles->options, profiles->base,
                ess_buf_view(&source)},
  };
  const struct ess_page_sink pages = {read_page, &reading};
  enum ess_status st = ess_input_read(path, &pages, profiles->log);
  if (st == ESS_OK) {
    st = ess_emit_dataset(&reading.context, reading.sink);
  }
  ess_segments_clear(&reading.segments);
  ess_buf_clear(&source);
  return st;
}

enum ess_status
ess_profiles_read(struct ess_profiles *profiles, const char *path,
                  const struct ess_sink *sink, struct ess_output *facts)
{
  struct reading reading = {.profiles = profiles,
                            .sink = sink,
                            .facts = facts};
  const struct ess_path_sink files = {read_document, &reading};
  return ess_folder_walk(path, &files, profiles->log);
}
