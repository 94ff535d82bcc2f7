/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What is kept on this machine of a push that is under way (layer 5, above net
   and sparql): a folder for each graph of each target, with what was planned
   and the statements, so that it can be taken up after anything. */

#ifndef ESSAIM_SYNC_JOURNAL_H
#define ESSAIM_SYNC_JOURNAL_H

#include "base/buf.h"
#include "base/diag.h"
#include "rdf/sink.h"

/** How far a push is. */
enum ess_journal_step {
  ESS_JOURNAL_NONE = 0, /**< There is no journal */
  ESS_JOURNAL_PLANNED,  /**< It may have begun to write */
  ESS_JOURNAL_SENT,     /**< All is written, but not read back */
  ESS_JOURNAL_VERIFIED, /**< What is aside was read back */
  ESS_JOURNAL_SWAPPED   /**< The live graph is the new one */
};

/** What a journal says; `{0}` says that there is none. */
struct ess_journal {
  enum ess_journal_step step;
  struct ess_buf graph;
  struct ess_buf id;       /**< Of the push */
  struct ess_buf strategy; /**< Its name */
  struct ess_buf base;     /**< The version of the graph before; or empty */
  struct ess_buf version;  /**< The version of what is pushed */
};

/** Free what `journal` holds. */
void ess_journal_clear(struct ess_journal *journal);

/** The right to push a graph from this machine, as long as the process has
    it; `{-1}` is none. */
struct ess_journal_lock {
  int fd;
};

/** Append the folder, in `state`, of the journal of `graph` on the server
    whose SPARQL endpoint or graph store is `url`. */
void ess_journal_folder(struct ess_buf *out, const char *state,
                        const char *url, struct ess_view graph);

/** Make `folder` and lock it. ESS_CONFLICT, reported, if another process has
    the lock; ESS_IO, reported. Unlock with ess_journal_unlock. */
enum ess_status ess_journal_lock(const char *folder,
                                 struct ess_journal_lock *ret,
                                 struct ess_log *log);

/** Unlock, and remove `folder` if there is no journal in it. */
void ess_journal_unlock(const char *folder, struct ess_journal_lock *lock);

/** Read the journal in `folder` into the empty `ret`; step ESS_JOURNAL_NONE
    if there is none. ESS_IO, reported, if it is damaged. */
enum ess_status ess_journal_read(const char *folder, struct ess_journal *ret,
                                 struct ess_log *log);

/** Write `journal` to `folder`: aside, synced, renamed. */
enum ess_status ess_journal_write(const char *folder,
                                  const struct ess_journal *journal,
                                  struct ess_log *log);

/** Keep `statements` in `folder`, in N-Triples, before the journal. */
enum ess_status ess_journal_keep(const char *folder,
                                 const struct ess_statements *statements,
                                 struct ess_log *log);

/** Hand what ess_journal_keep kept to `sink`. */
enum ess_status ess_journal_kept(const char *folder,
                                 const struct ess_sink *sink,
                                 struct ess_log *log);

/** Remove the journal and what was kept. */
enum ess_status ess_journal_remove(const char *folder, struct ess_log *log);

#endif
