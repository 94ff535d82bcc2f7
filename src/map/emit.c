/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/emit.h"

#include "base/text.h"
#include "map/emit_territory.h"
#include "map/mint.h"
#include "rdf/check.h"

#include <string.h>

/* Statements about one subject in one graph, on their way to a sink. The
   first failure sticks. */
struct emitter {
  const struct ess_emit_context *context;
  const struct ess_sink *sink;
  struct ess_profile *profile;
  struct ess_mint mint;
  struct ess_view graph;
  struct ess_view subject;
  enum ess_status status;
};

bool
ess_scope_is_published(enum ess_scope scope, enum ess_people people)
{
  return scope == ESS_SCOPE_PUBLIC || people == ESS_PEOPLE_ALL ||
         (scope == ESS_SCOPE_ELECTED && people == ESS_PEOPLE_ELECTED);
}

static struct ess_term
iri_term(struct ess_view iri)
{
  return (struct ess_term){.kind = ESS_IRI, .value = iri};
}

static struct ess_term
term(const struct emitter *e, enum ess_vocab_id id)
{
  return ess_vocab_term(e->context->vocab, id);
}

static void
add(struct emitter *e, enum ess_vocab_id property, struct ess_term object)
{
  const struct ess_statement statement = {
    iri_term(e->subject), term(e, property), object, iri_term(e->graph)};
  if (e->status == ESS_OK && object.value.s) {
    e->status = ess_sink_add(e->sink, &statement);
  }
}

static void
add_iri(struct emitter *e, enum ess_vocab_id property, struct ess_view iri)
{
  if (iri.n) {
    add(e, property, iri_term(iri));
  }
}

static void
add_type(struct emitter *e, enum ess_vocab_id class)
{
  add(e, ESS_V_RDF_type, term(e, class));
}

/* Text; nothing if it is empty. */
static void
add_text(struct emitter *e, enum ess_vocab_id property, struct ess_view text)
{
  if (text.n) {
    add(e, property, ess_string(text));
  }
}

static void
add_french(struct emitter *e, enum ess_vocab_id property,
           struct ess_view text)
{
  struct ess_term object = ess_string(text);
  object.language = ess_view_of("fr");
  if (text.n) {
    add(e, property, object);
  }
}

static void
add_typed(struct emitter *e, enum ess_vocab_id property,
          enum ess_vocab_id datatype, struct ess_view lexical)
{
  struct ess_term object = ess_string(lexical);
  object.datatype = term(e, datatype).value;
  if (lexical.n) {
    add(e, property, object);
  }
}

static void
add_number(struct emitter *e, enum ess_vocab_id property, unsigned long n)
{
  struct ess_buf text = {0};
  ess_buf_printf(&text, "%lu", n);
  add_typed(e, property, ESS_V_XSD_integer, ess_buf_view(&text));
  ess_buf_clear(&text);
}

static void
about(struct emitter *e, struct ess_view graph, struct ess_view subject)
{
  e->graph = graph;
  e->subject = subject;
}

static void
emit_address(struct emitter *e)
{
  const struct ess_address *address = &e->profile->address;
  const struct ess_view iri = ess_mint_document(&e->mint, "#address");

  if (!address->full.line) {
    return;
  }
  add_iri(e, ESS_V_LOCN_address, iri);
  about(e, e->mint.document, iri);
  add_type(e, ESS_V_LOCN_Address);
  add_text(e, ESS_V_LOCN_fullAddress, address->full.value);
  add_text(e, ESS_V_LOCN_locatorName, address->building.value);
  add_text(e, ESS_V_LOCN_thoroughfare, address->street.value);
  add_text(e, ESS_V_LOCN_poBox, address->delivery.value);
  add_text(e, ESS_V_LOCN_postCode, address->postcode.value);
  add_text(e, ESS_V_LOCN_postName, address->locality.value);
  add_text(e, ESS_V_ESS_cedex, address->cedex.value);
  add_text(e, ESS_V_ESS_countryCode, address->country.value);
}

/* The kind's name comes along, so that the data can be read alone. */
static void
emit_kind(struct emitter *e)
{
  const struct ess_view kind =
    ess_mint_under(&e->mint, "def/kind#", e->profile->kind_slug);

  add_iri(e, ESS_V_ORG_classification, kind);
  about(e, e->mint.document, kind);
  add_french(e, ESS_V_SKOS_prefLabel, e->profile->kind_name);
  add_text(e, ESS_V_RDFS_label, e->profile->kind_name);
  about(e, e->mint.document, e->mint.document);
}

static void
emit_authority(struct emitter *e)
{
  const struct ess_profile *profile = e->profile;

  about(e, e->mint.document, e->mint.document);
  add_type(e, ESS_V_ESS_LocalAuthority);
  add_french(e, ESS_V_SKOS_prefLabel, profile->name.value);
  add_text(e, ESS_V_RDFS_label, profile->name.value);
  emit_kind(e);
  add_text(e, ESS_V_ESS_statedKind, profile->kind.written);
  add_typed(e, ESS_V_ESS_population, ESS_V_XSD_integer,
            profile->population.value);
  add_typed(e, ESS_V_ESS_memberSince, ESS_V_XSD_integer,
            profile->member_since.value);
  add_typed(e, ESS_V_ESS_updated, ESS_V_XSD_date, profile->updated.value);
  add_french(e, ESS_V_ESS_status, profile->status.value);
  add_iri(e, ESS_V_PROV_hadPrimarySource, e->context->source);
  for (size_t i = 0; i < profile->n_links; ++i) {
    if (ess_iri_is_absolute(profile->links[i].iri)) {
      add_iri(e, ESS_V_FOAF_page, profile->links[i].iri);
    }
  }
  emit_address(e);
  e->status = ess_status_first(
    e->status, ess_emit_territory(e->context, profile, &e->mint, e->sink));
}

/* The first words of a text, cut between words. */
static struct ess_view
shortened(struct ess_view text, struct ess_buf *out)
{
  enum { wanted = 280 };
  size_t cut = wanted;

  if (text.n <= wanted) {
    return text;
  }
  while (cut > 0 && text.s[cut] != ' ' && text.s[cut] != '\n') {
    --cut;
  }
  if (cut == 0) {
    /* One long word: cut it between characters. */
    for (cut = wanted; ((unsigned char)text.s[cut] & 0xC0U) == 0x80U;) {
      --cut;
    }
  }
  ess_buf_add(out, ess_view_sub(text, 0, cut));
  ess_buf_puts(out, " …");
  return ess_buf_view(out);
}

static struct ess_view
section_iri(struct emitter *e, const struct ess_section *section)
{
  struct ess_buf fragment = {0};
  ess_buf_puts(&fragment, "#section-");
  ess_buf_add(&fragment, section->slug);
  if (section->nth > 1) {
    ess_buf_printf(&fragment, "-%lu", section->nth);
  }
  const struct ess_view iri =
    ess_mint_document(&e->mint, ess_buf_str(&fragment));
  ess_buf_clear(&fragment);
  return iri;
}

static void
emit_section(struct emitter *e, const struct ess_section *section,
             size_t rank)
{
  const enum ess_prose prose = e->context->options->prose;
  const struct ess_view iri = section_iri(e, section);
  struct ess_buf text = {0};

  about(e, e->mint.document, e->mint.document);
  add_iri(e, ESS_V_ESS_hasSection, iri);
  about(e, e->mint.document, iri);
  add_type(e, ESS_V_ESS_Section);
  add_text(e, ESS_V_ESS_sectionKind, section->kind);
  add_french(e, ESS_V_ESS_heading, section->heading);
  add_number(e, ESS_V_ESS_rank, rank);
  if (prose != ESS_PROSE_NONE) {
    add_french(e, ESS_V_ESS_text,
               prose == ESS_PROSE_SHORT ? shortened(section->text, &text)
                                        : section->text);
  }
  ess_buf_clear(&text);
}

static void
emit_sections(struct emitter *e)
{
  const enum ess_people people = e->context->options->people;
  size_t rank = 0;

  for (size_t i = 0; i < e->profile->n_sections; ++i) {
    const struct ess_section *section = &e->profile->sections[i];
    if (!section->people || people == ESS_PEOPLE_ALL) {
      emit_section(e, section, ++rank);
    }
  }
}

static struct ess_view
people_graph(struct emitter *e, enum ess_scope scope)
{
  return ess_mint_document(&e->mint, scope == ESS_SCOPE_STAFF
                                       ? "/people/staff"
                                       : "/people/elected");
}

static void
emit_person(struct emitter *e, const struct ess_person *person)
{
  const enum ess_scope scope =
    person->elected ? ESS_SCOPE_ELECTED : ESS_SCOPE_STAFF;
  const struct ess_view content[] = {person->name, person->role};
  const struct ess_view iri =
    ess_mint_hashed(&e->mint, "#person-", content, 1);
  const struct ess_view post = ess_mint_hashed(
    &e->mint, person->elected ? "#mandate-" : "#post-", content, 2);

  if (!ess_scope_is_published(scope, e->context->options->people)) {
    return;
  }
  about(e, people_graph(e, scope), iri);
  add_type(e, ESS_V_FOAF_Person);
  add_text(e, ESS_V_FOAF_name, person->name);
  for (size_t i = 0; i < person->n_networks; ++i) {
    add_french(e, ESS_V_ESS_networkRole, person->networks[i]);
  }
  e->subject = post;
  add_type(e, person->elected ? ESS_V_ESS_Mandate : ESS_V_ESS_StaffPost);
  add_iri(e, ESS_V_ORG_postIn, e->mint.document);
  add_iri(e, ESS_V_ORG_heldBy, iri);
  add_french(e, ESS_V_ESS_statedRole, person->role);
  add_french(e, ESS_V_ESS_service, person->service);
}

/* Evidence names people where the fact does: it goes where they go. */
static struct ess_view
scope_graph(struct emitter *e, enum ess_scope scope, const char *public)
{
  return scope == ESS_SCOPE_PUBLIC ? ess_mint_document(&e->mint, public)
                                   : people_graph(e, scope);
}

static void
about_evidence(struct emitter *e, const struct ess_fact *fact)
{
  const struct ess_view content[] = {ess_view_of(fact->field), fact->written,
                                     fact->value, fact->person};
  about(e, scope_graph(e, fact->scope, "/evidence"),
        ess_mint_exact(&e->mint, "#evidence-", content, 4));
}

/* The doubt is noted at its evidence, and said of the authority in a graph
   with the same audience as what is doubted. */
static void
emit_doubt(struct emitter *e, const struct ess_doubt *doubt)
{
  const struct ess_fact *fact = &doubt->fact;

  if (!ess_scope_is_published(fact->scope, e->context->options->people)) {
    return;
  }
  if (fact->line) {
    about_evidence(e, fact);
    add(e, ESS_V_ESS_doubt, term(e, doubt->about));
    add_french(e, ESS_V_ESS_note, doubt->note);
  }
  about(e, scope_graph(e, fact->scope, ""), e->mint.document);
  add(e, ESS_V_ESS_doubt, term(e, doubt->about));
}

/* What the user gave, not the page, has no line, and no evidence. */
static void
emit_evidence(struct emitter *e, const struct ess_fact *fact)
{
  if (!fact->line ||
      !ess_scope_is_published(fact->scope, e->context->options->people)) {
    return;
  }
  about_evidence(e, fact);
  add_type(e, ESS_V_ESS_Evidence);
  add_iri(e, ESS_V_ESS_about,
          fact->person.n
            ? ess_mint_hashed(&e->mint, "#person-", &fact->person, 1)
            : e->mint.document);
  add_text(e, ESS_V_ESS_field, ess_view_of(fact->field));
  add_text(e, ESS_V_ESS_asWritten, fact->written);
  add_text(e, ESS_V_ESS_normalised, fact->value);
  add_number(e, ESS_V_ESS_line, fact->line);
  add_iri(e, ESS_V_PROV_hadPrimarySource, e->context->source);
}

enum ess_status
ess_emit_profile(const struct ess_emit_context *context,
                 struct ess_profile *profile, const struct ess_sink *sink)
{
  struct emitter e = {.context = context, .sink = sink, .profile = profile};

  e.mint = ess_mint_new(&profile->arena, context->base, profile->kind_slug,
                        profile->slug);
  emit_authority(&e);
  emit_sections(&e);
  for (size_t i = 0; i < profile->n_people; ++i) {
    emit_person(&e, &profile->people[i]);
  }
  for (size_t i = 0; i < profile->n_doubts; ++i) {
    emit_doubt(&e, &profile->doubts[i]);
  }
  for (size_t i = 0; i < profile->n_facts; ++i) {
    emit_evidence(&e, &profile->facts[i]);
  }
  return ess_status_first(e.status, profile->arena.status);
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

enum ess_status
ess_emit_dataset(const struct ess_emit_context *context,
                 const struct ess_sink *sink)
{
  struct ess_profile scratch = {0};
  struct emitter e = {.context = context, .sink = sink, .profile = &scratch};
  const char *license = context->options->license;

  e.mint = (struct ess_mint){&scratch.arena, context->base, context->base};
  const struct ess_view iri = ess_mint_document(&e.mint, "dataset");
  about(&e, iri, iri);
  add_type(&e, ESS_V_DCAT_Dataset);
  add_type(&e, ESS_V_VOID_Dataset);
  add_french(&e, ESS_V_DCT_title,
             ess_view_of("Profils des politiques locales de l’économie "
                         "sociale et solidaire"));
  add_iri(&e, ESS_V_DCT_license,
          ess_view_of(license ? license : ESS_DEFAULT_LICENSE));
  add_iri(&e, ESS_V_DCT_conformsTo, ess_mint_document(&e.mint, "def"));
  add_iri(&e, ESS_V_DCT_source, context->source);
  about(&e, iri, context->source);
  add_type(&e, ESS_V_PROV_Entity);
  const enum ess_status st =
    ess_status_first(e.status, scratch.arena.status);
  ess_profile_clear(&scratch);
  return st;
}
