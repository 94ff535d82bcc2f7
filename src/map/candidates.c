/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/candidates.h"

#include "base/text.h"
#include "map/words.h"

#include <string.h>

static void
add_rows(struct ess_candidates *ret, struct ess_view key,
         struct ess_view kind)
{
  struct ess_view rows = ess_gazetteer_named(key);
  struct ess_territory row;

  while (ret->n < ESS_MAX_CANDIDATES && ess_gazetteer_next(&rows, &row)) {
    if (kind.n ? ess_view_equal(row.kind, kind)
               : ess_gazetteer_is_union(row.kind)) {
      ret->list[ret->n++] = row;
    }
  }
}

static void
add_alias(struct ess_candidates *ret, const struct ess_aliases *aliases,
          struct ess_view key, struct ess_view kind)
{
  if (ess_aliases_find(aliases, key, kind, &ret->list[ret->n])) {
    ++ret->n;
  }
}

void
ess_candidates_find(struct ess_candidates *ret,
                    const struct ess_aliases *aliases, struct ess_view key,
                    struct ess_view kind)
{
  static const struct ess_view unions[] = {
    ESS_VIEW("communaute-d-agglomeration"),
    ESS_VIEW("communaute-de-communes"),
    ESS_VIEW("communaute-urbaine"),
    ESS_VIEW("ept"),
    ESS_VIEW("metropole"),
  };

  if (kind.n) {
    add_alias(ret, aliases, key, kind);
  }
  for (size_t i = 0; !kind.n && i < sizeof unions / sizeof *unions; ++i) {
    add_alias(ret, aliases, key, unions[i]);
  }
  if (ret->n == 0) {
    add_rows(ret, key, kind);
  }
}

/* True if an address with `postcode` is in the département `code`: the
   postcode begins with it, but for Corsica. */
static bool
is_postcode_of(struct ess_view postcode, struct ess_view code)
{
  if (ess_view_is(code, "2A") || ess_view_is(code, "2B")) {
    return ess_view_starts(postcode, "20");
  }
  return code.n &&
         ess_view_equal(ess_view_sub(postcode, 0, code.n), code);
}

static bool
is_of_one(struct ess_view postcode, struct ess_view departements)
{
  while (departements.n) {
    if (is_postcode_of(postcode, ess_words_next(&departements))) {
      return true;
    }
  }
  return false;
}

/* Some communes have the postcodes of the département next to theirs. */
static bool
is_near(struct ess_view postcode, struct ess_view postcodes)
{
  while (postcodes.n) {
    const struct ess_view other = ess_words_next(&postcodes);
    const bool overseas =
      ess_view_starts(other, "97") || ess_view_starts(other, "98");
    const size_t n = overseas ? 3 : 2;
    if (ess_view_equal(ess_view_sub(other, 0, n),
                       ess_view_sub(postcode, 0, n))) {
      return true;
    }
  }
  return false;
}

/* The région in which an address with `postcode` is. */
static bool
is_in_region(struct ess_view postcode, struct ess_view region)
{
  const struct ess_view corsica = ESS_VIEW("2A");
  const bool overseas = ess_view_starts(postcode, "97");
  const struct ess_view code =
    ess_view_starts(postcode, "20")
      ? corsica
      : ess_view_sub(postcode, 0, overseas ? 3 : 2);
  struct ess_territory departement;

  return ess_gazetteer_coded(ess_view_of("departement"), code,
                             &departement) &&
         ess_gazetteer_lists(departement.regions, region);
}

bool
ess_candidates_fits(const struct ess_territory *territory,
                    struct ess_view postcode)
{
  if (ess_view_is(territory->kind, "region")) {
    return is_in_region(postcode, territory->code);
  }
  if (ess_view_is(territory->kind, "departement")) {
    return is_postcode_of(postcode, territory->code);
  }
  return is_of_one(postcode, territory->departements) ||
         is_near(postcode, territory->postcodes);
}

static bool
has_postcode(const struct ess_territory *territory, struct ess_view postcode)
{
  return ess_gazetteer_lists(territory->postcodes, postcode);
}

static bool
is_named(const struct ess_territory *territory, struct ess_view folded)
{
  struct ess_buf name = {0};
  ess_text_fold(&name, territory->name);
  const bool named = ess_view_equal(ess_buf_view(&name), folded);
  ess_buf_clear(&name);
  return named;
}

static bool
is_within(const struct ess_territory *territory, struct ess_view code)
{
  return ess_gazetteer_lists(territory->departements, code);
}

static bool
is_within_region(const struct ess_territory *territory, struct ess_view code)
{
  return ess_gazetteer_lists(territory->regions, code);
}

/* Keep those that hold for `v`; all, unless `even_none`, if none does. */
static void
keep(struct ess_candidates *candidates,
     bool (*holds)(const struct ess_territory *territory, struct ess_view v),
     struct ess_view v, bool even_none)
{
  size_t kept = 0;
  bool any = even_none;

  for (size_t i = 0; i < candidates->n && !any; ++i) {
    any = holds(&candidates->list[i], v);
  }
  for (size_t i = 0; i < candidates->n && any; ++i) {
    if (holds(&candidates->list[i], v)) {
      candidates->list[kept++] = candidates->list[i];
    }
  }
  candidates->n = any ? kept : candidates->n;
}

void
ess_candidates_postcode(struct ess_candidates *candidates,
                        struct ess_view postcode)
{
  keep(candidates, ess_candidates_fits, postcode, true);
  keep(candidates, has_postcode, postcode, false);
}

void
ess_candidates_exact(struct ess_candidates *candidates, struct ess_view name)
{
  struct ess_buf folded = {0};
  ess_text_fold(&folded, name);
  keep(candidates, is_named, ess_buf_view(&folded), false);
  ess_buf_clear(&folded);
}

/* True if `folded` does not begin with words that say a kind. */
static bool
is_bare(struct ess_view folded, struct ess_view key)
{
  return folded.n >= key.n && folded.n - key.n <= strlen("les ") &&
         ess_view_equal(ess_view_sub(folded, folded.n - key.n, key.n), key) &&
         (folded.n == key.n || ess_view_starts(folded, "l"));
}

void
ess_candidates_article(struct ess_candidates *candidates,
                       struct ess_view name, struct ess_view key)
{
  struct ess_buf folded = {0};
  size_t kept = 0;

  ess_text_fold(&folded, name);
  const bool bare = is_bare(ess_buf_view(&folded), key);
  for (size_t i = 0; i < candidates->n; ++i) {
    const struct ess_territory *territory = &candidates->list[i];
    if (!bare || !ess_view_equal(territory->key, key) ||
        is_named(territory, ess_buf_view(&folded))) {
      candidates->list[kept++] = *territory;
    }
  }
  candidates->n = kept;
  ess_buf_clear(&folded);
}

void
ess_candidates_within(struct ess_candidates *candidates,
                      const struct ess_territory *territory)
{
  keep(candidates,
       ess_view_is(territory->kind, "region") ? is_within_region : is_within,
       territory->code, false);
}
