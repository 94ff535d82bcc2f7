/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/emit.h"

#include "map/emit_territory.h"
#include "map/emitter.h"
#include "rdf/check.h"

bool
ess_scope_is_published(enum ess_scope scope, enum ess_people people)
{
  return scope == ESS_SCOPE_PUBLIC || people == ESS_PEOPLE_ALL ||
         (scope == ESS_SCOPE_ELECTED && people == ESS_PEOPLE_ELECTED);
}

static void
emit_address(struct ess_emitter *e)
{
  const struct ess_address *address = &e->profile->address;
  const struct ess_view iri = ess_mint_document(&e->mint, "#address");

  if (!address->full.line) {
    return;
  }
  ess_emit_add_iri(e, ESS_V_LOCN_address, iri);
  ess_emit_about(e, e->mint.document, iri);
  ess_emit_add_type(e, ESS_V_LOCN_Address);
  ess_emit_add_text(e, ESS_V_LOCN_fullAddress, address->full.value);
  ess_emit_add_text(e, ESS_V_LOCN_locatorName, address->building.value);
  ess_emit_add_text(e, ESS_V_LOCN_thoroughfare, address->street.value);
  ess_emit_add_text(e, ESS_V_LOCN_poBox, address->delivery.value);
  ess_emit_add_text(e, ESS_V_LOCN_postCode, address->postcode.value);
  ess_emit_add_text(e, ESS_V_LOCN_postName, address->locality.value);
  ess_emit_add_text(e, ESS_V_ESS_cedex, address->cedex.value);
  ess_emit_add_text(e, ESS_V_ESS_countryCode, address->country.value);
}

/* The kind's name comes along, so that the data can be read alone. */
static void
emit_kind(struct ess_emitter *e)
{
  const struct ess_view kind =
    ess_mint_under(&e->mint, "def/kind#", e->profile->kind_slug);

  ess_emit_add_iri(e, ESS_V_ORG_classification, kind);
  ess_emit_about(e, e->mint.document, kind);
  ess_emit_add_french(e, ESS_V_SKOS_prefLabel, e->profile->kind_name);
  ess_emit_add_text(e, ESS_V_RDFS_label, e->profile->kind_name);
  ess_emit_about(e, e->mint.document, e->mint.document);
}

static void
emit_authority(struct ess_emitter *e)
{
  const struct ess_profile *profile = e->profile;

  ess_emit_about(e, e->mint.document, e->mint.document);
  ess_emit_add_type(e, ESS_V_ESS_LocalAuthority);
  ess_emit_add_french(e, ESS_V_SKOS_prefLabel, profile->name.value);
  ess_emit_add_text(e, ESS_V_RDFS_label, profile->name.value);
  emit_kind(e);
  ess_emit_add_text(e, ESS_V_ESS_statedKind, profile->kind.written);
  ess_emit_add_typed(e, ESS_V_ESS_population, ESS_V_XSD_integer,
                     profile->population.value);
  ess_emit_add_typed(e, ESS_V_ESS_memberSince, ESS_V_XSD_integer,
                     profile->member_since.value);
  ess_emit_add_typed(e, ESS_V_ESS_updated, ESS_V_XSD_date,
                     profile->updated.value);
  ess_emit_add_french(e, ESS_V_ESS_status, profile->status.value);
  ess_emit_add_iri(e, ESS_V_PROV_hadPrimarySource, e->context->source);
  for (size_t i = 0; i < profile->n_links; ++i) {
    if (ess_iri_is_absolute(profile->links[i].iri)) {
      ess_emit_add_iri(e, ESS_V_FOAF_page, profile->links[i].iri);
    }
  }
  emit_address(e);
  e->status = ess_status_first(
    e->status, ess_emit_territory(e->context, profile, &e->mint, e->sink));
}

static struct ess_view
section_iri(struct ess_emitter *e, const struct ess_section *section)
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
emit_section(struct ess_emitter *e, const struct ess_section *section,
             size_t rank)
{
  const struct ess_view iri = section_iri(e, section);

  ess_emit_about(e, e->mint.document, e->mint.document);
  ess_emit_add_iri(e, ESS_V_ESS_hasSection, iri);
  ess_emit_about(e, e->mint.document, iri);
  ess_emit_add_type(e, ESS_V_ESS_Section);
  ess_emit_add_text(e, ESS_V_ESS_sectionKind, section->kind);
  ess_emit_add_french(e, ESS_V_ESS_heading, section->heading);
  ess_emit_add_number(e, ESS_V_ESS_rank, rank);
  ess_emit_add_prose(e, ESS_V_ESS_text, section->text);
}

static void
emit_sections(struct ess_emitter *e)
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
people_graph(const struct ess_emitter *e, enum ess_scope scope)
{
  return scope == ESS_SCOPE_STAFF ? e->staff : e->elected;
}

static void
emit_person(struct ess_emitter *e, const struct ess_person *person)
{
  const enum ess_scope scope =
    person->elected ? ESS_SCOPE_ELECTED : ESS_SCOPE_STAFF;
  const struct ess_view content[] = {person->name, person->role};

  if (!ess_scope_is_published(scope, e->context->options->people)) {
    return;
  }
  const struct ess_view iri =
    ess_mint_hashed(&e->mint, "#person-", content, 1);
  const struct ess_view post = ess_mint_hashed(
    &e->mint, person->elected ? "#mandate-" : "#post-", content, 2);
  ess_emit_about(e, people_graph(e, scope), iri);
  ess_emit_add_type(e, ESS_V_FOAF_Person);
  ess_emit_add_text(e, ESS_V_FOAF_name, person->name);
  for (size_t i = 0; i < person->n_networks; ++i) {
    ess_emit_add_french(e, ESS_V_ESS_networkRole, person->networks[i]);
  }
  e->subject = post;
  ess_emit_add_type(e, person->elected ? ESS_V_ESS_Mandate
                                       : ESS_V_ESS_StaffPost);
  ess_emit_add_iri(e, ESS_V_ORG_postIn, e->mint.document);
  ess_emit_add_iri(e, ESS_V_ORG_heldBy, iri);
  ess_emit_add_french(e, ESS_V_ESS_statedRole, person->role);
  ess_emit_add_french(e, ESS_V_ESS_service, person->service);
}

/* Evidence names people where the fact does: it goes where they go. */
static struct ess_view
scope_graph(const struct ess_emitter *e, enum ess_scope scope,
            struct ess_view public)
{
  return scope == ESS_SCOPE_PUBLIC ? public : people_graph(e, scope);
}

static void
about_evidence(struct ess_emitter *e, const struct ess_fact *fact)
{
  const struct ess_view content[] = {ess_view_of(fact->field), fact->written,
                                     fact->value, fact->person};
  ess_emit_about(e, scope_graph(e, fact->scope, e->evidence),
                 ess_mint_exact(&e->mint, "#evidence-", content, 4));
}

/* The doubt is noted at its evidence, and said of the authority in a graph
   with the same audience as what is doubted. */
static void
emit_doubt(struct ess_emitter *e, const struct ess_doubt *doubt)
{
  const struct ess_fact *fact = &doubt->fact;

  if (!ess_scope_is_published(fact->scope, e->context->options->people)) {
    return;
  }
  if (fact->line) {
    about_evidence(e, fact);
    ess_emit_add(e, ESS_V_ESS_doubt, ess_emit_term(e, doubt->about));
    ess_emit_add_french(e, ESS_V_ESS_note, doubt->note);
  }
  ess_emit_about(e, scope_graph(e, fact->scope, e->mint.document),
                 e->mint.document);
  ess_emit_add(e, ESS_V_ESS_doubt, ess_emit_term(e, doubt->about));
}

/* The person, the part of the profile or the authority itself. */
static struct ess_view
evidence_target(struct ess_emitter *e, const struct ess_fact *fact)
{
  return fact->person.n
           ? ess_mint_hashed(&e->mint, "#person-", &fact->person, 1)
         : fact->part ? e->profile->parts[fact->part - 1].iri
                      : e->mint.document;
}

/* What the user gave, not the page, has no line, and no evidence. */
static void
emit_evidence(struct ess_emitter *e, const struct ess_fact *fact)
{
  if (!fact->line ||
      !ess_scope_is_published(fact->scope, e->context->options->people)) {
    return;
  }
  about_evidence(e, fact);
  ess_emit_add_type(e, ESS_V_ESS_Evidence);
  ess_emit_add_iri(e, ESS_V_ESS_about, evidence_target(e, fact));
  ess_emit_add_text(e, ESS_V_ESS_field, ess_view_of(fact->field));
  ess_emit_add_text(e, ESS_V_ESS_asWritten, fact->written);
  ess_emit_add_text(e, ESS_V_ESS_normalised, fact->value);
  ess_emit_add_number(e, ESS_V_ESS_line, fact->line);
  ess_emit_add_iri(e, ESS_V_PROV_hadPrimarySource, e->context->source);
}

enum ess_status
ess_emit_profile(const struct ess_emit_context *context,
                 struct ess_profile *profile, const struct ess_sink *sink)
{
  struct ess_emitter e = {.context = context, .sink = sink, .profile = profile};

  e.mint = ess_mint_new(&profile->arena, context->base, profile->kind_slug,
                        profile->slug);
  e.evidence = ess_mint_document(&e.mint, "/evidence");
  e.elected = ess_mint_document(&e.mint, "/people/elected");
  e.staff = ess_mint_document(&e.mint, "/people/staff");
  emit_authority(&e);
  emit_sections(&e);
  ess_emit_parts(&e);
  ess_emit_coverage(&e);
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
