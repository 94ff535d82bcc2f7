/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Property paths: SPARQL 1.1 Query, section 9. */

#include "sparql/parse.h"

#define RDF_TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

static struct ess_path *
new_path(struct ess_parser *p, enum ess_path_kind kind)
{
  struct ess_path *path =
    ess_arena_alloc(&p->request->arena, sizeof *path);

  if (!path) {
    ess_parser_full(p);
    path = &p->spare_path;
    *path = (struct ess_path){0};
  }
  path->kind = kind;
  return path;
}

static void
add_child(struct ess_parser *p, struct ess_path *path,
          struct ess_path *child)
{
  ESS_APPEND(p, path->children, path->n, child);
}

/* `child` within a path of `kind`. */
static struct ess_path *
around(struct ess_parser *p, enum ess_path_kind kind, struct ess_path *child)
{
  struct ess_path *path = new_path(p, kind);

  add_child(p, path, child);
  return path;
}

/* An IRI, or "a". */
static struct ess_path *
parse_link(struct ess_parser *p)
{
  struct ess_path *path = new_path(p, ESS_PATH_LINK);
  struct ess_view iri = ess_view_of(RDF_TYPE);

  if (ess_parser_at(p, ESS_TOKEN_WORD) && ess_view_is(p->token.text, "a")) {
    ess_parser_take(p);
  } else if (ess_parser_at_iri(p)) {
    iri = ess_parse_iri(p);
  } else {
    ess_parser_expected(p, "a property");
  }
  path->iri = (struct ess_term){.kind = ESS_IRI, .value = iri};
  return path;
}

/* PathOneInPropertySet. */
static struct ess_path *
parse_one_in_set(struct ess_parser *p)
{
  const bool inverse = ess_parser_accept(p, '^');
  struct ess_path *link = parse_link(p);

  return inverse ? around(p, ESS_PATH_INVERSE, link) : link;
}

/* PathNegatedPropertySet. */
static struct ess_path *
parse_negated(struct ess_parser *p)
{
  struct ess_path *path = new_path(p, ESS_PATH_NEGATED);

  if (!ess_parser_accept(p, '(')) {
    add_child(p, path, parse_one_in_set(p));
  } else if (!ess_parser_accept(p, ')')) {
    do {
      add_child(p, path, parse_one_in_set(p));
    } while (ess_parser_accept(p, '|'));
    if (!ess_parser_accept(p, ')')) {
      ess_parser_expected(p, "\"|\" or \")\"");
    }
  }
  return path;
}

/* PathPrimary. */
static struct ess_path *
parse_primary(struct ess_parser *p)
{
  struct ess_path *path = NULL;

  if (ess_parser_accept(p, '!')) {
    return parse_negated(p);
  }
  if (!ess_parser_accept(p, '(')) {
    return parse_link(p);
  }
  ess_parser_deeper(p);
  path = ess_parse_path(p);
  --p->depth;
  if (!ess_parser_accept(p, ')')) {
    ess_parser_expected(p, "a path or \")\"");
  }
  return path;
}

/* PathEltOrInverse. */
static struct ess_path *
parse_step(struct ess_parser *p)
{
  static const struct {
    char mark;
    enum ess_path_kind kind;
  } marks[] = {{'*', ESS_PATH_ZERO_OR_MORE},
               {'+', ESS_PATH_ONE_OR_MORE},
               {'?', ESS_PATH_ZERO_OR_ONE}};
  const bool inverse = ess_parser_accept(p, '^');
  struct ess_path *path = parse_primary(p);
  bool repeated = false;

  for (size_t i = 0; i < sizeof marks / sizeof *marks && !repeated; ++i) {
    if (ess_parser_accept(p, marks[i].mark)) {
      path = around(p, marks[i].kind, path);
      repeated = true;
    }
  }
  return inverse ? around(p, ESS_PATH_INVERSE, path) : path;
}

/* Paths that `parse` reads, with `mark` between: of `kind` if there are
   several. */
static struct ess_path *
parse_several(struct ess_parser *p, enum ess_path_kind kind, char mark,
              struct ess_path *(*parse)(struct ess_parser *p))
{
  struct ess_path *path = parse(p);

  if (ess_parser_at(p, mark)) {
    path = around(p, kind, path);
  }
  while (ess_parser_accept(p, mark)) {
    add_child(p, path, parse(p));
  }
  return path;
}

static struct ess_path *
parse_sequence(struct ess_parser *p)
{
  return parse_several(p, ESS_PATH_SEQUENCE, '/', parse_step);
}

struct ess_path *
ess_parse_path(struct ess_parser *p)
{
  return parse_several(p, ESS_PATH_ALTERNATIVE, '|', parse_sequence);
}
