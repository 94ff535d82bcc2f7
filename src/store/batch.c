/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/batch.h"

#include "base/runs.h"
#include "store/locals.h"

#include <stdlib.h>
#include <string.h>

/* A term that came last in its place: most come again at once. */
struct recent {
  struct ess_term term; /* views `text` */
  struct ess_buf text;
  uint32_t number;
};

struct ess_batch {
  struct ess_dictionary *d;
  size_t memory;
  struct ess_locals *locals;
  struct ess_ranked *quads;
  size_t n;
  size_t room;
  struct recent recent[ESS_PLACES];
  struct ess_runs *runs[ESS_ORDERS]; /* NULL before the first spill */
  size_t spills;
  bool used;

  /* Where rows go when they are sorted. */
  enum ess_order order;
  struct ess_index_writer *writer; /* NULL: to runs */
  bool remove;
};

static enum ess_status
fail_memory(const struct ess_batch *batch)
{
  return ess_fail(ess_env_log(batch->d->env), ESS_LIMIT, NULL,
                  "load less at a time, or with less --memory",
                  "out of memory");
}

struct ess_batch *
ess_batch_new(struct ess_dictionary *d, size_t memory)
{
  struct ess_batch *batch = calloc(1, sizeof *batch);

  if (batch) {
    batch->d = d;
    batch->memory = memory;
    batch->locals = ess_locals_new();
  }
  if (batch && !batch->locals) {
    ess_batch_free(batch);
    return NULL;
  }
  return batch;
}

static void
free_runs(struct ess_batch *batch)
{
  for (size_t i = 0; i < ESS_ORDERS; ++i) {
    ess_runs_free(batch->runs[i]);
    batch->runs[i] = NULL;
  }
}

void
ess_batch_free(struct ess_batch *batch)
{
  if (batch) {
    free_runs(batch);
    for (size_t i = 0; i < ESS_PLACES; ++i) {
      ess_buf_clear(&batch->recent[i].text);
    }
    ess_locals_free(batch->locals);
    free(batch->quads);
    free(batch);
  }
}

bool
ess_batch_is_empty(const struct ess_batch *batch)
{
  return !batch->used;
}

size_t
ess_batch_spills(const struct ess_batch *batch)
{
  return batch->spills;
}

/* ------------------------------------------------------------- gathering */

static bool
make_room(struct ess_batch *batch)
{
  if (batch->n < batch->room) {
    return true;
  }
  const size_t room = batch->room ? 2 * batch->room : 64;
  struct ess_ranked *quads = realloc(batch->quads, room * sizeof *quads);
  if (quads) {
    batch->quads = quads;
    batch->room = room;
  }
  return quads != NULL;
}

/* Sorting takes the quads three times, and the terms twice more. */
static bool
is_full(const struct ess_batch *batch)
{
  return batch->n % 1024 == 1023 &&
         3 * batch->n * sizeof *batch->quads +
             40 * ess_locals_count(batch->locals) +
             ess_locals_bytes(batch->locals) >
           batch->memory;
}

static enum ess_status
put_terms(struct ess_batch *batch)
{
  size_t n = 0;
  struct ess_new_term *list = ess_locals_take_new(batch->locals, &n);
  return ess_dictionary_put(batch->d, list, n);
}

static void
forget(struct ess_batch *batch)
{
  ess_locals_reset(batch->locals);
  for (size_t i = 0; i < ESS_PLACES; ++i) {
    batch->recent[i].number = 0;
  }
  batch->n = 0;
}

/* ---------------------------------------------------------------- sorted */

/* An identifier in as few bytes as sort rightly: its tag with the number of
   bytes of its payload, then those. */
static unsigned char *
put_short(unsigned char *out, ess_id id)
{
  const uint64_t payload = ess_id_payload(id);
  const unsigned bits = (unsigned)(64 - __builtin_clzll(payload | 1));
  const unsigned n = bits > 48 ? 8 : (bits + 7) / 8;

  *out++ = (unsigned char)((unsigned)ess_id_tag(id) << 3 | (n > 7 ? 7 : n));
  for (unsigned i = n; i > 0; --i) {
    *out++ = (unsigned char)(payload >> (8 * (i - 1)));
  }
  return out;
}

static const unsigned char *
get_short(const unsigned char *p, ess_id *ret)
{
  const unsigned n = (*p & 7U) == 7 ? 8 : *p & 7U;
  const enum ess_tag tag = (enum ess_tag)(*p++ >> 3);
  uint64_t payload = 0;

  for (unsigned i = 0; i < n; ++i) {
    payload = payload << 8 | *p++;
  }
  *ret = ess_id_of(tag, payload);
  return p;
}

static enum ess_status
begin_order(void *self, enum ess_order order)
{
  struct ess_batch *batch = self;
  struct ess_index_writer *writer = batch->writer;
  enum ess_status st = ESS_OK;

  if (writer) {
    st = batch->order == order ? ESS_OK : ess_index_end(writer);
    st = st ? st : ess_index_begin(writer, order, batch->remove);
  } else if (!batch->runs[order]) {
    batch->runs[order] = ess_runs_new(ess_env_folder(batch->d->env),
                                      ess_env_log(batch->d->env));
    st = batch->runs[order] ? ESS_OK : fail_memory(batch);
  }
  batch->order = order;
  return st;
}

static enum ess_status
take_row(void *self, const struct ess_row *row)
{
  struct ess_batch *batch = self;
  unsigned char bytes[ESS_PLACES * 9];
  unsigned char *end = bytes;

  if (batch->writer) {
    return ess_index_put(batch->writer, row);
  }
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    end = put_short(end, row->k[i]);
  }
  const struct ess_record record = {
    {(const char *)bytes, (size_t)(end - bytes)}, {NULL, 0}};
  return ess_runs_add(batch->runs[batch->order], &record);
}

static enum ess_status
take_record(void *self, const struct ess_record *record)
{
  struct ess_batch *batch = self;
  const unsigned char *p = (const unsigned char *)record->key.s;
  struct ess_row row;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    p = get_short(p, &row.k[i]);
  }
  return ess_index_put(batch->writer, &row);
}

/* What is in memory, to the runs or to the writer. */
static enum ess_status
sort(struct ess_batch *batch)
{
  const struct ess_rows sink = {take_row, batch};
  const enum ess_status st =
    ess_sort_quads(batch->quads, batch->n, ess_locals_ids(batch->locals),
                   ess_locals_count(batch->locals), begin_order, &sink);
  return st == ESS_LIMIT ? fail_memory(batch) : st;
}

static enum ess_status
spill(struct ess_batch *batch)
{
  enum ess_status st = put_terms(batch);

  batch->writer = NULL;
  st = st ? st : sort(batch);
  for (size_t i = 0; i < ESS_ORDERS && st == ESS_OK; ++i) {
    st = ess_runs_end(batch->runs[i]);
  }
  ++batch->spills;
  forget(batch);
  return st;
}

static enum ess_status
merge_runs(struct ess_batch *batch)
{
  const struct ess_record_sink sink = {take_record, batch};
  enum ess_status st = ESS_OK;

  for (unsigned i = 0; i < ESS_ORDERS && st == ESS_OK; ++i) {
    st = begin_order(batch, (enum ess_order)i);
    st = st ? st
            : ess_runs_merge(batch->runs[i], batch->memory / 2, &sink);
  }
  return st;
}

enum ess_status
ess_batch_apply(struct ess_batch *batch, struct ess_index_writer *writer,
                bool remove)
{
  enum ess_status st = ESS_OK;

  if (batch->runs[0]) {
    st = spill(batch);
  }
  batch->writer = writer;
  batch->remove = remove;
  batch->order = ESS_ORDERS;
  if (st == ESS_OK && batch->runs[0]) {
    st = merge_runs(batch);
  } else if (st == ESS_OK) {
    st = put_terms(batch);
    st = st ? st : sort(batch);
  }
  st = st || batch->order == ESS_ORDERS ? st : ess_index_end(writer);
  batch->writer = NULL;
  batch->used = false;
  free_runs(batch);
  forget(batch);
  return st;
}

/* ----------------------------------------------------------------- adding */

static bool
is_same(const struct ess_term *a, const struct ess_term *b)
{
  return a->kind == b->kind && ess_view_equal(a->value, b->value) &&
         ess_view_equal(a->datatype, b->datatype) &&
         ess_view_equal(a->language, b->language);
}

/* Remember `term`, which is short and no literal. */
static void
remember(struct recent *recent, const struct ess_term *term, uint32_t number)
{
  ess_buf_reset(&recent->text);
  ess_buf_add(&recent->text, term->value);
  recent->term = *term;
  recent->term.value = ess_buf_view(&recent->text);
  recent->number = recent->text.status == ESS_OK ? number : 0;
}

static uint32_t
number_of(struct ess_batch *batch, unsigned place,
          const struct ess_term *term, enum ess_status *ret_st)
{
  struct recent *recent = &batch->recent[place];

  if (recent->number && is_same(term, &recent->term)) {
    return recent->number;
  }
  const uint32_t number =
    ess_locals_term(batch->locals, batch->d, term, ret_st);
  if (number && place != ESS_O) {
    remember(recent, term, number);
  }
  return number;
}

static enum ess_status
put_quad(struct ess_batch *batch, const struct ess_ranked *quad)
{
  if (!make_room(batch)) {
    return fail_memory(batch);
  }
  batch->quads[batch->n++] = *quad;
  batch->used = true;
  return is_full(batch) ? spill(batch) : ESS_OK;
}

enum ess_status
ess_batch_id(struct ess_batch *batch, const struct ess_term *term,
             ess_id *ret)
{
  enum ess_status st = ESS_OK;
  const uint32_t number =
    ess_locals_term(batch->locals, batch->d, term, &st);

  *ret = number ? ess_locals_ids(batch->locals)[number] : 0;
  return st == ESS_LIMIT ? fail_memory(batch) : st;
}

enum ess_status
ess_batch_add(struct ess_batch *batch, const struct ess_statement *statement)
{
  const struct ess_term *terms[ESS_PLACES] = {
    &statement->subject, &statement->predicate, &statement->object,
    &statement->graph};
  struct ess_ranked quad;
  enum ess_status st = ESS_OK;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    quad.at[i] = number_of(batch, i, terms[i], &st);
    if (!quad.at[i]) {
      return st == ESS_LIMIT ? fail_memory(batch) : st;
    }
  }
  return put_quad(batch, &quad);
}

enum ess_status
ess_batch_add_quad(struct ess_batch *batch, const struct ess_quad *quad)
{
  struct ess_ranked ranked;

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    ranked.at[i] = ess_locals_id(batch->locals, quad->at[i]);
    if (!ranked.at[i]) {
      return fail_memory(batch);
    }
  }
  return put_quad(batch, &ranked);
}
