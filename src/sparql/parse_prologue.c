/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/nearest.h"
#include "base/text.h"
#include "rdf/iri.h"
#include "rdf/names.h"
#include "sparql/parse.h"

/* Prefixes that many people write, and that have to be declared. */
static const struct {
  const char *name;
  const char *iri;
} known[] = {
  {"adms", "http://www.w3.org/ns/adms#"},
  {"cv", "http://data.europa.eu/m8g/"},
  {"dbo", "http://dbpedia.org/ontology/"},
  {"dbr", "http://dbpedia.org/resource/"},
  {"dc", "http://purl.org/dc/elements/1.1/"},
  {"dcterms", "http://purl.org/dc/terms/"},
  {"geo", "http://www.opengis.net/ont/geosparql#"},
  {"qb", "http://purl.org/linked-data/cube#"},
  {"sh", "http://www.w3.org/ns/shacl#"},
  {"time", "http://www.w3.org/2006/time#"},
  {"vcard", "http://www.w3.org/2006/vcard/ns#"},
  {"wd", "http://www.wikidata.org/entity/"},
  {"wdt", "http://www.wikidata.org/prop/direct/"},
  {"wgs84", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
};

/* The number of the prefix `name`, from 1 on; 0 if it is not declared. */
static size_t
find_prefix(const struct ess_parser *p, struct ess_view name)
{
  const uint64_t hash = ess_hash(0, name);
  size_t probe = 0;
  size_t number = ess_slots_next(&p->prefix_slots, hash, &probe);

  while (number &&
         !ess_view_equal(p->declared[number - 1].name, name)) {
    number = ess_slots_next(&p->prefix_slots, hash, &probe);
  }
  return number;
}

/* From now on `name` stands for `iri`. */
static void
declare(struct ess_parser *p, struct ess_view name, struct ess_view iri)
{
  const size_t number = find_prefix(p, name);

  if (number) {
    p->declared[number - 1].iri = iri;
    return;
  }
  ESS_APPEND(p, p->declared, p->n_declared,
             (struct ess_declared){name, iri, 0});
  ess_slots_add(&p->prefix_slots, &p->request->arena, ess_hash(0, name),
                p->n_declared);
}

void
ess_parser_predeclare(struct ess_parser *p,
                      const struct ess_prefixes *prefixes)
{
  struct ess_arena *arena = &p->request->arena;
  const struct ess_prefix *prefix = NULL;

  for (size_t i = 0; (prefix = ess_prefixes_at(prefixes, i)); ++i) {
    declare(p, ess_arena_copy(arena, prefix->name),
            ess_arena_copy(arena, prefix->iri));
  }
}

/* ------------------------------------------------------------------- IRIs */

bool
ess_parser_at_iri(const struct ess_parser *p)
{
  return ess_parser_at(p, ESS_TOKEN_IRI) || ess_parser_at(p, ESS_TOKEN_NAME);
}

/* IRIREF, which is the next token. What has a scheme stays as it is. */
static struct ess_view
parse_reference(struct ess_parser *p)
{
  const struct ess_view text = p->token.text;
  const struct ess_view written = ess_view_sub(text, 1, text.n - 2);

  if (ess_iri_has_scheme(written)) {
    ess_parser_take(p);
    return written;
  }
  ++p->n_relative;
  if (!ess_iri_has_scheme(p->request->base)) {
    ess_parser_fail(p, ess_parser_here(p),
                    "write BASE <http://…> in front, or all of the IRI",
                    "this IRI is relative, and there is no base IRI");
    return written;
  }
  ess_parser_take(p);
  ess_iri_resolve(p->request->base, written, &p->scratch);
  return ess_parser_keep(p);
}

/* There is no such prefix: what to do about it. */
static void
not_declared(struct ess_parser *p, struct ess_view name)
{
  struct ess_nearest nearest = ess_nearest_to(name);
  struct ess_buf hint = {0};
  const char *iri = NULL;

  for (size_t i = 0; i < sizeof known / sizeof *known && !iri; ++i) {
    iri = ess_view_is(name, known[i].name) ? known[i].iri : NULL;
  }
  for (size_t i = 0; i < p->n_declared; ++i) {
    /* Names live in the text or are copies with a NUL. */
    const struct ess_view copy =
      ess_arena_copy(&p->request->arena, p->declared[i].name);
    ess_nearest_try(&nearest, copy.s ? copy.s : "");
  }
  if (iri || !nearest.word) {
    ess_buf_puts(&hint, "add: PREFIX ");
    ess_buf_add(&hint, name);
    ess_buf_printf(&hint, ": <%s>", iri ? iri : "…");
  } else {
    ess_buf_printf(&hint, "did you mean %s:?", nearest.word);
  }
  ess_parser_fail(p, ess_parser_here(p), ess_buf_str(&hint),
                  "the prefix \"%.*s:\" is not declared", (int)name.n,
                  name.s);
  ess_buf_clear(&hint);
}

/* Append the local part of a name, its backslashes taken off. */
static void
add_local(struct ess_buf *out, struct ess_view local)
{
  while (local.n) {
    const size_t run = ess_view_find(local, '\\');
    ess_buf_add(out, ess_view_sub(local, 0, run));
    local = ess_view_sub(local, run, local.n);
    if (local.n) {
      ess_buf_add(out, ess_view_sub(local, 1, 1));
      local = ess_view_sub(local, 2, local.n);
    }
  }
}

/* PrefixedName, which is the next token. */
static struct ess_view
parse_name(struct ess_parser *p)
{
  const struct ess_view text = p->token.text;
  const size_t colon = ess_view_find(text, ':');
  const struct ess_view name = ess_view_sub(text, 0, colon);
  const size_t number = find_prefix(p, name);

  if (!number) {
    not_declared(p, name);
    return name;
  }
  if (p->in_services) {
    ESS_APPEND(p, p->uses, p->n_uses, number - 1);
  }
  ess_parser_take(p);
  ess_buf_add(&p->scratch, p->declared[number - 1].iri);
  add_local(&p->scratch, ess_view_sub(text, colon + 1, text.n));
  return ess_parser_keep(p);
}

struct ess_view
ess_parse_iri(struct ess_parser *p)
{
  if (ess_parser_at(p, ESS_TOKEN_NAME)) {
    return parse_name(p);
  }
  if (ess_parser_at(p, ESS_TOKEN_IRI)) {
    return parse_reference(p);
  }
  ess_parser_expected(p, "an IRI");
  return (struct ess_view){NULL, 0};
}

/* --------------------------------------------------------------- prologues */

/* What is behind PREFIX. */
static void
parse_prefix(struct ess_parser *p)
{
  const struct ess_view text = p->token.text;
  const struct ess_view name =
    ess_view_sub(text, 0, text.n ? text.n - 1 : 0);

  if (!ess_parser_at(p, ESS_TOKEN_NAME) || !ess_view_ends(text, ":") ||
      ess_view_find(text, ':') != name.n) {
    ess_parser_expected_hint(p, "a prefix with a colon at its end",
                             "such as PREFIX ex: <http://example.org/>");
  }
  ess_parser_take(p);
  if (!ess_parser_at(p, ESS_TOKEN_IRI)) {
    ess_parser_expected(p, "an IRI between \"<\" and \">\"");
  }
  const struct ess_view iri = ess_parse_iri(p);
  if (p->status == ESS_OK) {
    declare(p, name, iri);
  }
}

static void
parse_base(struct ess_parser *p)
{
  if (!ess_parser_at(p, ESS_TOKEN_IRI)) {
    ess_parser_expected(p, "an IRI between \"<\" and \">\"");
  }
  const struct ess_view iri = ess_parse_iri(p);
  p->request->base = iri;
}

void
ess_parse_prologue(struct ess_parser *p)
{
  for (;;) {
    if (ess_parser_accept_word(p, ESS_KW_PREFIX)) {
      parse_prefix(p);
    } else if (ess_parser_accept_word(p, ESS_KW_BASE)) {
      parse_base(p);
    } else {
      break;
    }
  }
}

struct ess_view
ess_parser_prologue_of(struct ess_parser *p, size_t n_uses,
                       size_t n_relative)
{
  const size_t service = ++p->n_services;
  struct ess_buf *out = &p->scratch;

  if (p->n_relative > n_relative) {
    ess_buf_puts(out, "BASE <");
    ess_buf_add(out, p->request->base);
    ess_buf_puts(out, ">\n");
  }
  for (size_t i = n_uses; i < p->n_uses; ++i) {
    struct ess_declared *declared = &p->declared[p->uses[i]];
    if (declared->service != service) {
      declared->service = service;
      ess_buf_puts(out, "PREFIX ");
      ess_buf_add(out, declared->name);
      ess_buf_puts(out, ": <");
      ess_buf_add(out, declared->iri);
      ess_buf_puts(out, ">\n");
    }
  }
  return ess_parser_keep(p);
}
