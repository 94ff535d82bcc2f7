/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/emit_territory.h"

#include "map/link.h"
#include "map/words.h"

/* Statements about one subject, on their way to a sink. The first failure
   sticks. */
struct writing {
  const struct ess_vocab *vocab;
  const struct ess_mint *mint;
  const struct ess_sink *sink;
  const struct ess_located *located;
  struct ess_view subject;
  enum ess_status status;
};

/* What the territories of a kind are called in an IRI, and what they are. */
struct sort {
  struct ess_view kind;
  const char *path;
  enum ess_vocab_id class;
};

static const struct sort sorts[] = {
  {ESS_VIEW("commune"), "id/territory/commune/", ESS_V_IGEO_Commune},
  {ESS_VIEW("departement"), "id/territory/departement/",
   ESS_V_IGEO_Departement},
  {ESS_VIEW("region"), "id/territory/region/", ESS_V_IGEO_Region},
  {{NULL, 0}, "id/territory/epci/", ESS_V_IGEO_Intercommunalite},
};

/* The publications of INSEE that the populations of a year are from. */
static const struct {
  struct ess_view year;
  const char *page;
} census[] = {
  {ESS_VIEW("2017"), "https://www.insee.fr/fr/statistiques/3291775"},
  {ESS_VIEW("2023"), "https://www.insee.fr/fr/statistiques/8680726"},
};

static const struct sort *
sort_of(struct ess_view kind)
{
  const struct sort *sort = sorts;
  while (sort->kind.n && !ess_view_equal(sort->kind, kind)) {
    ++sort;
  }
  return sort;
}

static void
add(struct writing *w, enum ess_vocab_id property, struct ess_term object)
{
  const struct ess_statement statement = {
    {.kind = ESS_IRI, .value = w->subject},
    ess_vocab_term(w->vocab, property),
    object,
    {.kind = ESS_IRI, .value = w->mint->document}};
  if (w->status == ESS_OK && object.value.n) {
    w->status = ess_sink_add(w->sink, &statement);
  }
}

static void
add_iri(struct writing *w, enum ess_vocab_id property, struct ess_view iri)
{
  add(w, property, (struct ess_term){.kind = ESS_IRI, .value = iri});
}

static void
add_type(struct writing *w, enum ess_vocab_id class)
{
  add(w, ESS_V_RDF_type, ess_vocab_term(w->vocab, class));
}

static void
add_french(struct writing *w, enum ess_vocab_id property,
           struct ess_view text)
{
  struct ess_term object = ess_string(text);
  object.language = ess_view_of("fr");
  add(w, property, object);
}

static void
add_integer(struct writing *w, enum ess_vocab_id property,
            struct ess_view digits)
{
  struct ess_term object = ess_string(digits);
  object.datatype = ess_vocab_term(w->vocab, ESS_V_XSD_integer).value;
  add(w, property, object);
}

struct ess_view
ess_emit_territory_iri(const struct ess_mint *mint,
                       const struct ess_territory *territory)
{
  return ess_mint_under(mint, sort_of(territory->kind)->path,
                        territory->code);
}

static struct ess_view
territory_iri(const struct writing *w, const struct ess_territory *territory)
{
  return ess_emit_territory_iri(w->mint, territory);
}

/* The territory around with this code, if it is the only one of `list`: of
   several, each holds a part, and none the whole. */
static void
add_whole(struct writing *w, struct ess_view list, struct ess_view kind)
{
  const struct ess_view code = ess_words_next(&list);

  for (size_t i = 0; i < w->located->n_around && !list.n; ++i) {
    const struct ess_territory *around = &w->located->around[i];
    if (ess_view_equal(around->code, code) &&
        ess_view_equal(around->kind, kind)) {
      add_iri(w, ESS_V_DCT_isPartOf, territory_iri(w, around));
    }
  }
}

/* A commune is in each of its unions, wholly. */
static void
add_unions(struct writing *w, struct ess_view list)
{
  for (size_t i = 0; i < w->located->n_around; ++i) {
    const struct ess_territory *around = &w->located->around[i];
    if (ess_gazetteer_lists(list, around->code) &&
        ess_gazetteer_is_union(around->kind)) {
      add_iri(w, ESS_V_DCT_isPartOf, territory_iri(w, around));
    }
  }
}

static void
emit_place(struct writing *w, const struct ess_territory *territory)
{
  w->subject = territory_iri(w, territory);
  add_type(w, sort_of(territory->kind)->class);
  add_french(w, ESS_V_SKOS_prefLabel, territory->name);
  add(w, ESS_V_RDFS_label, ess_string(territory->name));
  add(w, ESS_V_ESS_inseeCode, ess_string(territory->code));
  add_unions(w, territory->unions);
  add_whole(w, territory->departements, ess_view_of("departement"));
  add_whole(w, territory->regions, ess_view_of("region"));
}

/* The page's own figure stands as it is; this one has a year. */
static void
emit_population(struct writing *w, const struct ess_territory *territory)
{
  struct ess_buf fragment = {0};

  if (!territory->population.n) {
    return;
  }
  ess_buf_puts(&fragment, "#statistic-official-population-");
  ess_buf_add(&fragment, territory->year);
  const struct ess_view iri =
    ess_mint_document(w->mint, ess_buf_str(&fragment));
  ess_buf_clear(&fragment);
  w->subject = w->mint->document;
  add_iri(w, ESS_V_ESS_hasStatistic, iri);
  w->subject = iri;
  add_type(w, ESS_V_ESS_Statistic);
  add_french(w, ESS_V_ESS_indicator, ess_view_of("population municipale"));
  add_integer(w, ESS_V_ESS_value, territory->population);
  add_french(w, ESS_V_ESS_unit, ess_view_of("habitants"));
  add_integer(w, ESS_V_ESS_year, territory->year);
  add_iri(w, ESS_V_ESS_territory, territory_iri(w, territory));
  for (size_t i = 0; i < sizeof census / sizeof *census; ++i) {
    if (ess_view_equal(census[i].year, territory->year)) {
      add_iri(w, ESS_V_DCT_source, ess_view_of(census[i].page));
    }
  }
}

/* An intercommunal body has its SIREN alone. */
static void
emit_own(struct writing *w, const struct ess_territory *territory)
{
  add(w, ESS_V_ESS_siren, ess_string(territory->siren));
  if (!ess_gazetteer_is_union(territory->kind)) {
    add(w, ESS_V_ESS_inseeCode, ess_string(territory->code));
  }
  add_iri(w, ESS_V_ESS_territory, territory_iri(w, territory));
  add_iri(w, ESS_V_ESS_withinTerritory, territory_iri(w, territory));
}

enum ess_status
ess_emit_territory(const struct ess_emit_context *context,
                   const struct ess_profile *profile,
                   const struct ess_mint *mint, const struct ess_sink *sink)
{
  const struct ess_located *located = profile->located;
  struct writing w = {.vocab = context->vocab,
                      .mint = mint,
                      .sink = sink,
                      .located = located,
                      .subject = mint->document};

  if (!located) {
    return ESS_OK;
  }
  if (located->linked) {
    emit_own(&w, &located->territory);
  }
  for (size_t i = 0; i < located->n_around; ++i) {
    add_iri(&w, ESS_V_ESS_withinTerritory,
            territory_iri(&w, &located->around[i]));
  }
  if (located->linked) {
    emit_place(&w, &located->territory);
    emit_population(&w, &located->territory);
  }
  for (size_t i = 0; i < located->n_around; ++i) {
    emit_place(&w, &located->around[i]);
  }
  return ess_status_first(w.status, mint->arena->status);
}
