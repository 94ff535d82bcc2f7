/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/gazetteer.h"

#include "map/reference.h"
#include "map/words.h"

/* Take the first line off the front of `text`, without its end. */
static struct ess_view
take_line(struct ess_view *text)
{
  const size_t end = ess_view_find(*text, '\n');
  const struct ess_view line = ess_view_sub(*text, 0, end);
  *text = ess_view_sub(*text, end + 1, text->n);
  return line;
}

/* Take the first field off the front of `line`. */
static struct ess_view
take_field(struct ess_view *line)
{
  const size_t end = ess_view_find(*line, '\t');
  const struct ess_view field = ess_view_sub(*line, 0, end);
  *line = ess_view_sub(*line, end + 1, line->n);
  return field;
}

static size_t
line_start(struct ess_view text, size_t at)
{
  while (at > 0 && text.s[at - 1] != '\n') {
    --at;
  }
  return at;
}

/* The lines from the first on whose first field is not before `field`;
   `text` is sorted by bytes, and a tab sorts before all that fields hold. */
static struct ess_view
lines_from(struct ess_view text, struct ess_view field)
{
  size_t low = 0;
  size_t high = text.n;

  while (low < high) {
    const size_t middle = line_start(text, low + (high - low) / 2);
    struct ess_view rest = ess_view_sub(text, middle, text.n);
    struct ess_view line = take_line(&rest);
    if (ess_view_compare(take_field(&line), field) < 0) {
      low = text.n - rest.n;
    } else {
      high = middle;
    }
  }
  return ess_view_sub(text, low, text.n);
}

/* The lines of the sorted `text` whose first field is `field`. */
static struct ess_view
lines_of(struct ess_view text, struct ess_view field)
{
  const struct ess_view from = lines_from(text, field);
  struct ess_view rest = from;

  for (struct ess_view next = from; next.n;) {
    struct ess_view line = take_line(&next);
    if (!ess_view_equal(take_field(&line), field)) {
      break;
    }
    rest = next;
  }
  return ess_view_sub(from, 0, from.n - rest.n);
}

struct ess_view
ess_gazetteer_named(struct ess_view key)
{
  return lines_of(ess_reference_gazetteer(), key);
}

bool
ess_gazetteer_next(struct ess_view *rows, struct ess_territory *ret)
{
  struct ess_view *const fields[] = {
    &ret->key,     &ret->kind,      &ret->code,         &ret->siren,
    &ret->name,    &ret->departements, &ret->regions,   &ret->unions,
    &ret->postcodes, &ret->population, &ret->year};

  if (!rows->n) {
    return false;
  }
  struct ess_view line = take_line(rows);
  for (size_t i = 0; i < sizeof fields / sizeof *fields; ++i) {
    *fields[i] = take_field(&line);
  }
  return true;
}

bool
ess_gazetteer_coded(struct ess_view kind, struct ess_view code,
                    struct ess_territory *ret)
{
  struct ess_view lines = lines_of(ess_reference_codes(), code);

  while (lines.n) {
    struct ess_view line = take_line(&lines);
    (void)take_field(&line);
    struct ess_view rows = ess_gazetteer_named(line);
    while (ess_gazetteer_next(&rows, ret)) {
      if (ess_view_equal(ret->code, code) &&
          (!kind.n || ess_view_equal(ret->kind, kind))) {
        return true;
      }
    }
  }
  *ret = (struct ess_territory){0};
  return false;
}

bool
ess_gazetteer_is_union(struct ess_view kind)
{
  return ess_view_starts(kind, "communaute-") ||
         ess_view_is(kind, "metropole") || ess_view_is(kind, "ept");
}

bool
ess_gazetteer_lists(struct ess_view list, struct ess_view word)
{
  while (list.n) {
    if (ess_view_equal(ess_words_next(&list), word)) {
      return true;
    }
  }
  return false;
}
