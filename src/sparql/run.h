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
#include "sparql/function.h"
#include "sparql/table.h"
#include "store/quads.h"

/** Identifiers of terms that are not in the store. */
enum { ESS_TAG_RUN = 31 };

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

/** Bounds of a request; 0: none. */
struct ess_bounds {
  unsigned long long milliseconds;
  size_t rows;   /**< Of any table on the way */
  size_t memory; /**< Bytes of any table on the way */
};

/** A step that was taken, for an explanation. */
struct ess_step {
  const char *what;     /**< Static: "scan", "join" … */
  struct ess_view text; /**< Of the pattern; or empty */
  double estimate;      /**< Rows that were expected, or -1 */
  size_t rows;          /**< Rows that came */
  double seconds;
  unsigned depth;       /**< How far within other steps */
};

/** Told of the steps of a run. `{0}` is told nothing. */
struct ess_step_sink {
  void (*add)(void *self, const struct ess_step *step); /**< or NULL */
  void *self; /**< Handed to `add` */
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
  unsigned ticks;
  size_t width;         /**< Columns of tables */
  size_t enough;        /**< Rows of the next basic pattern that will do; or
                             0: all */
  bool explain;
  struct ess_step *steps;
  size_t n_steps;
  unsigned depth;
};

/** ESS_OK if the run may go on, and `table` (or NULL) may be as large as it
    is; else ESS_LIMIT, reported. Cheap enough for every row. */
enum ess_status ess_run_check(struct ess_run *run,
                              const struct ess_table *table);

/** Bytes that are as much work as a row. */
enum { ESS_BYTES_OF_A_ROW = 256 };

/** Work as much as `amount` rows was done, without a table: as above. What may
    take longer than a row should says so, since rows between two looks at the
    clock are many. */
enum ess_status ess_run_work(struct ess_run *run, size_t amount);

/** ESS_LIMIT, reported: without memory. */
enum ess_status ess_run_memory(struct ess_run *run);

/** Seconds of the monotonic clock. */
double ess_run_now(void);

/** Begin a step called `what` about `text`; returns its number for
    ess_run_end, or nothing of use if nobody wants an explanation. */
size_t ess_run_begin(struct ess_run *run, const char *what,
                     struct ess_view text, double estimate);

/** End step `nth`, which gave `rows`. */
void ess_run_end(struct ess_run *run, size_t nth, size_t rows);

/** Make what a run needs beside what its caller set; ESS_LIMIT, reported. */
enum ess_status ess_run_open(struct ess_run *run);

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
