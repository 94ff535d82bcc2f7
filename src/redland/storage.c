/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/storage.h"

#include "base/buf.h"
#include "redland/node.h"
#include "redland/storage_change.h"
#include "redland/storage_inside.h"
#include "redland/storage_stream.h"

#include <limits.h>
#include <rdf_storage_module.h>
#include <stdlib.h>
#include <string.h>

static const char storage_name[] = "essaim";

/* -------------------------------------------------------------- messages */

static void
on_diag(void *self, const struct ess_diag *diag)
{
  static const librdf_log_level levels[] = {
    [ESS_ERROR] = LIBRDF_LOG_ERROR,
    [ESS_WARNING] = LIBRDF_LOG_WARN,
    [ESS_NOTE] = LIBRDF_LOG_INFO,
  };
  struct ess_buf text = {0};

  if (diag->place.source) {
    ess_buf_printf(&text, "%s: ", diag->place.source);
  }
  ess_buf_puts(&text, diag->text);
  if (diag->hint) {
    ess_buf_printf(&text, " (%s)", diag->hint);
  }
  librdf_log(self, 0, levels[diag->level], LIBRDF_FROM_STORAGE, NULL, "%s",
             ess_buf_str(&text));
  ess_buf_clear(&text);
}

/* --------------------------------------------------------------- options */

static bool
option_on(librdf_hash *options, const char *key, bool usual)
{
  const int value = librdf_hash_get_as_boolean(options, key);
  return value < 0 ? usual : value != 0;
}

/* The number of `key`, at most `most`; as it was, if the option is not
   there. ESS_BAD_INPUT, reported, if it is none. */
static enum ess_status
option_number(struct ess_storage *of, librdf_hash *options, const char *key,
              unsigned long most, unsigned long *number)
{
  char *text = librdf_hash_get(options, key);
  char *end = text;
  enum ess_status st = ESS_OK;

  if (text) {
    const unsigned long value =
      ess_is_digit(text[0]) ? strtoul(text, &end, 10) : 0;
    if (end == text || *end || value > most) {
      st = ess_fail(&of->log, ESS_BAD_INPUT, NULL, NULL,
                    "option %s='%.40s' is no number up to %lu", key, text,
                    most);
    } else {
      *number = value;
    }
    librdf_free_memory(text);
  }
  return st;
}

static enum ess_status
read_options(struct ess_storage *of, librdf_hash *options)
{
  unsigned long wait = 0;
  unsigned long memory = 0;
  enum ess_status st =
    option_number(of, options, "wait", INT_MAX / 1000, &wait);

  if (st == ESS_OK) {
    st = option_number(of, options, "memory", SIZE_MAX >> 21, &memory);
  }
  of->options.write = option_on(options, "write", true);
  of->options.wait = (unsigned)wait;
  of->options.memory = (size_t)memory << 20;
  of->anew = option_on(options, "new", false);
  of->gathers = !option_on(options, "autocommit", true);
  return st;
}

/* ------------------------------------------------------ to be and not be */

static void
terminate(librdf_storage *storage)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);

  if (of) {
    ess_txn_abort(ess_storage_take_txn(of));
    ess_quads_close(of->quads);
    free(of->folder);
    free(of);
  }
  librdf_storage_set_instance(storage, NULL);
}

/* librdf calls `terminate` if this fails; `options` are ours in any case. */
static int
init(librdf_storage *storage, const char *name, librdf_hash *options)
{
  struct ess_storage *of = calloc(1, sizeof *of);
  enum ess_status st = ESS_LIMIT;

  librdf_storage_set_instance(storage, of);
  if (of) {
    of->world = librdf_storage_get_world(storage);
    of->log = (struct ess_log){on_diag, of->world, 0, 0};
    of->options.write = true;
    of->folder = strdup(name ? name : "");
    st = of->folder ? ESS_OK : ESS_LIMIT;
  }
  if (st == ESS_OK && !of->folder[0]) {
    st = ess_fail(&of->log, ESS_BAD_INPUT, NULL, NULL,
                  "the storage needs the folder of a store as its name");
  }
  if (st == ESS_OK && options) {
    st = read_options(of, options);
  }
  if (options) {
    librdf_free_hash(options);
  }
  return st != ESS_OK;
}

static enum ess_status
empty(struct ess_storage *of)
{
  const struct ess_quad any = {{0}};
  struct ess_txn *txn = NULL;
  enum ess_status st = ess_txn_begin(of->quads, true, &txn);

  st = st ? st : ess_txn_remove_matching(txn, &any);
  if (st == ESS_OK) {
    return ess_txn_commit(txn);
  }
  ess_txn_abort(txn);
  return st;
}

/* Close the quads if nobody needs them any more. */
static void
let_go(struct ess_storage *of)
{
  if (!of->open && !of->readers) {
    ess_quads_close(of->quads);
    of->quads = NULL;
  }
}

static int
open_storage(librdf_storage *storage, librdf_model *model)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);
  enum ess_status st = ESS_OK;

  (void)model;
  if (!of->quads) {
    st = ess_quads_open(of->folder, &of->options, &of->quads, &of->log);
  }
  if (st == ESS_OK && of->anew) {
    st = empty(of);
    of->anew = false; /* librdf may open the storage again */
  }
  of->open = st == ESS_OK;
  let_go(of);
  return st != ESS_OK;
}

static int
close_storage(librdf_storage *storage)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);

  const enum ess_status st = ess_storage_settle(of);

  ess_txn_abort(ess_storage_take_txn(of));
  of->open = false;
  let_go(of);
  return st != ESS_OK;
}

/* ---------------------------------------------------------- transactions */

static enum ess_status
begin(struct ess_storage *of, bool write, struct ess_txn **ret)
{
  *ret = NULL;
  return of->open ? ess_txn_begin(of->quads, write, ret)
                  : ess_fail(&of->log, ESS_IO, NULL, NULL,
                             "the storage is not open");
}

enum ess_status
ess_storage_write(struct ess_storage *storage, struct ess_txn **ret)
{
  return begin(storage, true, ret);
}

struct ess_txn *
ess_storage_take_txn(struct ess_storage *storage)
{
  struct ess_txn *txn = storage->txn;

  storage->txn = NULL;
  storage->unasked = false;
  for (struct ess_storage_reader *r = storage->readers; r; r = r->next) {
    if (!r->own) {
      ess_storage_reader_rest(r);
    }
  }
  return txn;
}

enum ess_status
ess_storage_settle(struct ess_storage *storage)
{
  return storage->unasked ? ess_txn_commit(ess_storage_take_txn(storage))
                          : ESS_OK;
}

enum ess_status
ess_storage_read(struct ess_storage *storage, struct ess_txn **ret,
                 bool *ret_own)
{
  *ret_own = !storage->txn;
  *ret = storage->txn;
  return storage->txn ? ESS_OK : begin(storage, false, ret);
}

void
ess_storage_read_end(struct ess_txn *txn, bool own)
{
  if (own) {
    ess_txn_abort(txn);
  }
}

enum ess_status
ess_storage_reader_open(struct ess_storage_reader *reader,
                        librdf_storage *storage)
{
  reader->storage = storage;
  reader->of = librdf_storage_get_instance(storage);
  librdf_storage_add_reference(storage);
  reader->next = reader->of->readers;
  reader->of->readers = reader;
  return ess_storage_read(reader->of, &reader->txn, &reader->own);
}

void
ess_storage_reader_rest(struct ess_storage_reader *reader)
{
  ess_scan_free(reader->scan);
  ess_storage_read_end(reader->txn, reader->own);
  reader->scan = NULL;
  reader->txn = NULL;
}

void
ess_storage_reader_close(struct ess_storage_reader *reader)
{
  struct ess_storage_reader **at = &reader->of->readers;

  while (*at != reader) {
    at = &(*at)->next;
  }
  *at = reader->next;
  ess_storage_reader_rest(reader);
  let_go(reader->of);
  librdf_storage_remove_reference(reader->storage);
}

enum ess_status
ess_storage_reader_check(const struct ess_storage_reader *reader)
{
  return reader->txn
           ? ESS_OK
           : ess_fail(&reader->of->log, ESS_IO, NULL,
                      "read to the end before you commit or roll back",
                      "what a stream read has ended with its transaction");
}

/* --------------------------------------------------------------- looking */

enum ess_status
ess_storage_pattern(struct ess_txn *txn, librdf_statement *statement,
                    librdf_node *context, struct ess_quad *ret,
                    bool *ret_known)
{
  librdf_node *const nodes[ESS_PLACES] = {
    statement ? librdf_statement_get_subject(statement) : NULL,
    statement ? librdf_statement_get_predicate(statement) : NULL,
    statement ? librdf_statement_get_object(statement) : NULL, context};
  enum ess_status st = ESS_OK;

  *ret = (struct ess_quad){{0}};
  *ret_known = true;
  for (unsigned i = 0; i < ESS_PLACES && st == ESS_OK; ++i) {
    if (nodes[i]) {
      const struct ess_term term = ess_node_term(nodes[i]);
      st = ess_txn_id(txn, &term, &ret->at[i]);
      *ret_known = *ret_known && ret->at[i];
    }
  }
  return st;
}

static int
size(librdf_storage *storage)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);
  struct ess_store_counts counts = {0};
  struct ess_txn *txn = NULL;
  bool own = false;
  enum ess_status st = ess_storage_read(of, &txn, &own);

  st = st ? st : ess_txn_counts(txn, &counts);
  ess_storage_read_end(txn, own);
  return st || counts.quads > INT_MAX ? -1 : (int)counts.quads;
}

/* In any context. */
static int
contains(librdf_storage *storage, librdf_statement *statement)
{
  struct ess_storage *of = librdf_storage_get_instance(storage);
  struct ess_quad quad;
  struct ess_txn *txn = NULL;
  bool own = false;
  bool there = false;
  enum ess_status st = ess_storage_read(of, &txn, &own);

  st = st ? st : ess_storage_pattern(txn, statement, NULL, &quad, &there);
  if (st == ESS_OK && there) {
    st = ess_txn_has(txn, &quad, &there);
  }
  ess_storage_read_end(txn, own);
  return st == ESS_OK && there;
}

static librdf_stream *
serialise(librdf_storage *storage)
{
  return ess_storage_stream(storage, NULL, NULL, false);
}

static librdf_stream *
find(librdf_storage *storage, librdf_statement *statement)
{
  return ess_storage_stream(storage, statement, NULL, false);
}

static librdf_stream *
find_in(librdf_storage *storage, librdf_statement *statement,
        librdf_node *context)
{
  return ess_storage_stream(storage, statement, context, false);
}

static librdf_stream *
serialise_context(librdf_storage *storage, librdf_node *context)
{
  return ess_storage_stream(storage, NULL, context, !context);
}

/* What is committed is on disk already. */
static int
sync_storage(librdf_storage *storage)
{
  return ess_storage_settle(librdf_storage_get_instance(storage)) != ESS_OK;
}

static librdf_node *
get_feature(librdf_storage *storage, librdf_uri *feature)
{
  const char *name = (const char *)librdf_uri_as_string(feature);

  if (strcmp(name, LIBRDF_MODEL_FEATURE_CONTEXTS) != 0) {
    return NULL;
  }
  return librdf_new_node_from_typed_literal(
    librdf_storage_get_world(storage), (const unsigned char *)"1", NULL,
    NULL);
}

/* ----------------------------------------------------------- the factory */

/* librdf has given it its name and label. */
static void
fill(librdf_storage_factory *factory)
{
  factory->version = LIBRDF_STORAGE_INTERFACE_VERSION;
  factory->init = init;
  factory->terminate = terminate;
  factory->open = open_storage;
  factory->close = close_storage;
  factory->size = size;
  factory->add_statement = ess_storage_add;
  factory->add_statements = ess_storage_add_all;
  factory->remove_statement = ess_storage_remove;
  factory->contains_statement = contains;
  factory->serialise = serialise;
  factory->find_statements = find;
  factory->context_add_statement = ess_storage_add_in;
  factory->context_add_statements = ess_storage_add_all_in;
  factory->context_remove_statement = ess_storage_remove_in;
  factory->context_remove_statements = ess_storage_remove_all_in;
  factory->context_serialise = serialise_context;
  factory->find_statements_in_context = find_in;
  factory->get_contexts = ess_storage_contexts;
  factory->sync = sync_storage;
  factory->get_feature = get_feature;
  factory->transaction_start = ess_storage_start;
  factory->transaction_commit = ess_storage_commit;
  factory->transaction_rollback = ess_storage_rollback;
}

static bool
is_registered(librdf_world *world)
{
  const char *name = NULL;

  for (unsigned i = 0; librdf_storage_enumerate(world, i, &name, NULL) == 0;
       ++i) {
    if (strcmp(name, storage_name) == 0) {
      return true;
    }
  }
  return false;
}

void
ess_storage_register(librdf_world *world)
{
  if (!is_registered(world)) {
    (void)librdf_storage_register_factory(world, storage_name,
                                          "Quad store of essaim", fill);
  }
}
