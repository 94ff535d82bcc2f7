/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What an authority has and does, as statements. Each part has an IRI from
   its content, below the document, and hangs from what it belongs to. */

#include "map/emitter.h"

/* "2024" or "2024-05-31", with a hyphen behind it; nothing else. */
static void
add_date(struct ess_buf *fragment, struct ess_view date)
{
  for (size_t i = 0; i < date.n; ++i) {
    if (!ess_is_digit(date.s[i]) && date.s[i] != '-') {
      return;
    }
  }
  ess_buf_add(fragment, date);
  ess_buf_putc(fragment, '-');
}

/* What the IRI of a budget, a figure or an event shows of it, before the
   hash: when it is, and the section of a budget. Words of the page are in
   none, since they could name people. */
static void
begin_fragment(struct ess_buf *fragment, const struct ess_part *part)
{
  const bool dated = part->class == ESS_V_ESS_Budget ||
                     part->class == ESS_V_ESS_Statistic ||
                     part->class == ESS_V_ESS_Event;

  ess_buf_puts(fragment, part->fragment);
  for (size_t k = 0; dated && k < part->n_properties; ++k) {
    const struct ess_property *p = &part->properties[k];
    if (p->property == ESS_V_ESS_year ||
        p->property == ESS_V_SCHEMA_startDate) {
      add_date(fragment, p->value);
    } else if (p->property == ESS_V_ESS_budgetSection) {
      ess_buf_puts(fragment, p->term == ESS_V_ESS_investmentSection
                               ? "investissement-"
                               : "fonctionnement-");
    }
  }
}

static void
mint_parts(struct ess_emitter *e)
{
  struct ess_buf fragment = {0};

  for (size_t i = 0; i < e->profile->n_parts; ++i) {
    struct ess_part *part = &e->profile->parts[i];
    const struct ess_view parent =
      part->parent ? e->profile->parts[part->parent - 1].iri
                   : (struct ess_view){NULL, 0};
    const struct ess_view content[] = {part->key, parent};
    ess_buf_reset(&fragment);
    begin_fragment(&fragment, part);
    part->iri =
      ess_mint_hashed(&e->mint, ess_buf_str(&fragment), content, 2);
  }
  e->status = ess_status_first(e->status, fragment.status);
  ess_buf_clear(&fragment);
}

/* The empty view for an organisation that was withdrawn. */
static struct ess_view
partner_iri(struct ess_emitter *e, size_t nth)
{
  const struct ess_view slug = e->profile->partners[nth - 1].slug;
  return slug.n ? ess_mint_under(&e->mint, "id/organisation/", slug) : slug;
}

/* A year, a month or a day. */
static enum ess_vocab_id
day_type(struct ess_view day)
{
  return day.n == 4   ? ESS_V_XSD_gYear
         : day.n == 7 ? ESS_V_XSD_gYearMonth
                      : ESS_V_XSD_date;
}

static void
emit_property(struct ess_emitter *e, const struct ess_property *p)
{
  switch (p->type) {
  case ESS_VALUE_FRENCH:
    ess_emit_add_french(e, p->property, p->value);
    break;
  case ESS_VALUE_PROSE:
    ess_emit_add_prose(e, p->property, p->value);
    break;
  case ESS_VALUE_STRING:
    ess_emit_add_text(e, p->property, p->value);
    break;
  case ESS_VALUE_INTEGER:
    ess_emit_add_typed(e, p->property, ESS_V_XSD_integer, p->value);
    break;
  case ESS_VALUE_DECIMAL:
    ess_emit_add_typed(e, p->property, ESS_V_XSD_decimal, p->value);
    break;
  case ESS_VALUE_BOOLEAN:
    ess_emit_add_typed(e, p->property, ESS_V_XSD_boolean, p->value);
    break;
  case ESS_VALUE_DAY:
    ess_emit_add_typed(e, p->property, day_type(p->value), p->value);
    break;
  case ESS_VALUE_TERM:
    ess_emit_add(e, p->property, ess_emit_term(e, p->term));
    break;
  case ESS_VALUE_PART:
    ess_emit_add_iri(e, p->property, e->profile->parts[p->part - 1].iri);
    break;
  case ESS_VALUE_PARTNER:
    ess_emit_add_iri(e, p->property, partner_iri(e, p->part));
    break;
  case ESS_VALUE_THEME:
    ess_emit_add_iri(e, p->property,
                     ess_mint_under(&e->mint, "def/theme#", p->value));
    break;
  }
}

static void
emit_part(struct ess_emitter *e, const struct ess_part *part)
{
  const struct ess_view owner =
    part->parent ? e->profile->parts[part->parent - 1].iri
                 : e->mint.document;
  ess_emit_about(e, e->mint.document, owner);
  ess_emit_add_iri(e, part->link, part->iri);
  ess_emit_about(e, e->mint.document, part->iri);
  ess_emit_add_type(e, part->class);
  for (size_t k = 0; k < part->n_properties; ++k) {
    emit_property(e, &part->properties[k]);
  }
}

/* Organisations are named, so that the data can be read alone. */
static void
emit_partners(struct ess_emitter *e)
{
  for (size_t i = 0; i < e->profile->n_partners; ++i) {
    const struct ess_view iri = partner_iri(e, i + 1);
    if (!iri.n) {
      continue;
    }
    ess_emit_about(e, e->mint.document, e->mint.document);
    ess_emit_add_iri(e, ESS_V_SCHEMA_mentions, iri);
    ess_emit_about(e, e->mint.document, iri);
    ess_emit_add_type(e, ESS_V_FOAF_Organization);
    ess_emit_add_text(e, ESS_V_FOAF_name, e->profile->partners[i].name);
    ess_emit_add_text(e, ESS_V_RDFS_label, e->profile->partners[i].name);
  }
}

static void
emit_themes(struct ess_emitter *e)
{
  for (size_t i = 0; i < e->profile->n_themes; ++i) {
    const struct ess_theme *theme = &e->profile->themes[i];
    const struct ess_view iri =
      ess_mint_under(&e->mint, "def/theme#", theme->slug);
    ess_emit_about(e, e->mint.document, e->mint.document);
    ess_emit_add_iri(e, ESS_V_DCT_subject, iri);
    if (theme->part) {
      e->subject = e->profile->parts[theme->part - 1].iri;
      ess_emit_add_iri(e, ESS_V_DCT_subject, iri);
    }
  }
}

void
ess_emit_parts(struct ess_emitter *e)
{
  mint_parts(e);
  for (size_t i = 0; i < e->profile->n_parts; ++i) {
    emit_part(e, &e->profile->parts[i]);
  }
  emit_partners(e);
  emit_themes(e);
}
