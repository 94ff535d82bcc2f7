/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Updates that take place only if the version of the graph is the one that was
   read, and that say so by another. */

#include "sync/state.h"

#include "rdf/vocab.h"

static enum ess_status
fail_conflict(const struct ess_sync *sync)
{
  const struct ess_view v = ess_buf_view(&sync->version);
  return ess_fail(sync->log, ESS_CONFLICT, NULL,
                  ess_version_is_pending(v)
                    ? "if that push was broken off for good, --take-over"
                    : "push again: it will be compared anew",
                  "somebody else writes to the graph: its version is %s now",
                  v.n ? ess_buf_str(&sync->version) : "none");
}

static enum ess_status
set_version(struct ess_sync *sync, struct ess_view to)
{
  ess_buf_reset(&sync->version);
  ess_buf_add(&sync->version, to);
  return sync->version.status;
}

enum ess_status
ess_guarded_look(struct ess_sync *sync, struct ess_view to, bool *ret_done)
{
  struct ess_buf now = {0};

  *ret_done = false;
  enum ess_status st = ess_version_ask(sync->client, sync->graph, &now);
  if (st == ESS_OK) {
    const struct ess_view v = ess_buf_view(&now);
    *ret_done = ess_view_equal(v, to);
    if (!*ret_done && !v.n && sync->version.len) {
      /* Nobody takes a version away: rather is the answer not whole. */
      st = ess_fail(sync->log, ESS_NETWORK, NULL, NULL,
                    "the server hands out no version of <%s>, which has one",
                    ess_buf_str(&sync->name));
    } else if (!*ret_done &&
               !ess_view_equal(v, ess_buf_view(&sync->version))) {
      st = set_version(sync, v);
      st = st ? st : fail_conflict(sync);
    }
  }
  ess_buf_clear(&now);
  return st;
}

enum ess_status
ess_guarded_fail_unstored(const struct ess_sync *sync, const char *url)
{
  const struct ess_place place = {url, 0, 0, {NULL, 0}};
  return ess_fail(sync->log, ESS_NETWORK, &place,
                  "check the URL, and that the user may write to the graph",
                  "the server says that it is done, but nothing is stored");
}

enum ess_status
ess_guarded_give_up(struct ess_sync *sync)
{
  return ess_client_is_stopped(sync->client) ? ESS_PARTIAL
                                             : ess_client_fail(sync->client);
}

/* Send `update` until it is known to have made the version `to`. */
static enum ess_status
send(struct ess_sync *sync, struct ess_view update, struct ess_view to)
{
  const char *url = sync->target->remote.update_url;
  enum ess_outcome outcome = ESS_UNWRITTEN;
  unsigned attempt = 1;

  do {
    bool done = false;
    (void)ess_client_update(sync->client, update, &outcome);
    if (outcome == ESS_UNWRITTEN) {
      break;
    }
    sync->unsure = true;
    const enum ess_status st = ess_guarded_look(sync, to, &done);
    if (st != ESS_OK || done) {
      sync->unsure &= !done && st != ESS_CONFLICT;
      return st == ESS_OK ? set_version(sync, to) : st;
    }
    sync->unsure = outcome == ESS_UNKNOWN;
    if (outcome == ESS_WRITTEN) {
      return ess_guarded_fail_unstored(sync, url);
    }
  } while (ess_client_wait(sync->client, ++attempt));
  return ess_guarded_give_up(sync);
}

/* Send `update`, which may be sent twice, until the server says that it is
   done. */
static enum ess_status
send_again(struct ess_sync *sync, struct ess_view update)
{
  enum ess_outcome outcome = ESS_UNWRITTEN;
  unsigned attempt = 1;

  do {
    (void)ess_client_update(sync->client, update, &outcome);
  } while (outcome == ESS_UNKNOWN &&
           ess_client_wait(sync->client, ++attempt));
  return outcome == ESS_WRITTEN ? ESS_OK : ess_guarded_give_up(sync);
}

enum ess_status
ess_guarded_update(struct ess_sync *sync, struct ess_view update)
{
  return send_again(sync, update);
}

enum ess_status
ess_guarded_write(struct ess_sync *sync, const struct ess_batch *batch,
                  struct ess_view to)
{
  const bool moves = !ess_view_equal(ess_buf_view(&sync->version), to);
  struct ess_buf update = {0};

  ess_batch_text(&update, sync, batch, to);
  enum ess_status st = update.status;
  if (st != ESS_OK) {
    st = ess_sync_fail_memory(sync);
  } else if (sync->target->unversioned || !moves) {
    /* Under a lock of ours, or without any, a batch may come twice. */
    sync->unsure = true;
    st = send_again(sync, ess_buf_view(&update));
  } else {
    st = send(sync, ess_buf_view(&update), to);
  }
  sync->touched |= st == ESS_OK && batch->remove.n + batch->insert.n > 0;
  ess_buf_clear(&update);
  return st;
}

enum ess_status
ess_guarded_version(struct ess_sync *sync, struct ess_view to)
{
  const struct ess_batch nothing = {{NULL, 0}, {NULL, 0}};
  return sync->target->unversioned ||
             ess_view_equal(ess_buf_view(&sync->version), to)
           ? ESS_OK
           : ess_guarded_write(sync, &nothing, to);
}

enum ess_status
ess_guarded_take_over(struct ess_sync *sync)
{
  const struct ess_view to = ess_buf_view(&sync->pending);
  struct ess_buf update = {0};
  const char *graph = ess_buf_str(&sync->name);

  ess_buf_printf(&update,
                 "DELETE { GRAPH <%s> { <%s> <%s> ?v } }\n"
                 "INSERT { GRAPH <%s> { <%s> <%s> \"%s\" } }\n"
                 "WHERE { VALUES ?one { 1 } "
                 "OPTIONAL { GRAPH <%s> { <%s> <%s> ?v } } }\n",
                 graph, graph, ESS_VERSION_IRI, graph, graph,
                 ESS_VERSION_IRI, to.s, graph, graph, ESS_VERSION_IRI);
  enum ess_status st = update.status;
  st = st ? st : send_again(sync, ess_buf_view(&update));
  st = st ? st : set_version(sync, to);
  ess_buf_clear(&update);
  return st;
}
