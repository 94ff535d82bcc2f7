/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sync/state.h"

#include "rdf/vocab.h"
#include "rdf/writer.h"

/* Bytes of one request, if the target sets no limit. */
static const size_t default_body = (size_t)64 << 20;

static size_t
body_limit(const struct ess_sync *sync)
{
  const size_t most = sync->target->abilities.max_body;
  return most ? most : default_body;
}

/* What the version will be, in the graph that is uploaded. */
static void
add_version(struct ess_buf *out, const struct ess_sync *sync)
{
  const struct ess_statement version = {
    .subject = {.kind = ESS_IRI, .value = sync->graph},
    .predicate = ess_iri(ESS_VERSION_IRI),
    .object = ess_string(ess_buf_view(&sync->final))};
  if (!sync->target->unversioned) {
    ess_ntriples_triple(out, &version);
  }
}

/* Put all into `graph` by the Graph Store HTTP Protocol: what is too large for
   one request is added to what the first one put. */
static enum ess_status
store(struct ess_sync *sync, struct ess_view graph, enum ess_outcome *ret)
{
  const size_t n = ess_dataset_size(sync->local);
  const size_t most = body_limit(sync);
  struct ess_buf body = {0};
  enum ess_status st = ESS_OK;
  bool add = false;

  *ret = ESS_WRITTEN;
  add_version(&body, sync);
  for (size_t i = 0; i <= n && st == ESS_OK; ++i) {
    const size_t before = body.len;
    if (i < n) {
      ess_ntriples_triple(&body, ess_dataset_at(sync->local, i));
    }
    st = body.status;
    if (st == ESS_OK && before && (i == n || body.len > most)) {
      const size_t size = i == n ? body.len : before;
      const struct ess_view piece = {body.data, size};
      st = ess_client_store(sync->client, add, graph, piece, sync->progress,
                            ret);
      add = true;
      ess_buf_drop(&body, size);
    }
  }
  ess_buf_clear(&body);
  return st;
}

/* The same by SPARQL Update. */
static enum ess_status
insert(struct ess_sync *sync, struct ess_view graph, enum ess_outcome *ret)
{
  struct ess_batch rest = {{NULL, 0}, ess_dataset_all(sync->local)};
  struct ess_buf update = {0};
  enum ess_status st = ESS_OK;

  ess_buf_puts(&update, "DROP SILENT GRAPH <");
  ess_buf_add(&update, graph);
  ess_buf_puts(&update, ">");
  st = ess_client_update(sync->client, ess_buf_view(&update), ret);
  for (bool first = true; st == ESS_OK && (first || rest.insert.n);
       first = false) {
    const struct ess_batch batch =
      ess_batch_next(&rest, &sync->target->abilities);
    ess_buf_reset(&update);
    ess_buf_puts(&update, "INSERT DATA { GRAPH <");
    ess_buf_add(&update, graph);
    ess_buf_puts(&update, "> {\n");
    if (first) {
      add_version(&update, sync);
    }
    for (size_t i = 0; i < batch.insert.n; ++i) {
      ess_ntriples_triple(&update, &batch.insert.items[i]);
    }
    ess_buf_puts(&update, "} }\n");
    st = ess_client_update(sync->client, ess_buf_view(&update), ret);
  }
  ess_buf_clear(&update);
  return st;
}

/* The server said that it is done, but it is not so. */
static enum ess_status
fail_other(struct ess_sync *sync, struct ess_view graph)
{
  const struct ess_remote *remote = &sync->target->remote;
  const bool put = sync->target->abilities.put;
  bool same = false;

  if (!sync->options->count_only && ess_dataset_size(sync->remote) == 0) {
    return ess_guarded_fail_unstored(sync, put ? remote->store_url
                                               : remote->update_url);
  }
  const enum ess_status st = ess_verify(sync, graph, true, &same);
  return st == ESS_OK && !same ? ESS_CONFLICT : st;
}

enum ess_status
ess_upload(struct ess_sync *sync, struct ess_view graph, bool *ret_begun)
{
  enum ess_outcome outcome = ESS_UNWRITTEN;
  unsigned attempt = 1;
  bool same = false;

  do {
    enum ess_status st = sync->target->abilities.put
                           ? store(sync, graph, &outcome)
                           : insert(sync, graph, &outcome);
    if (outcome == ESS_UNWRITTEN) {
      break;
    }
    *ret_begun = true;
    if (ess_client_is_stopped(sync->client)) {
      return ESS_PARTIAL;
    }
    const bool said = st == ESS_OK;
    st = ess_verify(sync, graph, false, &same);
    if (st != ESS_OK || same) {
      return st;
    }
    if (said) {
      return fail_other(sync, graph);
    }
  } while (ess_client_wait(sync->client, ++attempt));
  return ess_guarded_give_up(sync);
}
