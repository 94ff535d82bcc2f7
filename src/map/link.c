/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/link.h"

#include "base/text.h"
#include "map/candidates.h"
#include "map/place_key.h"
#include "map/words.h"

/* One profile being linked. */
struct linking {
  struct ess_profile *profile;
  const struct ess_aliases *aliases;
  const struct ess_place *title;
  struct ess_log *log;
  struct ess_located *located;
  struct ess_candidates candidates;
};

static const struct ess_view commune = ESS_VIEW("commune");
static const struct ess_view departement = ESS_VIEW("departement");
static const struct ess_view region = ESS_VIEW("region");
static const struct ess_view any = {NULL, 0};

/* "Saint-Denis (93066), Saint-Denis (97411)": as many as can be read. */
static void
add_names(struct ess_buf *out, const struct ess_candidates *candidates)
{
  enum { enough = 12 };
  for (size_t i = 0; i < candidates->n && i < enough; ++i) {
    const struct ess_territory *territory = &candidates->list[i];
    ess_buf_puts(out, i ? ", " : "");
    ess_buf_add(out, territory->name);
    ess_buf_puts(out, " (");
    ess_buf_add(out, territory->code);
    ess_buf_puts(out, ")");
  }
  ess_buf_puts(out, candidates->n > enough ? ", …" : "");
}

/* A doubt about the fact `i`. */
static void
doubt(struct linking *l, const struct ess_buf *note, size_t i)
{
  ess_profile_doubt(l->profile, ESS_V_ESS_doubtAboutLink, ess_buf_view(note),
                    &l->profile->facts[i]);
}

/* The name is the first fact of a profile. */
static void
doubt_several(struct linking *l)
{
  struct ess_buf names = {0};
  struct ess_buf note = {0};

  add_names(&names, &l->candidates);
  ess_buf_puts(&note, "Plusieurs collectivités portent ce nom : ");
  ess_buf_add(&note, ess_buf_view(&names));
  doubt(l, &note, 0);
  ess_warn(l->log, l->title,
           "give the postcode or the département on the page, or a row of "
           "--aliases",
           "the name is that of several authorities: %s",
           ess_buf_str(&names));
  ess_buf_clear(&note);
  ess_buf_clear(&names);
}

static void
doubt_address(struct linking *l, const struct ess_candidates *named)
{
  const struct ess_view postcode = l->profile->address.postcode.value;
  struct ess_buf names = {0};
  struct ess_buf note = {0};

  add_names(&names, named);
  ess_buf_puts(&note, "Le nom est celui de ");
  ess_buf_add(&note, ess_buf_view(&names));
  ess_buf_puts(&note, ", mais le code postal ");
  ess_buf_add(&note, postcode);
  ess_buf_puts(&note, " est d’un autre département");
  doubt(l, &note, 0);
  ess_warn(l->log, l->title, "correct the page, or add a row to --aliases",
           "the postcode %.*s is in another département than %s",
           (int)postcode.n, postcode.s, ess_buf_str(&names));
  ess_buf_clear(&note);
  ess_buf_clear(&names);
}

static void
doubt_kind(struct linking *l)
{
  const struct ess_territory *territory = &l->located->territory;
  struct ess_buf note = {0};

  ess_buf_puts(&note, "Le type retenu est « ");
  ess_buf_add(&note, l->profile->kind_name);
  ess_buf_puts(&note, " » ; le nom est celui de « ");
  ess_buf_add(&note, territory->name);
  ess_buf_puts(&note, " » (");
  ess_buf_add(&note, territory->code);
  ess_buf_puts(&note, "), d’un autre type");
  doubt(l, &note, l->profile->n_facts - 1);
  ess_buf_clear(&note);
}

/* Add the territories of `kind` with the codes of `list`. */
static void
add_around(struct ess_located *located, struct ess_view kind,
           struct ess_view list)
{
  while (list.n && located->n_around < ESS_MAX_AROUND) {
    const struct ess_view code = ess_words_next(&list);
    if (ess_gazetteer_coded(kind, code,
                            &located->around[located->n_around])) {
      ++located->n_around;
    }
  }
}

/* The slug of a linked commune is that of its official name, so that "Ville
   de Nancy" and "Nancy" are one. Territories with one slug have one key. */
static void
set_slug(struct linking *l)
{
  const struct ess_territory *territory = &l->located->territory;
  struct ess_view rows = ess_gazetteer_named(territory->key);
  struct ess_territory row;
  struct ess_buf slug = {0};
  struct ess_buf other = {0};
  unsigned same = 0;

  ess_text_slug(&slug, territory->name);
  while (ess_gazetteer_next(&rows, &row)) {
    ess_buf_reset(&other);
    ess_text_slug(&other, row.name);
    same += ess_view_equal(row.kind, territory->kind) &&
            ess_view_equal(ess_buf_view(&other), ess_buf_view(&slug));
  }
  if (same > 1) {
    ess_buf_putc(&slug, '-');
    ess_text_slug(&slug, territory->code);
  }
  l->profile->slug =
    ess_arena_copy(&l->profile->arena, ess_buf_view(&slug));
  ess_buf_clear(&other);
  ess_buf_clear(&slug);
}

/* How the name was read: a fact at the line of the name. */
static void
add_fact(struct linking *l)
{
  const struct ess_territory *territory = &l->located->territory;
  const struct ess_fact *name = &l->profile->facts[0];
  struct ess_buf value = {0};

  ess_buf_puts(&value, "kind=");
  ess_buf_add(&value, territory->kind);
  ess_buf_puts(&value, ";code=");
  ess_buf_add(&value, territory->code);
  ess_buf_puts(&value, ";name=");
  ess_buf_add(&value, territory->name);
  (void)ess_profile_fact(l->profile, "territory", name->written,
                         ess_buf_view(&value), name->line);
  ess_buf_clear(&value);
}

static void
settle(struct linking *l, bool crossed)
{
  struct ess_located *located = l->located;
  const struct ess_territory *territory = &located->territory;

  located->linked = true;
  located->territory = l->candidates.list[0];
  add_around(located, any, territory->unions);
  add_around(located, departement, territory->departements);
  add_around(located, region, territory->regions);
  if (ess_view_equal(territory->kind, commune)) {
    set_slug(l);
  }
  add_fact(l);
  if (crossed) {
    doubt_kind(l);
  }
}

/* Of what the page states under `field`, the territory of `kind`. */
static bool
stated(const struct linking *l, const char *field, struct ess_view kind,
       struct ess_territory *ret)
{
  struct ess_candidates found = {.n = 0};
  struct ess_buf key = {0};

  for (size_t i = 0; i < l->profile->n_facts && !key.len; ++i) {
    if (ess_view_is(ess_view_of(field), l->profile->facts[i].field)) {
      ess_place_key(&key, l->profile->facts[i].value);
    }
  }
  if (key.len) {
    ess_candidates_find(&found, l->aliases, ess_buf_view(&key), kind);
  }
  ess_buf_clear(&key);
  *ret = found.list[0];
  return found.n == 1;
}

/* Ask what else the page says until one is left. */
static void
narrow(struct linking *l)
{
  struct ess_candidates *candidates = &l->candidates;
  struct ess_territory place;

  if (candidates->n > 1) {
    ess_candidates_exact(candidates, l->profile->name.value);
  }
  if (candidates->n > 1 && stated(l, "departement", departement, &place)) {
    ess_candidates_within(candidates, &place);
  }
  if (candidates->n > 1 && stated(l, "region", region, &place)) {
    ess_candidates_within(candidates, &place);
  }
}

/* True if there was anything to choose from, even if nothing was. */
static bool
choose(struct linking *l, bool crossed)
{
  const struct ess_view postcode = l->profile->address.postcode.value;
  struct ess_candidates named;

  if (l->candidates.n == 0) {
    return false;
  }
  if (postcode.n) {
    named = l->candidates;
    ess_candidates_postcode(&l->candidates, postcode);
    if (l->candidates.n == 0) {
      doubt_address(l, &named);
      return true;
    }
  }
  narrow(l);
  if (l->candidates.n == 1) {
    settle(l, crossed);
  } else {
    doubt_several(l);
  }
  return true;
}

/* The commune that the address is in. Behind a CEDEX the postcode is no
   commune's, and the name has to do. */
static bool
find_seat(struct linking *l, struct ess_territory *ret)
{
  const struct ess_address *address = &l->profile->address;
  struct ess_candidates seats = {.n = 0};
  struct ess_buf key = {0};

  if (!address->postcode.value.n || !address->locality.value.n) {
    return false;
  }
  ess_place_key(&key, address->locality.value);
  ess_candidates_find(&seats, l->aliases, ess_buf_view(&key), commune);
  ess_candidates_postcode(&seats, address->postcode.value);
  ess_buf_clear(&key);
  *ret = seats.list[0];
  return seats.n == 1;
}

/* An authority that is not in the gazetteer is where its seat is, if it is
   of a kind that has its seat in its territory, and one smaller than what is
   said. */
static void
locate(struct linking *l)
{
  const struct ess_view kind = l->profile->kind_slug;
  struct ess_territory seat;

  if (ess_view_is(kind, "autre") || ess_view_equal(kind, region) ||
      !find_seat(l, &seat)) {
    return;
  }
  if (!ess_view_equal(kind, departement)) {
    add_around(l->located, departement, seat.departements);
  }
  add_around(l->located, region, seat.regions);
}

static void
run(struct linking *l)
{
  const struct ess_view kind = l->profile->kind_slug;
  struct ess_buf key = {0};

  ess_place_key(&key, l->profile->name.value);
  ess_candidates_find(&l->candidates, l->aliases, ess_buf_view(&key), kind);
  if (ess_view_equal(kind, commune) && !l->profile->address.postcode.line) {
    ess_candidates_article(&l->candidates, l->profile->name.value,
                           ess_buf_view(&key));
  }
  bool done = choose(l, false);
  if (!done && ess_gazetteer_is_union(kind)) {
    ess_candidates_find(&l->candidates, l->aliases, ess_buf_view(&key), any);
    done = choose(l, true);
  }
  if (!done) {
    locate(l);
  }
  ess_buf_clear(&key);
}

void
ess_link_profile(struct ess_profile *profile,
                 const struct ess_aliases *aliases,
                 const struct ess_place *title, struct ess_log *log)
{
  struct linking l = {.profile = profile,
                      .aliases = aliases,
                      .title = title,
                      .log = log};

  l.located = ess_arena_alloc(&profile->arena, sizeof *l.located);
  profile->located = l.located;
  if (l.located) {
    run(&l);
  }
}
