/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/merged.h"

#include "rdf/dataset.h"
#include "redland/node.h"

#include <stdlib.h>

struct ess_merged {
  struct ess_world *world;
  librdf_storage *storage;
  librdf_model *model;
};

static enum ess_status
check_boolean(const struct ess_merged *merged, const struct ess_term *object)
{
  if (!ess_view_is(object->datatype,
                   "http://www.w3.org/2001/XMLSchema#boolean") ||
      (!ess_view_is(object->value, "1") && !ess_view_is(object->value, "0"))) {
    return ESS_OK;
  }
  return ess_fail(merged->world->log, ESS_BAD_INPUT, NULL,
                  "write it as true or false",
                  "not yet supported: queries over a boolean written %.*s",
                  (int)object->value.n, object->value.s);
}

static enum ess_status
add_statement(void *self, const struct ess_statement *statement)
{
  struct ess_merged *merged = self;
  const unsigned errors = merged->world->errors;
  const enum ess_status st = check_boolean(merged, &statement->object);

  if (st != ESS_OK) {
    return st;
  }
  librdf_statement *s = ess_node_statement(merged->world, statement);
  const int rc = s ? librdf_model_add_statement(merged->model, s) : 1;
  librdf_free_statement(s);
  return rc || merged->world->errors != errors ? ESS_LIMIT : ESS_OK;
}

static enum ess_status
fill(struct ess_merged *merged, struct ess_store *store)
{
  const struct ess_sink sink = {add_statement, merged};
  struct ess_dataset *all = ess_dataset_new();
  enum ess_status st = all ? ESS_OK : ESS_LIMIT;

  if (all) {
    const struct ess_sink to_all = ess_dataset_sink(all);
    st = ess_store_each(store, NULL, &to_all);
    ess_dataset_merge_graphs(all);
    ess_dataset_sort(all);
  }
  st = st ? st : ess_dataset_replay(all, &sink);
  ess_dataset_free(all);
  return st;
}

enum ess_status
ess_merged_new(struct ess_store *store, struct ess_merged **ret)
{
  struct ess_merged *merged = calloc(1, sizeof *merged);
  enum ess_status st = ESS_LIMIT;

  if (merged) {
    merged->world = ess_store_world(store);
    merged->storage =
      librdf_new_storage(merged->world->rdf, "trees", NULL, NULL);
  }
  if (merged && merged->storage) {
    merged->model =
      librdf_new_model(merged->world->rdf, merged->storage, NULL);
    st = merged->model ? fill(merged, store) : ESS_LIMIT;
  }
  if (st != ESS_OK) {
    ess_merged_free(merged);
    merged = NULL;
  }
  *ret = merged;
  return st;
}

librdf_model *
ess_merged_model(const struct ess_merged *merged)
{
  return merged->model;
}

void
ess_merged_free(struct ess_merged *merged)
{
  if (merged) {
    librdf_free_model(merged->model);
    librdf_free_storage(merged->storage);
    free(merged);
  }
}
