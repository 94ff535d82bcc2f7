/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What pushes have left behind (layer 5, above net and sparql). */

#ifndef ESSAIM_SYNC_BROKEN_OFF_H
#define ESSAIM_SYNC_BROKEN_OFF_H

#include "rdf/dataset.h"
#include "sync/sync.h"

/** Add the graphs whose pushes to the target of `client` were broken off on
    this machine, by the journals in `state`, to `graphs`, as subjects of
    statements that say no more. ESS_IO, reported. */
enum ess_status ess_broken_off_here(const struct ess_client *client,
                                    const char *state,
                                    struct ess_dataset *graphs,
                                    struct ess_log *log);

/** Give up the push of `graph` that was broken off: the graph aside is
    removed, the version of the live one, and the journal. Errors as
    ess_sync_run. */
enum ess_status ess_broken_off_discard(struct ess_client *client,
                                       struct ess_view graph,
                                       const struct ess_sync_options *options,
                                       struct ess_log *log);

/** Remove the graphs aside, on the server, that no push on this machine and
    no version of a live graph knows: below `graph`, or, if it is NULL, all.
    Each is told to `on_removed`. Errors as ess_client_ask. */
enum ess_status ess_broken_off_clean(struct ess_client *client,
                                     const char *graph, const char *state,
                                     void (*on_removed)(void *self,
                                                        struct ess_view name),
                                     void *self, struct ess_log *log);

#endif
