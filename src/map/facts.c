/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/facts.h"

#include "base/text.h"
#include "map/emit.h"

void
ess_facts_header(struct ess_buf *out)
{
  ess_buf_puts(out, "profile\tfield\tvalue_as_written\tnormalised\tline\n");
}

/* Merge sort keeps facts of one line in the order they were found. */
static void
sort_by_line(struct ess_fact *facts, struct ess_fact *spare, size_t n)
{
  const size_t half = n / 2;
  if (n < 2) {
    return;
  }
  sort_by_line(facts, spare, half);
  sort_by_line(facts + half, spare, n - half);
  for (size_t i = 0; i < n; ++i) {
    spare[i] = facts[i];
  }
  for (size_t i = 0, a = 0, b = half; i < n; ++i) {
    const bool left =
      b == n || (a < half && spare[a].line <= spare[b].line);
    facts[i] = left ? spare[a++] : spare[b++];
  }
}

/* Fields whose rows say whom they are about. */
static bool
names_person(const struct ess_fact *fact)
{
  return ess_view_is(ess_view_of(fact->field), "rtes.role");
}

static void
add_row(struct ess_buf *row, const struct ess_profile *profile,
        const struct ess_fact *fact)
{
  ess_buf_add(row, profile->slug);
  ess_buf_printf(row, "\t%s\t", fact->field);
  ess_text_squeeze(row, fact->written);
  ess_buf_putc(row, '\t');
  if (names_person(fact)) {
    ess_buf_puts(row, "person=");
    ess_text_squeeze(row, fact->person);
    ess_buf_puts(row, ";role=");
  }
  ess_text_squeeze(row, fact->value);
  ess_buf_printf(row, "\t%lu\n", fact->line);
}

enum ess_status
ess_facts_add(struct ess_buf *out, struct ess_profile *profile,
              enum ess_people people)
{
  struct ess_fact *spare =
    ess_arena_alloc(&profile->arena, profile->n_facts * sizeof *spare);

  if (!spare) {
    return ESS_LIMIT;
  }
  sort_by_line(profile->facts, spare, profile->n_facts);
  for (size_t i = 0; i < profile->n_facts; ++i) {
    if (ess_scope_is_published(profile->facts[i].scope, people)) {
      add_row(out, profile, &profile->facts[i]);
    }
  }
  return out->status;
}
