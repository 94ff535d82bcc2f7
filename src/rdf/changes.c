/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "rdf/changes.h"

const struct ess_statement *
ess_changes_first(const struct ess_changes *changes)
{
  const struct ess_statement *removed =
    changes->removed.n ? changes->removed.items : NULL;
  const struct ess_statement *added =
    changes->added.n ? changes->added.items : NULL;

  if (!removed || !added) {
    return removed ? removed : added;
  }
  return ess_statement_compare(added, removed) < 0 ? added : removed;
}

static bool
is_same(const struct ess_statement *a, const struct ess_statement *b,
        enum ess_changes_by by)
{
  return ess_term_equal(&a->graph, &b->graph) &&
         (by < ESS_CHANGES_BY_SUBJECT ||
          ess_term_equal(&a->subject, &b->subject)) &&
         (by < ESS_CHANGES_BY_PREDICATE ||
          ess_term_equal(&a->predicate, &b->predicate));
}

static struct ess_statements
take(struct ess_statements *rest, const struct ess_statement *head,
     enum ess_changes_by by)
{
  struct ess_statements group = {rest->items, 0};

  while (group.n < rest->n && is_same(&rest->items[group.n], head, by)) {
    ++group.n;
  }
  rest->items += group.n;
  rest->n -= group.n;
  return group;
}

struct ess_changes
ess_changes_next(struct ess_changes *rest, enum ess_changes_by by)
{
  const struct ess_statement *head = ess_changes_first(rest);
  struct ess_changes group;

  group.removed = take(&rest->removed, head, by);
  group.added = take(&rest->added, head, by);
  return group;
}
