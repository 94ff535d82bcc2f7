/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the parts of doctor share (layer 6). */

#ifndef ESSAIM_JOB_DOCTOR_INSIDE_H
#define ESSAIM_JOB_DOCTOR_INSIDE_H

#include "job/doctor.h"
#include "sync/failure.h"

/** A target that is looked at. */
struct ess_doctor {
  const struct ess_doctor_options *options;
  const struct ess_probe_sink *sink;
  struct ess_target target;   /**< A copy of that of the options */
  struct ess_client *client;
  struct ess_abilities can;   /**< What was found */
  struct ess_failure failure; /**< Why the last request failed */
  struct ess_log quiet;       /**< Where that goes */
  struct ess_buf scratch;     /**< How the names of our graphs begin */
  bool written;               /**< Some of them may be there */
  struct ess_log *log;
};

/** The graphs; each is `scratch` with one of these behind. */
enum ess_scratch {
  ESS_SCRATCH_UPDATE,
  ESS_SCRATCH_BATCH,
  ESS_SCRATCH_FROM,
  ESS_SCRATCH_TO,
  ESS_SCRATCH_PUT,
  ESS_SCRATCH_LITERALS,
  ESS_SCRATCH_N
};

/** Append the name of graph `which`. */
void ess_doctor_graph(const struct ess_doctor *d, enum ess_scratch which,
                      struct ess_buf *out);

/** Tell the sink of a probe; `detail` may be NULL. */
void ess_doctor_tell(struct ess_doctor *d, const char *name,
                     const char *text, enum ess_finding finding,
                     const char *detail);

/** The same of a probe that is done if `good`, else with the last failure. */
void ess_doctor_tell_if(struct ess_doctor *d, const char *name,
                        const char *text, bool good);

/** Send an update: true if the server says that it is done. */
bool ess_doctor_update(struct ess_doctor *d, const struct ess_buf *update);

/** PUT `ntriples` to graph `which`, or add them: true as
    ess_doctor_update. */
bool ess_doctor_store(struct ess_doctor *d, bool add, enum ess_scratch which,
                      struct ess_view ntriples);

/** True if graph `which` has `wanted` statements, `pattern` of which, if not
    NULL, has `matching`. */
bool ess_doctor_has(struct ess_doctor *d, enum ess_scratch which,
                    unsigned long wanted, const char *pattern,
                    unsigned long matching);

/** The number of statements in graph `which` that `pattern` has: true if the
    server tells it. */
bool ess_doctor_count(struct ess_doctor *d, enum ess_scratch which,
                      const char *pattern, unsigned long *ret);

/** Empty graph `which` by an update: true as ess_doctor_update. */
bool ess_doctor_clear(struct ess_doctor *d, enum ess_scratch which);

/** Probe reading: whether the server answers at all, then what it is and how
    many rows it gives. Errors as ess_client_ask, reported; ESS_NO if it
    answers, but not what was asked. */
enum ess_status ess_doctor_try_queries(struct ess_doctor *d);

/** Probe updates: INSERT DATA, a guard, the size of batches, MOVE. */
void ess_doctor_try_updates(struct ess_doctor *d);

/** Probe the graph store: PUT, and a PUT that fails. */
void ess_doctor_try_store(struct ess_doctor *d);

/** Probe what becomes of literals. */
void ess_doctor_try_literals(struct ess_doctor *d);

#endif
