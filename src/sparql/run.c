/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/run.h"

#include "base/slots.h"
#include "store/terms.h"

#include <stdlib.h>
#include <time.h>

/* A term of the run; its identifier has its number. */
struct run_term {
  enum ess_tag tag; /* what it would be in a dictionary */
  struct ess_view text;
};

struct ess_run_terms {
  struct ess_arena arena;
  struct ess_slots slots;
  struct run_term *list;
  size_t n;
  struct ess_buf text;
};

double
ess_run_now(void)
{
  struct timespec t = {0, 0};
  (void)clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

enum ess_status
ess_run_memory(struct ess_run *run)
{
  return ess_fail(run->log, ESS_LIMIT, NULL, "ask for less at a time",
                  "out of memory");
}

enum ess_status
ess_run_refuse(const struct ess_run *run, size_t at, bool silent,
               const char *hint, const char *text)
{
  const struct ess_place place =
    ess_place_at(run->source, run->query, at);
  return silent ? ESS_OK
                : ess_fail(run->log, ESS_BAD_INPUT, &place, hint, "%s", text);
}

enum ess_status
ess_run_blank_prefix(struct ess_run *run, struct ess_buf *out)
{
  ess_arena_reset(&run->scratch);
  const struct ess_datum blank =
    ess_function_call(&run->call, ESS_EXPR_BNODE, NULL, 0);
  ess_buf_add(out, ess_datum_text(&blank, &run->scratch));
  ess_buf_putc(out, 'x');
  return out->status ? ess_run_memory(run) : ESS_OK;
}

bool
ess_run_is_over(const struct ess_run *run)
{
  return (run->stop && *run->stop) ||
         (run->deadline > 0 && ess_run_now() > run->deadline);
}

/* For long calls, which cannot report. */
static bool
is_over(void *self)
{
  return ess_run_is_over(self);
}

static enum ess_status
look_up(struct ess_run *run)
{
  run->ticks = 0;
  if (run->stop && *run->stop) {
    return ess_fail(run->log, ESS_LIMIT, NULL, NULL, "given up");
  }
  if (run->deadline > 0 && ess_run_now() > run->deadline) {
    return ess_fail(run->log, ESS_LIMIT, NULL,
                    "allow more with --timeout, or ask for less",
                    "the query takes longer than %llu ms",
                    run->bounds.milliseconds);
  }
  return ESS_OK;
}

enum ess_status
ess_run_look(struct ess_run *run, const struct ess_table *table)
{
  if (!table || table->n <= run->most_rows) {
    return look_up(run);
  }
  return run->bounds.rows && table->n > run->bounds.rows
           ? ess_fail(run->log, ESS_LIMIT, NULL,
                      "allow more with --max-rows, or ask for less",
                      "the query needs more than %zu rows on the way",
                      run->bounds.rows)
           : ess_fail(run->log, ESS_LIMIT, NULL,
                      "allow more with --memory, or ask for less",
                      "the query needs more memory than is allowed");
}

static size_t
find_most_rows(const struct ess_run *run)
{
  const size_t rows = run->bounds.rows ? run->bounds.rows : SIZE_MAX;
  const size_t fit = run->bounds.memory
                       ? run->bounds.memory / (run->width * sizeof(ess_id))
                       : SIZE_MAX;
  return rows < fit ? rows : fit;
}

enum ess_status
ess_run_open(struct ess_run *run)
{
  run->terms = calloc(1, sizeof *run->terms);
  run->width = run->request->n_variables + 1;
  run->most_rows = find_most_rows(run);
  if (!run->terms) {
    return ess_run_memory(run);
  }
  const enum ess_status st =
    ess_call_context_init(&run->call, run->request->base);
  run->call.arena = &run->scratch;
  run->call.is_over = is_over;
  run->call.self = run;
  return st == ESS_LIMIT ? ess_run_memory(run) : st;
}

void
ess_run_start(struct ess_run *run)
{
  run->call.status = ESS_OK;
  run->call.too_long = false;
  if (run->bounds.milliseconds) {
    run->deadline = ess_run_now() + (double)run->bounds.milliseconds / 1e3;
  }
}

void
ess_run_close(struct ess_run *run)
{
  if (run->terms) {
    ess_arena_clear(&run->terms->arena);
    ess_buf_clear(&run->terms->text);
    free(run->terms);
    run->terms = NULL;
  }
  ess_call_context_clear(&run->call);
  ess_trace_clear(&run->trace);
  ess_table_clear(&run->answered);
  ess_buf_clear(&run->asked);
  ess_buf_clear(&run->text);
  ess_arena_clear(&run->scratch);
  ess_arena_clear(&run->arena);
}

/* ----------------------------------------------------------------- terms */

static ess_id
run_id(struct ess_run_terms *terms, enum ess_tag tag, struct ess_view text)
{
  const uint64_t hash = ess_term_hash(tag, text);
  size_t probe = 0;
  size_t number = ess_slots_next(&terms->slots, hash, &probe);

  while (number && (terms->list[number - 1].tag != tag ||
                    !ess_term_text_equal(tag, text,
                                         terms->list[number - 1].text))) {
    number = ess_slots_next(&terms->slots, hash, &probe);
  }
  if (!number) {
    struct run_term *list = ess_arena_grow(&terms->arena, terms->list,
                                           terms->n, sizeof *list);
    if (!list) {
      return 0;
    }
    terms->list = list;
    list[terms->n] =
      (struct run_term){tag, ess_arena_copy(&terms->arena, text)};
    number = ++terms->n;
    ess_slots_add(&terms->slots, &terms->arena, hash, number);
  }
  return terms->arena.status ? 0
                             : ess_id_of((enum ess_tag)ESS_TAG_RUN,
                                         number - 1);
}

enum ess_status
ess_run_id(struct ess_run *run, const struct ess_term *term, ess_id *ret)
{
  const enum ess_status st = ess_txn_id(run->txn, term, ret);

  if (st != ESS_OK || *ret) {
    return st;
  }
  const struct ess_view text = ess_term_text(term, &run->terms->text);
  *ret = run->terms->text.status
           ? 0
           : run_id(run->terms, ess_term_tag(term), text);
  return *ret ? ESS_OK : ess_run_memory(run);
}

enum ess_status
ess_run_term(struct ess_run *run, ess_id id, struct ess_buf *out,
             struct ess_term *ret)
{
  if ((unsigned)ess_id_tag(id) != ESS_TAG_RUN) {
    return ess_txn_term(run->txn, id, out, ret);
  }
  const struct run_term *term = &run->terms->list[ess_id_payload(id)];
  return ess_term_of_text(term->tag, term->text, ret);
}

struct ess_datum
ess_run_datum(struct ess_run *run, ess_id id, enum ess_status *ret_st)
{
  struct ess_term term;

  *ret_st = ESS_OK;
  if (!id || (!ess_id_in_dictionary(id) &&
              (unsigned)ess_id_tag(id) != ESS_TAG_RUN)) {
    return ess_datum_of_id(id);
  }
  *ret_st = ess_run_term(run, id, &run->text, &term);
  if (*ret_st == ESS_OK) {
    *ret_st = ess_run_work(run, term.value.n / ESS_BYTES_OF_A_ROW);
  }
  if (*ret_st != ESS_OK) {
    return ess_datum_error();
  }
  term.value = ess_arena_copy(&run->scratch, term.value);
  term.datatype = ess_arena_copy(&run->scratch, term.datatype);
  term.language = ess_arena_copy(&run->scratch, term.language);
  return ess_datum_of_term(&term, &run->scratch);
}

enum ess_status
ess_run_datum_id(struct ess_run *run, const struct ess_datum *datum,
                 ess_id *ret)
{
  struct ess_term term;

  *ret = 0;
  if (ess_datum_is_error(datum) ||
      !ess_datum_term(datum, &run->scratch, &term)) {
    return run->scratch.status ? ess_run_memory(run) : ESS_OK;
  }
  return ess_run_id(run, &term, ret);
}
