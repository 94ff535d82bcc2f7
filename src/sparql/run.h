/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One request being answered (layer 5): what all parts of the engine share.

       text ─ parser.c ▶ ast.h ─ group.c ▶ tables of identifiers
                                   │  match.c: one triple pattern
                                   │  basic.c: several, in a good order
                                   │  path.c: property paths
                                   │  join.c: OPTIONAL, MINUS, sub-SELECT
                                   │  evaluate.c: expressions
                                   ▼
                              select.c: groups, order, slices
                                   ▼
                       answer.c: rows and graphs of terms

   Rows are identifiers until they are shown. What is not in the store, such
   as a sum, gets an identifier of the run: two terms are the same if and
   only if their identifiers are. */

#ifndef ESSAIM_SPARQL_RUN_H
#define ESSAIM_SPARQL_RUN_H

#include "base/diag.h"
#include "sparql/ast.h"
#include "sparql/bounds.h"
#include "sparql/explain.h"
#include "sparql/fetcher.h"
#include "sparql/function.h"
#include "sparql/table.h"
#include "store/quads.h"

/** Identifiers of terms that are not in the store. */
enum { ESS_TAG_RUN = 31 };

/** The first matches of a group; see match.h. */
struct ess_window;

/** Terms of a run; opaque. */
struct ess_run_terms;

/** Which graphs a request sees (SPARQL 1.1 Query, section 13). */
struct ess_seen {
  bool merged;      /**< The default graph is the merge of all graphs */
  bool chosen;      /**< FROM or FROM NAMED chose: */
  ess_id *defaults; /**< the graphs whose merge is the default one */
  size_t n_defaults;
  bool open;        /**< and GRAPH can name any, or */
  ess_id *named;    /**< those */
  size_t n_named;
};

/** A run. */
struct ess_run {
  struct ess_txn *txn;
  const struct ess_request *request;
  struct ess_view query; /**< The text of the request */
  const char *source;    /**< Its name */
  struct ess_log *log;
  struct ess_arena arena; /**< What lives as long as the run */
  struct ess_arena scratch; /**< What lives as long as a row is looked at */
  struct ess_call_context call;
  struct ess_buf text;  /**< Of the term at hand */
  struct ess_run_terms *terms;
  struct ess_seen seen;
  struct ess_bounds bounds;
  double deadline;      /**< Seconds of the monotonic clock; 0: none */
  const volatile bool *stop; /**< Set when the user gives up; or NULL */
  struct ess_fetcher fetcher;
  struct ess_buf asked;       /**< What a SERVICE asked last, and whom, */
  struct ess_table answered;  /**< and the rows that came */
  unsigned ticks;       /**< Work since the last look at the clock, in rows */
  size_t width;         /**< Columns of tables */
  size_t most_rows;     /**< Of any table, by the bounds */
  size_t enough;        /**< Rows of the next basic pattern that will do; or
                             0: all */
  struct ess_window *window; /**< Of the first pattern that comes, or NULL:
                                  match.h */
  unsigned batch;       /**< Of solutions: its number */
  const ess_id *start;  /**< Values that the caller gave to variables of an
                             update, as a row; or NULL */
  struct ess_trace trace;
};

/** What ess_run_check does now and then, and at a bound; or after a long
    wait. */
enum ess_status ess_run_look(struct ess_run *run,
                             const struct ess_table *table);

/** Work between two looks at the clock, in rows; and bytes that are as much
    work as a row. */
enum { ESS_RUN_PATIENCE = 1024, ESS_BYTES_OF_A_ROW = 256 };

/** ESS_OK if the run may go on, and `table` (or NULL) may be as large as it
    is; else ESS_LIMIT, reported. Cheap enough for every row. */
static inline enum ess_status
ess_run_check(struct ess_run *run, const struct ess_table *table)
{
  const bool calm = ++run->ticks < ESS_RUN_PATIENCE &&
                    (!table || table->n <= run->most_rows);
  return calm ? ESS_OK : ess_run_look(run, table);
}

/** Work as much as `amount` rows was done, without a table: as above. What may
    take longer than a row should says so, since rows between two looks at the
    clock are many. */
static inline enum ess_status
ess_run_work(struct ess_run *run, size_t amount)
{
  run->ticks +=
    amount < ESS_RUN_PATIENCE ? (unsigned)amount : ESS_RUN_PATIENCE;
  return run->ticks < ESS_RUN_PATIENCE ? ESS_OK : ess_run_look(run, NULL);
}

/** True if `table` has as many rows as the run asks for. */
static inline bool
ess_run_has_enough(const struct ess_run *run, const struct ess_table *table)
{
  return run->enough && table->n >= run->enough;
}

/** ESS_LIMIT, reported: without memory. */
enum ess_status ess_run_memory(struct ess_run *run);

/** Report that what begins at byte `at` of the text cannot be done,
    ESS_BAD_INPUT; ESS_OK if it is `silent`. */
enum ess_status ess_run_refuse(const struct ess_run *run, size_t at,
                               bool silent, const char *hint,
                               const char *text);

/** Append to `out` what labels of blank nodes may begin with that are like no
    other ones. ESS_LIMIT, reported. */
enum ess_status ess_run_blank_prefix(struct ess_run *run,
                                     struct ess_buf *out);

/** True if the user gave up, or the time is over. Reports nothing. */
bool ess_run_is_over(const struct ess_run *run);

/** Seconds of the monotonic clock. */
double ess_run_now(void);

/** Make what a run needs beside what its caller set; ESS_LIMIT, reported. */
enum ess_status ess_run_open(struct ess_run *run);

/** Begin to answer, perhaps again: the time that this may take, too. */
void ess_run_start(struct ess_run *run);

/** Free what the run made. */
void ess_run_close(struct ess_run *run);

/** The identifier of `term`; of the run, if the store has none. ESS_IO or
    ESS_LIMIT, reported. */
enum ess_status ess_run_id(struct ess_run *run, const struct ess_term *term,
                           ess_id *ret);

/** The datum of `id` (0: unbound); valid until `scratch` is reset. An error if
    the store cannot be read, which `*ret_st` tells. */
struct ess_datum ess_run_datum(struct ess_run *run, ess_id id,
                               enum ess_status *ret_st);

/** The identifier of `datum`, 0 if it is unbound or an error. ESS_IO or
    ESS_LIMIT, reported. */
enum ess_status ess_run_datum_id(struct ess_run *run,
                                 const struct ess_datum *datum, ess_id *ret);

/** The term of `id`, which is not 0: as ess_txn_term. */
enum ess_status ess_run_term(struct ess_run *run, ess_id id,
                             struct ess_buf *out, struct ess_term *ret);

#endif
