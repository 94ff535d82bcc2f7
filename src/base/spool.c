/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/spool.h"

#include "base/buf.h"
#include "base/runs.h"

#include <stdint.h>
#include <stdlib.h>

/* A record in memory: offsets, since the bytes move as they grow. */
struct item {
  size_t at;
  uint32_t key;
  uint32_t payload;
};

struct ess_spool {
  struct ess_log *log;
  size_t memory;
  struct ess_buf bytes;
  struct item *items;
  size_t n;
  size_t cap;
  bool sorted;
  struct ess_runs *runs;
  enum ess_status status; /* the first failure */
};

static const size_t usual_memory = (size_t)1 << 24;
/* Below what a buffer takes. */
static const size_t most_memory = (size_t)1 << 30;

struct ess_spool *
ess_spool_new(const struct ess_spool_options *options, struct ess_log *log)
{
  struct ess_spool *spool = calloc(1, sizeof *spool);
  const char *folder = options ? options->folder : NULL;

  if (!spool) {
    return NULL;
  }
  spool->log = log;
  spool->memory =
    options && options->memory ? options->memory : usual_memory;
  if (spool->memory > most_memory) {
    spool->memory = most_memory;
  }
  spool->runs = ess_runs_new(folder ? folder : "/tmp", log);
  if (!spool->runs) {
    ess_spool_free(spool);
    return NULL;
  }
  return spool;
}

void
ess_spool_free(struct ess_spool *spool)
{
  if (spool) {
    ess_runs_free(spool->runs);
    ess_buf_clear(&spool->bytes);
    free(spool->items);
    free(spool);
  }
}

size_t
ess_spool_runs(const struct ess_spool *spool)
{
  return ess_runs_count(spool->runs);
}

static struct ess_record
record_of(const char *bytes, const struct item *item)
{
  const char *key = bytes + item->at;
  return (struct ess_record){{key, item->key},
                             {key + item->key, item->payload}};
}

static int
compare(const void *a, const void *b, void *bytes)
{
  const struct ess_record left = record_of(bytes, a);
  const struct ess_record right = record_of(bytes, b);
  return ess_record_compare(&left, &right);
}

/* What is in memory, sorted, to `add`; of equal records one. */
static enum ess_status
each_in_memory(struct ess_spool *spool, const struct ess_record_sink *sink)
{
  const struct item *last = NULL;
  enum ess_status st = ESS_OK;

  if (!spool->sorted && spool->n) {
    qsort_r(spool->items, spool->n, sizeof *spool->items, compare,
            spool->bytes.data);
  }
  spool->sorted = true;
  for (size_t i = 0; i < spool->n && st == ESS_OK; ++i) {
    const struct item *item = &spool->items[i];
    if (!last || compare(last, item, spool->bytes.data) != 0) {
      const struct ess_record record = record_of(spool->bytes.data, item);
      st = sink->add(sink->self, &record);
    }
    last = item;
  }
  return st;
}

static enum ess_status
add_to_run(void *self, const struct ess_record *record)
{
  return ess_runs_add(self, record);
}

static enum ess_status
spill(struct ess_spool *spool)
{
  const struct ess_record_sink run = {add_to_run, spool->runs};
  enum ess_status st = each_in_memory(spool, &run);

  if (st == ESS_OK) {
    st = ess_runs_end(spool->runs);
  }
  ess_buf_reset(&spool->bytes);
  spool->n = 0;
  return st;
}

static bool
make_room(struct ess_spool *spool)
{
  if (spool->n < spool->cap) {
    return true;
  }
  const size_t cap = spool->cap ? spool->cap + spool->cap / 2 : 64;
  struct item *items = realloc(spool->items, cap * sizeof *items);
  if (!items) {
    return false;
  }
  spool->items = items;
  spool->cap = cap;
  return true;
}

/* Whether one more record goes beyond the memory allowed; sorting takes as
   much again for the items. */
static bool
is_full(const struct ess_spool *spool, size_t more)
{
  const size_t items = 2 * (spool->n + 1) * sizeof *spool->items;
  return spool->n && spool->bytes.len + more + items > spool->memory;
}

enum ess_status
ess_spool_add(struct ess_spool *spool, const struct ess_record *record)
{
  const size_t n = record->key.n + record->payload.n;

  if (spool->status == ESS_OK && is_full(spool, n)) {
    spool->status = spill(spool);
  }
  if (spool->status != ESS_OK) {
    return spool->status;
  }
  const struct item item = {spool->bytes.len, (uint32_t)record->key.n,
                            (uint32_t)record->payload.n};
  ess_buf_add(&spool->bytes, record->key);
  ess_buf_add(&spool->bytes, record->payload);
  if (spool->bytes.status != ESS_OK || !make_room(spool)) {
    spool->status =
      ess_fail(spool->log, ESS_LIMIT, NULL, NULL, "out of memory");
    return spool->status;
  }
  spool->items[spool->n++] = item;
  spool->sorted = false;
  return ESS_OK;
}

enum ess_status
ess_spool_each(struct ess_spool *spool, const struct ess_record_sink *sink)
{
  if (spool->status == ESS_OK && ess_spool_runs(spool) && spool->n) {
    spool->status = spill(spool);
  }
  if (spool->status != ESS_OK) {
    return spool->status;
  }
  if (!ess_spool_runs(spool)) {
    return each_in_memory(spool, sink);
  }
  /* The memory is for reading now. */
  ess_buf_clear(&spool->bytes);
  return ess_runs_merge(spool->runs, spool->memory, sink);
}
