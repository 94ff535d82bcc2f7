/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The version of a remote graph (layer 5, above net and sparql): one statement
   in it, about it. Whoever writes replaces it by one that says so, as long as
   it takes, if it is the one that was read: so two that push do not mix. */

#ifndef ESSAIM_SYNC_VERSION_H
#define ESSAIM_SYNC_VERSION_H

#include "rdf/dataset.h"
#include "sync/client.h"

/** The predicate of the statement. */
#define ESS_VERSION_IRI ESS_DEFAULT_BASE "def#graphVersion"

enum { ess_version_id_size = 17 };

/** Append the version of `statements`, which are sorted: "sha256:" and the
    hash of their canonical N-Triples in hexadecimal digits. */
void ess_version_add(struct ess_buf *out,
                     const struct ess_statements *statements);

/** Append `version` as it is while the push `id` is under way. */
void ess_version_add_pending(struct ess_buf *out, struct ess_view version,
                             const char *id);

/** True if a push is under way, or was broken off, by `version`. */
bool ess_version_is_pending(struct ess_view version);

/** Write a new `id` for a push to `id`. False if there is nothing random. */
bool ess_version_id(char id[ess_version_id_size]);

/** True if `statement` is about the version of `graph`. */
bool ess_version_is(const struct ess_statement *statement,
                    struct ess_view graph);

/** Append the version that `rows` of `graph` say to `out`, sorted and one
    behind the other with a space between if they say several; nothing, if
    none. */
void ess_version_of(struct ess_buf *out, const struct ess_statements *rows,
                    struct ess_view graph);

/** Ask the server for the version of `graph` into `out`, as ess_version_of
    has it. Errors as ess_client_ask. */
enum ess_status ess_version_ask(struct ess_client *client,
                                struct ess_view graph, struct ess_buf *out);

#endif
