/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/profiles.h"

#include "input/folder.h"
#include "input/input.h"
#include "job/mappings.h"
#include "job/versions.h"
#include "map/account.h"
#include "map/emit_dataset.h"
#include "map/extract.h"
#include "map/facts.h"
#include "map/mint.h"
#include "map/withdraw.h"
#include "rdf/check.h"

#include <stdlib.h>
#include <string.h>

/* Bytes for records, as spool.h has it. */
static const size_t usual_memory = (size_t)1 << 24;

/* Bytes of a text at once: some dozens of profiles. */
static const size_t usual_window = (size_t)1 << 18;

struct ess_profiles {
  struct ess_world *world;
  const struct ess_profiles_plan *plan;
  const struct ess_profile_options *options;
  struct ess_log *log;
  struct ess_mapping *mapping;
  struct ess_reading *prose;
  struct ess_vocab *vocab;
  struct ess_view base;
  struct ess_spool_options facts_options;
  struct ess_spool_options versions_options;
  struct ess_spool_options census_options;
  struct ess_sorter *sorter;
  struct ess_spool *facts; /* or NULL; see keep_facts */
  struct ess_spool *accounts; /* or NULL; see keep_account */
  struct ess_versions *versions;
  struct ess_withdrawals *withdrawals; /* or NULL: nobody */
  struct ess_census *census;   /* or NULL: nothing is counted */
  struct ess_buf first;        /* IRI of an authority, the least */
  struct ess_buf updated;      /* the last day that a profile states */
  struct ess_dataset *dataset; /* statements of one profile */
  struct ess_profile profile;  /* being read: its memory is used again */
  struct ess_buf key;
  struct ess_buf rows;
};

/* `share` of the memory that the plan allows. */
static struct ess_spool_options
spool_options(const struct ess_profiles_plan *plan, size_t share)
{
  struct ess_spool_options options = plan->spool;
  if (!options.memory) {
    options.memory = usual_memory;
  }
  options.memory = options.memory / share + 1;
  return options;
}

static bool
make_parts(struct ess_profiles *p)
{
  p->facts_options = spool_options(p->plan, 4);
  p->versions_options = spool_options(p->plan, 8);
  p->census_options = spool_options(p->plan, 8);
  p->mapping = ess_mapping_new();
  p->vocab = ess_vocab_new(p->base);
  p->sorter = ess_sorter_new(&p->plan->spool, p->plan->graphs, p->log);
  p->versions = ess_versions_new(&p->versions_options, p->log);
  p->dataset = ess_dataset_new();
  if (p->plan->facts) {
    p->facts = ess_spool_new(&p->facts_options, p->log);
  }
  if (p->plan->report) {
    p->accounts = ess_spool_new(&p->facts_options, p->log);
  }
  if (p->plan->syntax && p->vocab) {
    p->census = ess_census_new(p->vocab, &p->census_options, p->log);
  }
  return p->mapping && p->vocab && p->sorter && p->versions && p->dataset &&
         (p->facts || !p->plan->facts) &&
         (p->accounts || !p->plan->report) &&
         (p->census || !p->plan->syntax);
}

static enum ess_status
fail_memory(const struct ess_profiles *p)
{
  return ess_fail(p->log, ESS_LIMIT, NULL, NULL, "out of memory");
}

static enum ess_status
read_withdrawals(struct ess_profiles *p)
{
  const char *path = p->options->withdraw;
  struct ess_buf text = {0};

  if (!path) {
    return ESS_OK;
  }
  p->withdrawals = ess_withdrawals_new();
  enum ess_status st =
    p->withdrawals ? ess_file_read(path, &text, p->log) : fail_memory(p);
  if (st == ESS_OK) {
    st = ess_withdrawals_add(p->withdrawals, ess_buf_view(&text), path,
                             p->log);
  }
  ess_buf_clear(&text);
  return st;
}

enum ess_status
ess_profiles_open(struct ess_world *world,
                  const struct ess_profiles_plan *plan, struct ess_log *log,
                  struct ess_profiles **ret)
{
  struct ess_profiles *p = calloc(1, sizeof *p);
  const char *base = plan->options->base;
  enum ess_status st = ESS_LIMIT;

  *ret = NULL;
  if (p) {
    p->world = world;
    p->plan = plan;
    p->options = plan->options;
    p->log = log;
    p->base = ess_view_of(base ? base : ESS_DEFAULT_BASE);
  }
  if (p && make_parts(p)) {
    st = read_withdrawals(p);
    st = st == ESS_OK
           ? ess_mappings_load(world, p->options, p->mapping, log)
           : st;
  } else {
    (void)ess_fail(log, st, NULL, NULL, "out of memory");
  }
  if (st == ESS_OK) {
    p->prose = ess_prose_new(p->mapping);
    st = p->prose ? ESS_OK : ESS_LIMIT;
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
    ess_prose_free(profiles->prose);
    ess_mapping_free(profiles->mapping);
    ess_vocab_free(profiles->vocab);
    ess_sorter_free(profiles->sorter);
    ess_spool_free(profiles->facts);
    ess_spool_free(profiles->accounts);
    ess_versions_free(profiles->versions);
    ess_withdrawals_free(profiles->withdrawals);
    ess_census_free(profiles->census);
    ess_buf_clear(&profiles->first);
    ess_buf_clear(&profiles->updated);
    ess_dataset_free(profiles->dataset);
    ess_profile_clear(&profiles->profile);
    ess_buf_clear(&profiles->key);
    ess_buf_clear(&profiles->rows);
    free(profiles);
  }
}

/* One document on its way to statements. */
struct reading {
  struct ess_profiles *profiles;
  const struct ess_sink *sink;
  struct ess_emit_context context;
  struct ess_segments segments; /* of the page, and what columns mean */
};

/* A record of a profile: by slug, then kind. Its rows follow the tag. */
static void
begin_record(struct ess_profiles *p, uint32_t tag)
{
  ess_buf_reset(&p->key);
  ess_buf_add(&p->key, p->profile.slug);
  ess_buf_putc(&p->key, '\0');
  ess_buf_add(&p->key, p->profile.kind_slug);
  ess_buf_reset(&p->rows);
  ess_buf_add(&p->rows, (struct ess_view){(const char *)&tag, sizeof tag});
}

static enum ess_status
end_record(struct ess_profiles *p, struct ess_spool *spool,
           enum ess_status st)
{
  const struct ess_record record = {ess_buf_view(&p->key),
                                    ess_buf_view(&p->rows)};
  st = ess_status_first(st, p->key.status);
  return st == ESS_OK ? ess_spool_add(spool, &record) : fail_memory(p);
}

static enum ess_status
keep_facts(struct ess_profiles *p, uint32_t tag)
{
  begin_record(p, tag);
  return end_record(
    p, p->facts,
    ess_facts_add(&p->rows, &p->profile, p->options->people));
}

static enum ess_status
keep_account(struct ess_profiles *p, const struct ess_page *page,
             const struct ess_segments *segments, size_t i, uint32_t tag)
{
  begin_record(p, tag);
  return end_record(p, p->accounts,
                    ess_account_add(&p->rows, page, segments, i, p->mapping,
                                    &p->profile, p->options->people));
}

/* Lines before the first profile: by the name of the page, before all
   slugs, which have no control character. */
static enum ess_status
keep_preamble(struct ess_profiles *p, const struct ess_page *page,
              const struct ess_segments *segments)
{
  const uint32_t tag = 0;
  ess_buf_reset(&p->key);
  ess_buf_putc(&p->key, '\1');
  ess_buf_puts(&p->key, page->source);
  ess_buf_reset(&p->rows);
  ess_buf_add(&p->rows, (struct ess_view){(const char *)&tag, sizeof tag});
  ess_account_preamble(&p->rows, page, segments);
  return p->rows.len > sizeof tag
           ? end_record(p, p->accounts, p->rows.status)
           : ESS_OK;
}

/* What the dataset holds has gone to the sorter: past the writer, and room
   for more. */
static void
pass_writer(struct ess_profiles *p)
{
  const struct ess_statements all = ess_dataset_all(p->dataset);

  if (p->plan->writer) {
    ess_writer_see(p->plan->writer, &all);
  }
  ess_dataset_reset(p->dataset);
}

/* What the dataset holds is kept. `own` is what no other document speaks
   of. */
static enum ess_status
keep_statements(struct ess_profiles *p, struct ess_view own, uint32_t tag)
{
  enum ess_status st = ess_sorter_add(p->sorter, p->dataset, tag);

  if (st == ESS_OK && p->census) {
    st = ess_census_add(p->census, p->dataset, own, tag);
  }
  pass_writer(p);
  return st;
}

/* Keep `v`, unless what is in `kept` is more or, with `sign` -1, less. */
static void
keep_most(struct ess_buf *kept, struct ess_view v, int sign)
{
  if (v.n && (!kept->len ||
              sign * ess_view_compare(v, ess_buf_view(kept)) > 0)) {
    ess_buf_reset(kept);
    ess_buf_add(kept, v);
  }
}

/* The statements of the profile, whose document is about itself alone. */
static enum ess_status
keep_profile(struct ess_profiles *p, uint32_t tag)
{
  struct ess_profile *profile = &p->profile;
  const struct ess_mint mint = ess_mint_new(
    &profile->arena, p->base, profile->kind_slug, profile->slug);

  keep_most(&p->first, mint.document, -1);
  keep_most(&p->updated, profile->updated.value, 1);
  if (ess_status_first(profile->arena.status,
                       ess_status_first(p->first.status,
                                        p->updated.status)) != ESS_OK) {
    return fail_memory(p);
  }
  return keep_statements(p, mint.document, tag);
}

static enum ess_status
read_profile(const struct reading *r, const struct ess_page *page,
             const struct ess_segments *segments, size_t i)
{
  struct ess_profiles *p = r->profiles;
  uint32_t tag = 0;

  ess_profile_reset(&p->profile);
  enum ess_status st = ess_extract(page, segments, i, p->mapping, p->options,
                                   p->prose, &p->profile, p->log);
  if (st == ESS_OK && p->withdrawals) {
    st = ess_withdraw(p->withdrawals, &p->profile, page, p->log);
  }
  if (st == ESS_OK) {
    st = ess_versions_add(p->versions, &p->profile, page->source, &tag);
  }
  if (st == ESS_OK) {
    st = ess_emit_profile(&r->context, &p->profile, r->sink);
  }
  if (st == ESS_OK) {
    st = keep_profile(p, tag);
  }
  if (st == ESS_OK && p->facts) {
    st = keep_facts(p, tag);
  }
  if (st == ESS_OK && p->accounts) {
    st = keep_account(p, page, segments, i, tag);
  }
  return st;
}

static enum ess_status
read_page(void *self, const struct ess_page *page)
{
  struct reading *r = self;
  struct ess_profiles *p = r->profiles;

  enum ess_status st =
    ess_segments_make(&r->segments, page, p->mapping, p->log);
  for (size_t i = 0; i < r->segments.n && st == ESS_OK; ++i) {
    st = read_profile(r, page, &r->segments, i);
  }
  if (st == ESS_OK && p->accounts) {
    st = keep_preamble(p, page, &r->segments);
  }
  if (page->more) {
    *page->used = r->segments.n ? r->segments.rest : 0;
  }
  return st;
}

static enum ess_status
read_document(void *self, const char *path)
{
  struct ess_profiles *profiles = self;
  const struct ess_sink kept = ess_dataset_sink(profiles->dataset);
  struct ess_checker checker = {
    .next = &kept, .log = profiles->log, .source = path};
  const struct ess_sink sink = ess_checker_sink(&checker);
  const size_t window = profiles->plan->window;
  struct ess_buf source = {0};

  ess_emit_source_iri(&source, profiles->base, profiles->options, path);
  struct reading reading = {
    .profiles = profiles,
    .sink = &sink,
    .context = {profiles->vocab, profiles->options, profiles->base,
                ess_buf_view(&source)},
  };
  const struct ess_page_sink pages = {
    read_page, &reading, window ? window : usual_window,
    profiles->plan->input};
  enum ess_status st = ess_input_read(path, &pages, profiles->log);
  if (st == ESS_OK) {
    st = ess_emit_source(&reading.context, path, &sink);
  }
  if (st == ESS_OK) {
    st = keep_statements(profiles, ess_view_of(""), 0);
  }
  ess_segments_clear(&reading.segments);
  ess_buf_clear(&source);
  return st;
}

static bool
is_dropped(const void *self, uint32_t tag)
{
  return ess_versions_is_dropped(self, tag);
}

/* The counts come last: they count all else. */
static enum ess_status
describe_counts(struct ess_profiles *p,
                const struct ess_emit_context *context,
                const struct ess_sink *sink)
{
  const struct ess_tag_filter filter = {is_dropped, p->versions};
  struct ess_totals totals;

  enum ess_status st = ess_census_total(p->census, &filter, &totals);
  if (st == ESS_OK) {
    st = ess_emit_totals(context, &totals, sink);
  }
  if (st == ESS_OK) {
    st = ess_sorter_add(p->sorter, p->dataset, 0);
  }
  pass_writer(p);
  return st;
}

static enum ess_status
describe(struct ess_profiles *p)
{
  const struct ess_sink kept = ess_dataset_sink(p->dataset);
  struct ess_checker checker = {.next = &kept, .log = p->log};
  const struct ess_sink sink = ess_checker_sink(&checker);
  const struct ess_emit_context context = {
    p->vocab, p->options, p->base, {NULL, 0}};
  const struct ess_whole whole = {
    p->plan->syntax, ess_buf_view(&p->updated), ess_buf_view(&p->first)};

  enum ess_status st = ess_emit_dataset(&context, &sink);
  if (st == ESS_OK && p->census) {
    st = ess_emit_whole(&context, &whole, &sink);
  }
  if (st == ESS_OK) {
    st = keep_statements(p, ess_view_of(""), 0);
  }
  if (st == ESS_OK && p->census) {
    st = describe_counts(p, &context, &sink);
  }
  return st;
}

enum ess_status
ess_profiles_read(struct ess_profiles *profiles, const char *path)
{
  const struct ess_path_sink files = {read_document, profiles};
  return ess_folder_walk(path, &files, profiles->log);
}

enum ess_status
ess_profiles_settle(struct ess_profiles *profiles, bool *ret_dropped)
{
  const enum ess_status st = ess_versions_settle(profiles->versions);
  if (ret_dropped) {
    *ret_dropped = ess_versions_dropped(profiles->versions) > 0;
  }
  if (st == ESS_OK && profiles->withdrawals) {
    ess_withdrawals_report(profiles->withdrawals, profiles->log);
  }
  return st == ESS_OK ? describe(profiles) : st;
}

enum ess_status
ess_profiles_statements(struct ess_profiles *profiles,
                        const struct ess_group_sink *sink)
{
  const struct ess_tag_filter filter = {is_dropped, profiles->versions};
  return ess_sorter_each(profiles->sorter, &filter, sink);
}

/* The facts table, or the report, on its way out. */
struct table {
  const struct ess_profiles *profiles;
  struct ess_output *out;
  const char *before; /* each record */
  bool started;
};

static enum ess_status
write_rows(void *self, const struct ess_record *record)
{
  struct table *table = self;
  uint32_t tag = 0;

  memcpy(&tag, record->payload.s, sizeof tag);
  if (ess_versions_is_dropped(table->profiles->versions, tag)) {
    return ESS_OK;
  }
  const enum ess_status st = ess_output_write(
    table->out, ess_view_of(table->started ? table->before : ""));
  table->started = true;
  return st != ESS_OK ? st : ess_output_write(table->out,
                          ess_view_sub(record->payload, sizeof tag,
                                       record->payload.n));
}

enum ess_status
ess_profiles_facts(struct ess_profiles *profiles, struct ess_output *out)
{
  struct table table = {profiles, out, "", false};
  const struct ess_record_sink sink = {write_rows, &table};

  ess_buf_reset(&profiles->rows);
  ess_facts_header(&profiles->rows);
  const enum ess_status st =
    ess_output_write(out, ess_buf_view(&profiles->rows));
  return st == ESS_OK && profiles->facts
           ? ess_spool_each(profiles->facts, &sink)
           : st;
}

enum ess_status
ess_profiles_report(struct ess_profiles *profiles, struct ess_output *out)
{
  struct table table = {profiles, out, ",\n", false};
  const struct ess_record_sink sink = {write_rows, &table};

  enum ess_status st = ess_output_write(out, ess_view_of("[\n"));
  if (st == ESS_OK && profiles->accounts) {
    st = ess_spool_each(profiles->accounts, &sink);
  }
  return st == ESS_OK ? ess_output_write(out, ess_view_of("\n]\n")) : st;
}
