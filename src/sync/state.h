/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One graph being brought in step (layer 5, above net and sparql): what the
   files of a push share, and no others. */

#ifndef ESSAIM_SYNC_STATE_H
#define ESSAIM_SYNC_STATE_H

#include "sync/journal.h"
#include "sync/sync.h"
#include "sync/version.h"

/** What a push of one graph holds. */
struct ess_sync {
  struct ess_client *client;
  const struct ess_target *target;
  const struct ess_sync_options *options;
  const struct ess_plan_sink *sink;
  struct ess_progress progress;
  struct ess_log *log;
  struct ess_view graph;
  struct ess_buf name;        /**< The same as a string */
  struct ess_buf folder;      /**< Of the journal */
  struct ess_dataset *local;  /**< Ground, sorted, without a version */
  struct ess_dataset *remote; /**< What was read last, without a version */
  size_t version_rows;        /**< Statements about the version beside it */
  bool opaque;                /**< It has terms that no update can name */
  struct ess_difference *difference; /**< From `remote` to `local` */
  struct ess_plan plan;
  struct ess_buf base;    /**< The version that was there first; or empty */
  struct ess_buf version; /**< The version that is there now; or empty */
  struct ess_buf pending; /**< The version while this push is under way */
  struct ess_buf final;   /**< The version of what is pushed */
  struct ess_buf staging; /**< IRI of the graph aside */
  struct ess_journal journal;
  struct ess_journal_lock lock;
  int replans;   /**< How often what is taken up was planned again */
  bool verified; /**< The live graph was read back already */
  bool resumed; /**< A journal was taken up */
  bool aside;   /**< The graph aside may be there */
  bool touched; /**< Rows of the live graph were changed */
  bool unsure;  /**< Nobody knows whether the live graph was changed */
};

/** All statements of `dataset`; none of NULL. */
struct ess_statements ess_sync_all(const struct ess_dataset *dataset);

/** Report that there is no memory. */
enum ess_status ess_sync_fail_memory(const struct ess_sync *sync);

/** Write to the journal how far the push is. */
enum ess_status ess_sync_note_step(struct ess_sync *sync,
                                   enum ess_journal_step step);

/* ------------------------------------------------------------ begin.c */

/** Append the folder of the journal of `graph`. */
void ess_sync_folder(struct ess_buf *out, const struct ess_target *target,
                     const char *state, struct ess_view graph);

/** Fill `sync`, whose options, sink and log are set already. To be closed by
    ess_sync_close, whatever is returned. */
enum ess_status ess_sync_open(struct ess_sync *sync,
                              struct ess_client *client,
                              struct ess_view graph);

/** Free what `sync` holds, and unlock its journal. */
void ess_sync_close(struct ess_sync *sync);

/** Lock the journal, unless this is a dry run, and read it: what was broken
    off is taken up, or else `local` is what is pushed. ESS_PARTIAL, reported,
    if there is something to take up and that is not asked for. */
enum ess_status ess_sync_begin(struct ess_sync *sync,
                               const struct ess_statements *local);

/* ------------------------------------------------------------- plan.c */

/** Fill the plan by what was read. */
enum ess_status ess_sync_plan(struct ess_sync *sync);

/** Choose how, if that is not said: fills the rest of `plan`. ESS_USAGE,
    reported, if what was asked for cannot be done safely. */
enum ess_status ess_sync_choose(struct ess_sync *sync);

/* ------------------------------------------------------------ batch.c */

/** Statements of one request. */
struct ess_batch {
  struct ess_statements remove;
  struct ess_statements insert;
};

/** Take the next batch off the front of `rest`, in the order of subjects: at
    most as many statements, and about as many bytes, as the target takes. */
struct ess_batch ess_batch_next(struct ess_batch *rest,
                                const struct ess_abilities *abilities);

/** Append the update that does `batch` if the version is that of `sync`, and
    makes it `to`: one request, one operation. */
void ess_batch_text(struct ess_buf *out, const struct ess_sync *sync,
                    const struct ess_batch *batch, struct ess_view to);

/* ---------------------------------------------------------- guarded.c */

/** Write `batch` to the graph if its version is that of `sync`, which becomes
    `to` by it; sent again until it is known to be done or given up, reported.
    ESS_CONFLICT, reported, if the version is another. */
enum ess_status ess_guarded_write(struct ess_sync *sync,
                                  const struct ess_batch *batch,
                                  struct ess_view to);

/** Make the version of the graph `to`, if it is that of `sync`. */
enum ess_status ess_guarded_version(struct ess_sync *sync,
                                    struct ess_view to);

/** Make it the pending one of `sync`, whatever it is. */
enum ess_status ess_guarded_take_over(struct ess_sync *sync);

/** Run an update that may come twice, until the server says that it is done
    or it is given up, reported. */
enum ess_status ess_guarded_update(struct ess_sync *sync,
                                   struct ess_view update);

/** Ask for the version. `*ret_done` tells if it is `to`; ESS_CONFLICT,
    reported, if it is neither that nor the one of `sync`. */
enum ess_status ess_guarded_look(struct ess_sync *sync, struct ess_view to,
                                 bool *ret_done);

/** Report that the server at `url` stored nothing, but said so. */
enum ess_status ess_guarded_fail_unstored(const struct ess_sync *sync,
                                          const char *url);

/** Report the request that failed last, unless the user gave up:
    ESS_PARTIAL. */
enum ess_status ess_guarded_give_up(struct ess_sync *sync);

/* ----------------------------------------------------------- upload.c */

/** Put the local statements, and the final version, in place of `graph`;
    then read it back, and again until it is so, or given up. Reported.
    `*ret_begun` is made true as soon as the graph may have changed. */
enum ess_status ess_upload(struct ess_sync *sync, struct ess_view graph,
                           bool *ret_begun);

/* ----------------------------------------------------------- verify.c */

/** Read `graph` and compare it: fills `remote`, `version`, `version_rows`,
    `opaque` and `difference`. Errors as ess_paging_read. */
enum ess_status ess_sync_read(struct ess_sync *sync, struct ess_view graph);

/** Read `graph` back and compare it with what is pushed. `*ret_same` tells;
    what is different is reported if `tell`. */
enum ess_status ess_verify(struct ess_sync *sync, struct ess_view graph,
                           bool tell, bool *ret_same);

/* --------------------------------------------- delta.c, staging.c, direct.c */

/** Write what the plan says, statement by statement. On ESS_OK the graph has
    its final version. */
enum ess_status ess_delta_run(struct ess_sync *sync);

/** Write the graph aside, verify it, and move it over the live one. */
enum ess_status ess_staging_run(struct ess_sync *sync);

/** Drop the graph aside. */
enum ess_status ess_staging_drop(struct ess_sync *sync);

/** Put the graph whole. */
enum ess_status ess_direct_run(struct ess_sync *sync);

#endif
