/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "sparql/service_bindings.h"

#include "base/slots.h"
#include "base/text.h"
#include "rdf/check.h"
#include "rdf/writer.h"

#include <string.h>

void
ess_bindings_clear(struct ess_bindings *bindings)
{
  ess_arena_clear(&bindings->arena);
  *bindings = (struct ess_bindings){.n = 0};
}

/* ---------------------------------------------------------- combinations */

/* The number, from 1 on, of the combination `key`; 0 if it is new. */
static size_t
find(const struct ess_bindings *b, const struct ess_slots *slots,
     uint64_t hash, const ess_id *key)
{
  size_t probe = 0;
  size_t number = ess_slots_next(slots, hash, &probe);

  while (number && memcmp(&b->ids[(number - 1) * b->n], key,
                          b->n * sizeof *key) != 0) {
    number = ess_slots_next(slots, hash, &probe);
  }
  return number;
}

/* Add `key` unless it is there; false without memory. */
static bool
add(struct ess_bindings *b, struct ess_slots *slots, const ess_id *key)
{
  const struct ess_view bytes = {(const char *)key, b->n * sizeof *key};
  const uint64_t hash = ess_hash(0, bytes);

  if (find(b, slots, hash, key)) {
    return true;
  }
  ess_id *ids = ess_arena_grow(&b->arena, b->ids, b->n_rows, bytes.n);
  if (!ids) {
    return false;
  }
  b->ids = ids;
  memcpy(&ids[b->n_rows * b->n], key, bytes.n);
  ess_slots_add(slots, &b->arena, hash, ++b->n_rows);
  return b->arena.status == ESS_OK;
}

/* Collect what the rows have for the variables of `b`; one combination more
   than may be sent is enough to know that there are too many. */
static enum ess_status
collect(struct ess_run *run, const struct ess_table *table,
        struct ess_bindings *b)
{
  struct ess_slots slots = {0};
  ess_id *key = ess_arena_alloc(&b->arena, (b->n + 1) * sizeof *key);
  enum ess_status st = key ? ESS_OK : ess_run_memory(run);

  b->ids = NULL;
  b->n_rows = 0;
  for (size_t i = 0; i < table->n && b->n_rows <= ESS_BINDINGS_MOST &&
                     st == ESS_OK; ++i) {
    const ess_id *row = ess_table_row(table, i);
    for (size_t k = 0; k < b->n; ++k) {
      key[k] = row[b->variables[k]];
    }
    st = add(b, &slots, key) ? ess_run_check(run, NULL) : ess_run_memory(run);
  }
  return st;
}

/* Of too many combinations, those of the one variable that has the fewest. */
static enum ess_status
collect_fewest(struct ess_run *run, const struct ess_table *table,
               struct ess_bindings *b)
{
  ess_variable *all = b->variables;
  const size_t n = b->n;
  size_t fewest = ESS_BINDINGS_MOST + 1;
  ess_variable best = 0;
  enum ess_status st = ESS_OK;

  b->n = 1;
  for (size_t k = 0; k < n && st == ESS_OK; ++k) {
    b->variables = &all[k];
    st = collect(run, table, b);
    if (b->n_rows < fewest) {
      fewest = b->n_rows;
      best = all[k];
    }
  }
  b->variables = all;
  b->variables[0] = best;
  b->n = fewest > ESS_BINDINGS_MOST ? 0 : 1;
  return st || !b->n ? st : collect(run, table, b);
}

/* ---------------------------------------------------------------- terms */

/* True for a term that any server takes for the same one: not a blank node;
   no language, whose case some compare and some do not; no backslash, which
   some take for the beginning of \u even behind another one; and no IRI that
   would end its brackets. */
static bool
is_plain(const struct ess_term *term)
{
  switch (term->kind) {
  case ESS_IRI:
    return ess_iri_is_absolute(term->value);
  case ESS_LITERAL:
    for (size_t i = 0; i < term->value.n; ++i) {
      if (term->value.s[i] == '\\' || (unsigned char)term->value.s[i] < ' ') {
        return false;
      }
    }
    return !term->language.n &&
           (!term->datatype.n || ess_iri_is_absolute(term->datatype));
  default:
    return false;
  }
}

/* Leave out the variables with a value that is not plain; `*ret` tells if
   there were any. */
static enum ess_status
drop_others(struct ess_run *run, struct ess_bindings *b, bool *ret)
{
  struct ess_buf text = {0};
  struct ess_term term;
  size_t kept = 0;
  enum ess_status st = ESS_OK;

  for (size_t k = 0; k < b->n && st == ESS_OK; ++k) {
    bool plain = true;
    for (size_t i = 0; i < b->n_rows && plain && st == ESS_OK; ++i) {
      ess_buf_reset(&text);
      st = ess_run_term(run, b->ids[i * b->n + k], &text, &term);
      plain = st == ESS_OK && is_plain(&term);
    }
    if (plain) {
      b->variables[kept++] = b->variables[k];
    }
  }
  ess_buf_clear(&text);
  *ret = kept < b->n;
  b->n = kept;
  return st;
}

enum ess_status
ess_bindings_find(struct ess_run *run, const struct ess_table *table,
                  const bool *scope, struct ess_bindings *ret)
{
  bool changed = true;
  enum ess_status st = ESS_OK;

  ret->variables =
    ess_arena_alloc(&ret->arena, run->width * sizeof *ret->variables);
  if (!ret->variables) {
    return ess_run_memory(run);
  }
  for (size_t k = 0; k + 1 < run->width; ++k) {
    if (scope[k] && ess_table_binds(table, k)) {
      ret->variables[ret->n++] = (ess_variable)k;
    }
  }
  while (ret->n && changed && st == ESS_OK) {
    st = collect(run, table, ret);
    if (st == ESS_OK && ret->n_rows > ESS_BINDINGS_MOST) {
      st = collect_fewest(run, table, ret);
    }
    st = st ? st : drop_others(run, ret, &changed);
  }
  ret->n_rows = ret->n ? ret->n_rows : 0;
  return st;
}

/* ----------------------------------------------------------------- text */

static enum ess_status
write_row(struct ess_run *run, const struct ess_bindings *b, size_t i,
          struct ess_buf *out)
{
  struct ess_buf text = {0};
  struct ess_term term;
  enum ess_status st = ESS_OK;

  ess_buf_putc(out, '(');
  for (size_t k = 0; k < b->n && st == ESS_OK; ++k) {
    ess_buf_reset(&text);
    st = ess_run_term(run, b->ids[i * b->n + k], &text, &term);
    if (st == ESS_OK) {
      ess_buf_puts(out, k ? " " : "");
      ess_ntriples_term(out, &term);
    }
  }
  ess_buf_puts(out, ")\n");
  ess_buf_clear(&text);
  return st;
}

enum ess_status
ess_bindings_write(struct ess_run *run, const struct ess_bindings *bindings,
                   size_t first, struct ess_buf *out)
{
  enum ess_status st = ESS_OK;

  if (!bindings->n) {
    return ESS_OK;
  }
  ess_buf_puts(out, "VALUES (");
  for (size_t k = 0; k < bindings->n; ++k) {
    ess_buf_puts(out, k ? " ?" : "?");
    ess_buf_add(out, run->request->variables[bindings->variables[k]]);
  }
  ess_buf_puts(out, ") {\n");
  for (size_t i = first; i < bindings->n_rows && st == ESS_OK &&
                         i < first + ESS_BINDINGS_A_REQUEST; ++i) {
    st = write_row(run, bindings, i, out);
  }
  ess_buf_puts(out, "}");
  return st;
}
