/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/emit_dataset.h"

#include "base/text.h"
#include "base/version.h"
#include "map/emit_territory.h"
#include "map/emitter.h"
#include "map/link.h"

#include <string.h>

#define EUROPEAN "http://publications.europa.eu/resource/authority/"

static const char title[] =
  "Profils des politiques locales de l’économie sociale et solidaire";

static const char description[] =
  "Ce que des collectivités territoriales françaises disent de leur "
  "politique d’économie sociale et solidaire : leurs élus référents, leurs "
  "moyens, leurs actions, leurs partenaires et les chiffres de leur "
  "territoire, avec, pour chaque donnée, la ligne de la page d’où elle vient.";

static const char *const keywords[] = {
  "collectivités territoriales", "développement local",
  "économie sociale et solidaire", "politiques publiques"};

/* Vocabularies that profiles are written in, whatever they say. */
static const enum ess_namespace vocabularies[] = {
  ESS_NS_DCAT, ESS_NS_DCT,  ESS_NS_ESS,  ESS_NS_FOAF, ESS_NS_ORG,
  ESS_NS_PROV, ESS_NS_RDFS, ESS_NS_SKOS, ESS_NS_VOID};

/* Names of the syntaxes in the list of the Publications Office. */
static const char *const formats[] = {
  [ESS_TURTLE] = EUROPEAN "file-type/RDF_TURTLE",
  [ESS_NTRIPLES] = EUROPEAN "file-type/RDF_N_TRIPLES",
  [ESS_NQUADS] = EUROPEAN "file-type/RDF_N_QUADS",
  [ESS_TRIG] = EUROPEAN "file-type/RDF_TRIG",
  [ESS_RDFXML] = EUROPEAN "file-type/RDF_XML",
  [ESS_JSONLD] = EUROPEAN "file-type/JSON_LD"};

/* The source of `data/reference/gazetteer.tsv`: its licence asks for its name
   and its date. */
static const char gazetteer[] =
  "https://github.com/etalab/decoupage-administratif";
static const char gazetteer_title[] =
  "Découpage administratif de la France, version 6.0.0 (Etalab, d’après "
  "l’Insee, la DGCL et La Poste)";
static const char gazetteer_date[] = "2026-03-09";

/* Everything is said in the graph that has the name of the dataset. The
   scratch profile only has an arena: it outlives the call that made it. */
struct describing {
  struct ess_profile scratch;
  struct ess_emitter e;
  struct ess_view dataset;
};

static void
about(struct describing *d, struct ess_view subject)
{
  ess_emit_about(&d->e, d->dataset, subject);
}

static void
begin(struct describing *d, const struct ess_emit_context *context,
      const struct ess_sink *sink)
{
  *d = (struct describing){
    .e = {.context = context, .sink = sink, .profile = &d->scratch}};
  d->e.mint =
    (struct ess_mint){.arena = &d->scratch.arena,
                      .base = context->base,
                      .document = context->base};
  d->dataset = ess_mint_document(&d->e.mint, "dataset");
  d->e.mint.document = d->dataset;
  about(d, d->dataset);
}

static enum ess_status
end(struct describing *d)
{
  const enum ess_status st =
    ess_status_first(d->e.status, d->scratch.arena.status);
  ess_profile_clear(&d->scratch);
  return st;
}

void
ess_emit_source_iri(struct ess_buf *out, struct ess_view base,
                    const struct ess_profile_options *options,
                    const char *path)
{
  const char *slash = strrchr(path, '/');
  const struct ess_view file = ess_view_of(slash ? slash + 1 : path);
  const size_t dot = ess_view_find(file, '.');

  if (options->source) {
    ess_buf_puts(out, options->source);
    return;
  }
  ess_buf_add(out, base);
  ess_buf_puts(out, "source/");
  ess_text_slug(out, ess_view_sub(file, 0, dot));
  ess_buf_puts(out, dot < file.n ? "." : "");
  ess_text_slug(out, ess_view_sub(file, dot, file.n));
}

/* The name of the file, as far as it is text that may be published. */
static struct ess_view
file_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  const struct ess_view file = ess_view_of(slash ? slash + 1 : path);
  const bool shown = !ess_view_is(file, "-") && ess_utf8_check(file) == file.n;
  return shown ? file : (struct ess_view){NULL, 0};
}

enum ess_status
ess_emit_source(const struct ess_emit_context *context, const char *path,
                const struct ess_sink *sink)
{
  struct describing d;

  begin(&d, context, sink);
  ess_emit_add_iri(&d.e, ESS_V_DCT_source, context->source);
  ess_emit_add_iri(&d.e, ESS_V_PROV_wasDerivedFrom, context->source);
  about(&d, context->source);
  ess_emit_add_type(&d.e, ESS_V_PROV_Entity);
  /* A page that can be looked up is called by its address, whatever the file
     that a copy of it was in. */
  if (context->options->source) {
    ess_emit_add_type(&d.e, ESS_V_FOAF_Document);
  } else {
    ess_emit_add_text(&d.e, ESS_V_DCT_title, file_name(path));
  }
  return end(&d);
}

static void
emit_license(struct describing *d)
{
  const char *license = d->e.context->options->license;
  const struct ess_view usual = ess_view_of(ESS_DEFAULT_LICENSE);
  const struct ess_view iri = license ? ess_view_of(license) : usual;

  ess_emit_add_iri(&d->e, ESS_V_DCT_license, iri);
  if (ess_view_equal(iri, usual)) {
    about(d, iri);
    ess_emit_add_type(&d->e, ESS_V_DCT_LicenseDocument);
    ess_emit_add_french(&d->e, ESS_V_DCT_title,
                        ess_view_of("Licence Ouverte 2.0"));
    ess_emit_add_iri(
      &d->e, ESS_V_FOAF_page,
      ess_view_of(
        "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"));
    about(d, d->dataset);
  }
}

static void
emit_publisher(struct describing *d)
{
  const struct ess_view name =
    ess_view_of(d->e.context->options->publisher);
  const struct ess_view iri = ess_mint_document(&d->e.mint, "#publisher");

  if (name.n) {
    ess_emit_add_iri(&d->e, ESS_V_DCT_publisher, iri);
    about(d, iri);
    ess_emit_add_type(&d->e, ESS_V_FOAF_Agent);
    ess_emit_add_text(&d->e, ESS_V_FOAF_name, name);
    about(d, d->dataset);
  }
}

/* The version is in the IRI: what two versions made may stand together. */
static void
emit_activity(struct describing *d)
{
  const struct ess_view activity =
    ess_mint_document(&d->e.mint, "#conversion-essaim-" ESS_VERSION);
  const struct ess_view agent =
    ess_mint_document(&d->e.mint, "#essaim-" ESS_VERSION);

  ess_emit_add_iri(&d->e, ESS_V_PROV_wasGeneratedBy, activity);
  about(d, activity);
  ess_emit_add_type(&d->e, ESS_V_PROV_Activity);
  ess_emit_add_iri(&d->e, ESS_V_PROV_wasAssociatedWith, agent);
  about(d, agent);
  ess_emit_add_type(&d->e, ESS_V_PROV_SoftwareAgent);
  ess_emit_add_text(&d->e, ESS_V_RDFS_label,
                    ess_view_of("essaim " ESS_VERSION));
  about(d, d->dataset);
}

static void
emit_contents(struct describing *d)
{
  struct ess_emitter *e = &d->e;
  const size_t n_keywords = sizeof keywords / sizeof *keywords;
  const size_t n_vocabularies = sizeof vocabularies / sizeof *vocabularies;

  for (size_t i = 0; i < n_keywords; ++i) {
    ess_emit_add_french(e, ESS_V_DCAT_keyword, ess_view_of(keywords[i]));
  }
  ess_emit_add_iri(e, ESS_V_DCAT_theme,
                   ess_view_of(EUROPEAN "data-theme/ECON"));
  ess_emit_add_iri(e, ESS_V_DCAT_theme,
                   ess_view_of(EUROPEAN "data-theme/GOVE"));
  ess_emit_add_iri(e, ESS_V_DCT_language,
                   ess_view_of(EUROPEAN "language/FRA"));
  ess_emit_add_iri(e, ESS_V_DCT_spatial, ess_view_of(EUROPEAN "country/FRA"));
  for (size_t i = 0; i < n_vocabularies; ++i) {
    ess_emit_add_iri(
      e, ESS_V_VOID_vocabulary,
      ess_vocab_namespace(e->context->vocab, vocabularies[i]));
  }
  ess_emit_add_text(e, ESS_V_VOID_uriSpace,
                    ess_mint_under(&e->mint, "id/", ess_view_of("")));
}

enum ess_status
ess_emit_dataset(const struct ess_emit_context *context,
                 const struct ess_sink *sink)
{
  struct describing d;

  begin(&d, context, sink);
  ess_emit_add_type(&d.e, ESS_V_DCAT_Dataset);
  ess_emit_add_type(&d.e, ESS_V_VOID_Dataset);
  ess_emit_add_french(&d.e, ESS_V_DCT_title, ess_view_of(title));
  ess_emit_add_french(&d.e, ESS_V_DCT_description, ess_view_of(description));
  ess_emit_add_text(&d.e, ESS_V_DCT_identifier, d.dataset);
  ess_emit_add_iri(&d.e, ESS_V_DCT_conformsTo,
                   ess_mint_under(&d.e.mint, "def", ess_view_of("")));
  emit_contents(&d);
  emit_license(&d);
  emit_publisher(&d);
  emit_activity(&d);
  return end(&d);
}

/* Without an address there is nothing that could be got, and DCAT-AP wants
   one of each distribution. */
static void
emit_distribution(struct describing *d, const struct ess_syntax *syntax)
{
  const struct ess_view url = ess_view_of(d->e.context->options->url);
  const char *license = d->e.context->options->license;
  const struct ess_view iri = ess_mint_document(&d->e.mint, "#distribution");
  struct ess_buf type = {0};

  ess_buf_puts(&type, "https://www.iana.org/assignments/media-types/");
  ess_buf_puts(&type, syntax->media_type);
  ess_emit_add_iri(&d->e, ESS_V_DCAT_distribution, iri);
  about(d, iri);
  ess_emit_add_type(&d->e, ESS_V_DCAT_Distribution);
  ess_emit_add_text(&d->e, ESS_V_DCT_title, ess_view_of(syntax->label));
  ess_emit_add_iri(&d->e, ESS_V_DCAT_mediaType, ess_buf_view(&type));
  ess_emit_add_iri(&d->e, ESS_V_DCT_format,
                   ess_view_of(formats[syntax->id]));
  ess_emit_add_iri(&d->e, ESS_V_DCAT_accessURL, url);
  ess_emit_add_iri(&d->e, ESS_V_DCAT_downloadURL, url);
  ess_emit_add_iri(&d->e, ESS_V_DCT_license,
                   ess_view_of(license ? license : ESS_DEFAULT_LICENSE));
  d->e.status = ess_status_first(d->e.status, type.status);
  ess_buf_clear(&type);
}

enum ess_status
ess_emit_whole(const struct ess_emit_context *context,
               const struct ess_whole *whole, const struct ess_sink *sink)
{
  const char *date = context->options->date;
  struct describing d;

  begin(&d, context, sink);
  ess_emit_add_typed(&d.e, ESS_V_DCT_modified, ESS_V_XSD_date,
                     date ? ess_view_of(date) : whole->updated);
  ess_emit_add_iri(&d.e, ESS_V_VOID_exampleResource, whole->example);
  if (context->options->url) {
    emit_distribution(&d, whole->syntax);
  }
  return end(&d);
}

static void
emit_partition(struct describing *d, enum ess_vocab_id class, unsigned long n)
{
  struct ess_buf fragment = {0};

  ess_buf_puts(&fragment, "#class-");
  ess_buf_puts(&fragment,
               ess_namespace_prefix(ess_vocab_namespace_of(class)));
  ess_buf_putc(&fragment, '-');
  ess_buf_add(&fragment, ess_vocab_local(class));
  const struct ess_view iri =
    ess_mint_document(&d->e.mint, ess_buf_str(&fragment));
  about(d, d->dataset);
  ess_emit_add_iri(&d->e, ESS_V_VOID_classPartition, iri);
  about(d, iri);
  ess_emit_add(&d->e, ESS_V_VOID_class, ess_emit_term(&d->e, class));
  ess_emit_add_number(&d->e, ESS_V_VOID_entities, n);
  d->e.status = ess_status_first(d->e.status, fragment.status);
  ess_buf_clear(&fragment);
}

static enum ess_status
emit_counts(const struct ess_emit_context *context,
            const struct ess_totals *totals, const struct ess_sink *sink)
{
  struct describing d;
  unsigned long classes = 0;

  for (enum ess_vocab_id id = 0; id < ESS_V_COUNT; ++id) {
    classes += totals->entities[id] > 0;
  }
  begin(&d, context, sink);
  ess_emit_add_number(&d.e, ESS_V_VOID_triples, totals->triples);
  ess_emit_add_number(&d.e, ESS_V_VOID_entities,
                      totals->entities[ESS_V_ESS_LocalAuthority]);
  ess_emit_add_number(&d.e, ESS_V_VOID_classes, classes);
  /* Each class has a partition, and each partition is a subject. */
  ess_emit_add_number(&d.e, ESS_V_VOID_distinctSubjects,
                      totals->subjects + classes);
  for (enum ess_vocab_id id = 0; id < ESS_V_COUNT; ++id) {
    if (totals->entities[id]) {
      emit_partition(&d, id, totals->entities[id]);
    }
  }
  return end(&d);
}

enum ess_status
ess_emit_totals(const struct ess_emit_context *context,
                const struct ess_totals *totals, const struct ess_sink *sink)
{
  struct ess_counter counter = {0};
  const struct ess_sink counting = ess_counter_sink(&counter);
  struct ess_totals all = *totals;

  const enum ess_status st = emit_counts(context, totals, &counting);
  all.triples += counter.count;
  return st == ESS_OK ? emit_counts(context, &all, sink) : st;
}

static void
emit_gazetteer(struct ess_emitter *e, struct ess_view dataset)
{
  const struct ess_view iri = ess_view_of(gazetteer);

  ess_emit_add_iri(e, ESS_V_DCT_source, iri);
  ess_emit_about(e, dataset, iri);
  ess_emit_add_type(e, ESS_V_PROV_Entity);
  ess_emit_add_french(e, ESS_V_DCT_title, ess_view_of(gazetteer_title));
  ess_emit_add_typed(e, ESS_V_DCT_modified, ESS_V_XSD_date,
                     ess_view_of(gazetteer_date));
  ess_emit_add_iri(e, ESS_V_DCT_license, ess_view_of(ESS_DEFAULT_LICENSE));
}

static void
emit_region(struct ess_emitter *e, const struct ess_territory *territory)
{
  if (ess_view_is(territory->kind, "region")) {
    ess_emit_add_iri(e, ESS_V_DCT_spatial,
                     ess_emit_territory_iri(&e->mint, territory));
  }
}

/* With the profile, not at the end: what of a profile is left out must leave
   nothing behind. */
void
ess_emit_coverage(struct ess_emitter *e)
{
  const struct ess_located *located = e->profile->located;

  if (located && (located->linked || located->n_around)) {
    const struct ess_view dataset =
      ess_mint_under(&e->mint, "dataset", ess_view_of(""));
    ess_emit_about(e, dataset, dataset);
    for (size_t i = 0; i < located->n_around; ++i) {
      emit_region(e, &located->around[i]);
    }
    if (located->linked) {
      emit_region(e, &located->territory);
    }
    emit_gazetteer(e, dataset);
  }
}
