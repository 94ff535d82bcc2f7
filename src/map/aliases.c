/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/aliases.h"

#include "base/arena.h"
#include "base/text.h"
#include "map/place_key.h"
#include "map/reference.h"

#include <stdlib.h>
#include <string.h>

struct alias {
  struct ess_view key;
  struct ess_view kind;
  struct ess_view code;
};

struct ess_aliases {
  struct ess_arena arena;
  struct alias **list; /* sorted by key, then kind; none twice */
  size_t n;
};

void
ess_aliases_free(struct ess_aliases *aliases)
{
  if (aliases) {
    ess_arena_clear(&aliases->arena);
    free(aliases);
  }
}

static int
compare(const struct alias *alias, struct ess_view key, struct ess_view kind)
{
  const int order = ess_view_compare(alias->key, key);
  return order ? order : ess_view_compare(alias->kind, kind);
}

/* Index of the first alias that is not before `key` and `kind`. */
static size_t
position(const struct ess_aliases *aliases, struct ess_view key,
         struct ess_view kind)
{
  size_t low = 0;
  size_t high = aliases->n;

  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare(aliases->list[middle], key, kind) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

static bool
is_at(const struct ess_aliases *aliases, size_t at, struct ess_view key,
      struct ess_view kind)
{
  return at < aliases->n && compare(aliases->list[at], key, kind) == 0;
}

/* The views of `alias` are copied. */
static void
insert(struct ess_aliases *aliases, const struct alias *alias)
{
  const size_t at = position(aliases, alias->key, alias->kind);
  struct ess_arena *arena = &aliases->arena;

  if (is_at(aliases, at, alias->key, alias->kind)) {
    aliases->list[at]->code = ess_arena_copy(arena, alias->code);
    return;
  }
  struct alias *copy = ess_arena_alloc(arena, sizeof *copy);
  struct alias **list =
    ess_arena_grow(arena, aliases->list, aliases->n, sizeof *list);
  if (!copy || !list) {
    return;
  }
  copy->key = ess_arena_copy(arena, alias->key);
  copy->kind = ess_arena_copy(arena, alias->kind);
  copy->code = ess_arena_copy(arena, alias->code);
  memmove(list + at + 1, list + at, (aliases->n - at) * sizeof *list);
  list[at] = copy;
  aliases->list = list;
  ++aliases->n;
}

static struct ess_view
take_field(struct ess_view *line)
{
  const size_t end = ess_view_find(*line, '\t');
  const struct ess_view field = ess_text_trim(ess_view_sub(*line, 0, end));
  *line = ess_view_sub(*line, end + 1, line->n);
  return field;
}

/* A line that says something, at `place`. */
static enum ess_status
add_line(struct ess_aliases *aliases, const struct ess_place *place,
         struct ess_log *log)
{
  struct ess_view rest = place->text;
  const struct ess_view name = take_field(&rest);
  struct alias alias = {.kind = take_field(&rest)};
  struct ess_territory territory;
  struct ess_buf key = {0};
  enum ess_status st = ESS_OK;

  alias.code = take_field(&rest);
  ess_place_key(&key, name);
  alias.key = ess_buf_view(&key);
  if (!alias.key.n || !alias.kind.n || !alias.code.n) {
    st = ess_fail(log, ESS_BAD_INPUT, place, "put tabs between the three",
                  "a line of aliases is an alias, a kind and a code");
  } else if (log && !ess_gazetteer_coded(alias.kind, alias.code,
                                         &territory)) {
    st = ess_fail(log, ESS_BAD_INPUT, place,
                  "the code is INSEE's; of an intercommunal body, its SIREN",
                  "there is no %.*s with the code %.*s", (int)alias.kind.n,
                  alias.kind.s, (int)alias.code.n, alias.code.s);
  } else {
    insert(aliases, &alias);
  }
  st = ess_status_first(st, key.status);
  ess_buf_clear(&key);
  return ess_status_first(st, aliases->arena.status);
}

/* Without a `log`, the codes are known to be right and not looked up. */
static enum ess_status
add_lines(struct ess_aliases *aliases, struct ess_view text,
          const char *source, struct ess_log *log)
{
  struct ess_place place = {.source = source, .column = 1};
  enum ess_status st = ESS_OK;

  while (text.n && st == ESS_OK) {
    const size_t end = ess_view_find(text, '\n');
    place.text = ess_text_trim(ess_view_sub(text, 0, end));
    ++place.line;
    if (place.text.n && place.text.s[0] != '#') {
      st = add_line(aliases, &place, log);
    }
    text = ess_view_sub(text, end + 1, text.n);
  }
  return st;
}

struct ess_aliases *
ess_aliases_new(void)
{
  struct ess_aliases *aliases = calloc(1, sizeof *aliases);

  if (aliases && add_lines(aliases, ess_reference_aliases(), NULL, NULL) !=
                   ESS_OK) {
    ess_aliases_free(aliases);
    aliases = NULL;
  }
  return aliases;
}

enum ess_status
ess_aliases_add(struct ess_aliases *aliases, struct ess_view text,
                const char *source, struct ess_log *log)
{
  const enum ess_status st = ess_text_check(text, source, log);
  return st == ESS_OK ? add_lines(aliases, text, source, log) : st;
}

bool
ess_aliases_find(const struct ess_aliases *aliases, struct ess_view key,
                 struct ess_view kind, struct ess_territory *ret)
{
  const size_t at = position(aliases, key, kind);
  return is_at(aliases, at, key, kind) &&
         ess_gazetteer_coded(kind, aliases->list[at]->code, ret);
}
