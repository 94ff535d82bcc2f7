/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/storage_change.h"

#include "rdf/check.h"
#include "redland/node.h"
#include "redland/storage_inside.h"

/* ----------------------------------------------------------- one change */

/* One change: in the transaction that is open, or in one of its own. */
struct change {
  struct ess_storage *of;
  struct ess_txn *txn;
  bool own;
};

static enum ess_status
begin(librdf_storage *storage, struct change *ret)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);
  enum ess_status st = ESS_OK;

  *ret = (struct change){of, of->txn, false};
  if (ret->txn) {
    return ESS_OK;
  }
  st = ess_storage_write(of, &ret->txn);
  if (of->gathers) {
    of->txn = ret->txn;
    of->unasked = st == ESS_OK;
  }
  ret->own = !of->gathers;
  return st;
}

/* What librdf wants to hear of `st`, after `change`. Nothing is committed
   where nothing was to do. */
static int
end(const struct change *change, enum ess_status st)
{
  if (change->own && st == ESS_OK) {
    return ess_txn_commit(change->txn) != ESS_OK;
  }
  if (change->own) {
    ess_txn_abort(change->txn);
  }
  return st != ESS_OK;
}

/* --------------------------------------------------------------- adding */

static struct ess_statement
statement_of(librdf_statement *statement, librdf_node *context)
{
  return (struct ess_statement){
    ess_node_term(librdf_statement_get_subject(statement)),
    ess_node_term(librdf_statement_get_predicate(statement)),
    ess_node_term(librdf_statement_get_object(statement)),
    ess_node_term(context)};
}

int
ess_storage_add_in(librdf_storage *storage, librdf_node *context,
                   librdf_statement *statement)
{
  const struct ess_statement new = statement_of(statement, context);
  struct change change;
  enum ess_status st = begin(storage, &change);

  if (st == ESS_OK) {
    const struct ess_sink next = ess_txn_sink(change.txn);
    struct ess_checker checker = {.next = &next, .log = &change.of->log};
    const struct ess_sink sink = ess_checker_sink(&checker);
    st = ess_sink_add(&sink, &new);
  }
  return end(&change, st);
}

int
ess_storage_add(librdf_storage *storage, librdf_statement *statement)
{
  return ess_storage_add_in(storage, NULL, statement);
}

static enum ess_status
add_stream(const struct change *change, librdf_node *context,
           librdf_stream *stream)
{
  const struct ess_sink next = ess_txn_sink(change->txn);
  struct ess_checker checker = {.next = &next, .log = &change->of->log};
  const struct ess_sink sink = ess_checker_sink(&checker);
  enum ess_status st = ESS_OK;

  while (st == ESS_OK && !librdf_stream_end(stream)) {
    librdf_statement *statement = librdf_stream_get_object(stream);
    if (!statement) {
      return ess_fail(&change->of->log, ESS_BAD_INPUT, NULL, NULL,
                      "a stream has no statement to give");
    }
    const struct ess_statement new = statement_of(statement, context);
    st = ess_sink_add(&sink, &new);
    (void)librdf_stream_next(stream);
  }
  return st;
}

int
ess_storage_add_all_in(librdf_storage *storage, librdf_node *context,
                       librdf_stream *stream)
{
  struct change change;
  enum ess_status st = begin(storage, &change);

  st = st ? st : add_stream(&change, context, stream);
  return end(&change, st);
}

int
ess_storage_add_all(librdf_storage *storage, librdf_stream *stream)
{
  return ess_storage_add_all_in(storage, NULL, stream);
}

/* ------------------------------------------------------------- removing */

/* ESS_NO if there is no such statement in that context. */
static enum ess_status
remove_one(struct ess_txn *txn, librdf_node *context,
           librdf_statement *statement)
{
  struct ess_quad quad;
  bool there = false;
  enum ess_status st =
    ess_storage_pattern(txn, statement, context, &quad, &there);

  quad.at[ESS_G] = context ? quad.at[ESS_G] : ESS_ID_DEFAULT_GRAPH;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    there = there && quad.at[i];
  }
  if (st == ESS_OK && there) {
    st = ess_txn_has(txn, &quad, &there);
  }
  if (st == ESS_OK) {
    st = there ? ess_txn_remove_quad(txn, &quad) : ESS_NO;
  }
  return st;
}

int
ess_storage_remove_in(librdf_storage *storage, librdf_node *context,
                      librdf_statement *statement)
{
  struct change change;
  enum ess_status st = begin(storage, &change);

  st = st ? st : remove_one(change.txn, context, statement);
  return end(&change, st);
}

int
ess_storage_remove(librdf_storage *storage, librdf_statement *statement)
{
  return ess_storage_remove_in(storage, NULL, statement);
}

int
ess_storage_remove_all_in(librdf_storage *storage, librdf_node *context)
{
  struct change change;
  struct ess_quad quad;
  bool known = false;
  enum ess_status st = begin(storage, &change);

  if (st == ESS_OK) {
    st = ess_storage_pattern(change.txn, NULL, context, &quad, &known);
  }
  if (st == ESS_OK && known) {
    quad.at[ESS_G] = context ? quad.at[ESS_G] : ESS_ID_DEFAULT_GRAPH;
    st = ess_txn_remove_matching(change.txn, &quad);
  }
  return end(&change, st);
}

/* --------------------------------------------------------- transactions */

int
ess_storage_start(librdf_storage *storage)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);

  if (ess_storage_settle(of) != ESS_OK) {
    return 1;
  }
  if (of->txn) {
    (void)ess_fail(&of->log, ESS_IO, NULL,
                   "commit it or roll it back before the next",
                   "a transaction is open already");
    return 1;
  }
  return ess_storage_write(of, &of->txn) != ESS_OK;
}

static int
fail_none(struct ess_storage *of)
{
  (void)ess_fail(&of->log, ESS_IO, NULL, NULL, "no transaction is open");
  return 1;
}

int
ess_storage_commit(librdf_storage *storage)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);
  struct ess_txn *txn = ess_storage_take_txn(of);
  return txn ? ess_txn_commit(txn) != ESS_OK : fail_none(of);
}

int
ess_storage_rollback(librdf_storage *storage)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);
  struct ess_txn *txn = ess_storage_take_txn(of);

  ess_txn_abort(txn);
  return txn ? 0 : fail_none(of);
}
