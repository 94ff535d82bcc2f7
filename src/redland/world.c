/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "redland/inside.h"

#include "base/buf.h"
#include "redland/storage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
ess_world_about(struct ess_world *world, const char *source,
                struct ess_view document)
{
  world->source = source;
  world->document = document;
  world->blanks = 0;
  world->told = false;
}

raptor_world *
ess_world_raptor(const struct ess_world *world)
{
  return librdf_world_get_raptor(world->rdf);
}

struct ess_place
ess_world_place(const struct ess_world *world, int line, int column)
{
  if (line <= 0 || !world->source) {
    return (struct ess_place){world->source, 0, 0, {NULL, 0}};
  }
  return ess_place_of_line(world->source, world->document,
                           (unsigned long)line,
                           column > 0 ? (unsigned long)column : 0);
}

/* What Redland quotes in `message`: where it stopped, most often. */
static struct ess_view
quoted(const char *message)
{
  const char *open = strpbrk(message, "'\"");
  const char *close = open ? strrchr(open + 1, *open) : NULL;
  const struct ess_view none = {"", 0};
  return close ? ess_view_sub(ess_view_of(open + 1), 0,
                              (size_t)(close - open - 1))
               : none;
}

/* Offset of the only `word` in `area`, or that of its first word. */
static size_t
find_word(struct ess_view area, struct ess_view word)
{
  size_t seen = 0;
  size_t at = 0;

  for (size_t i = 0; word.n && i + word.n <= area.n; ++i) {
    if (memcmp(area.s + i, word.s, word.n) == 0) {
      at = i;
      ++seen;
    }
  }
  for (size_t i = 0; seen != 1 && i < area.n; ++i) {
    if (!strchr(" \t\r\n", area.s[i])) {
      return i;
    }
  }
  return at;
}

/* Redland tells lines, never columns, and not always lines. If what it quotes
   is there once, that is the column; else the line's first word is. */
static void
guess_column(const struct ess_world *world, const char *message,
             struct ess_place *place)
{
  const struct ess_view area = place->line ? place->text : world->document;
  const struct ess_place guess = ess_place_at(
    world->source, area, find_word(area, quoted(message)));
  place->column = guess.column;
  if (!place->line) {
    *place = guess;
  }
}

/* What to do about messages that hold these words. */
static const struct {
  const char *words;
  const char *hint;
} hints[] = {
  {"prefix", "declare the prefix at the top: PREFIX name: <IRI>"},
  {"SPARQL", "look just before the mark; the queries in examples/ are sound"},
  {"syntax", "look just before the mark: is a full stop or a quote missing?"},
  {"XML", "is this RDF/XML, whole and well-formed?"},
};

static const char *
hint_for(const char *message)
{
  for (size_t i = 0; i < sizeof hints / sizeof *hints; ++i) {
    if (strstr(message, hints[i].words)) {
      return hints[i].hint;
    }
  }
  return NULL;
}

/* Redland's messages may end in a full stop or a line end; ours do not. */
static void
tell(struct ess_world *world, enum ess_level level,
     const struct ess_place *place, const char *message)
{
  size_t n = strlen(message);
  while (n && strchr(" \n.", message[n - 1])) {
    --n;
  }
  if (level == ESS_ERROR) {
    (void)ess_fail(world->log, ESS_BAD_INPUT, place, hint_for(message),
                   "%.*s", (int)n, message);
  } else {
    ess_warn(world->log, place, NULL, "%.*s", (int)n, message);
  }
}

static void
note(struct ess_world *world, enum ess_level level, raptor_locator *at,
     const char *message)
{
  const bool error = level == ESS_ERROR;

  /* What follows the first error in a document is most often its echo. */
  if ((int)level <= world->tells && !(world->told && world->source)) {
    struct ess_place place = ess_world_place(
      world, at ? raptor_locator_line(at) : 0,
      at ? raptor_locator_column(at) : 0);
    if (world->source && !place.column) {
      guess_column(world, message, &place);
    }
    tell(world, level, &place, message);
  }
  world->told = world->told || error;
  world->errors += error;
}

static int
on_log(void *user_data, librdf_log_message *message)
{
  const librdf_log_level level = librdf_log_message_level(message);
  note(user_data,
       level >= LIBRDF_LOG_ERROR  ? ESS_ERROR
       : level == LIBRDF_LOG_WARN ? ESS_WARNING
                                  : ESS_NOTE,
       librdf_log_message_locator(message),
       librdf_log_message_message(message));
  return 1;
}

/* Labels that the document gives and labels that raptor needs never meet:
   the first begin with u, the second with g. */
static unsigned char *
on_blank(void *user_data, unsigned char *given)
{
  struct ess_world *world = user_data;
  const size_t room = 32 + (given ? strlen((const char *)given) : 0);
  char *label = raptor_alloc_memory(room);

  if (label && given) {
    (void)snprintf(label, room, "u%s", (const char *)given);
  } else if (label) {
    (void)snprintf(label, room, "g%lu", ++world->blanks);
  }
  if (given) {
    raptor_free_memory(given);
  }
  return (unsigned char *)label;
}

/* librdf_world_open returns nothing: only a term that gets built shows that
   it did its work. */
static bool
open_world(struct ess_world *world)
{
  static const unsigned char iri[] = "http://www.w3.org/";

  librdf_world_set_logger(world->rdf, world, on_log);
  librdf_world_open(world->rdf);
  librdf_node *node = librdf_new_node_from_uri_string(world->rdf, iri);
  librdf_free_node(node);
  if (!node) {
    return false;
  }
  raptor_world_set_generate_bnodeid_handler(ess_world_raptor(world), world,
                                            on_blank);
  ess_storage_register(world->rdf);
  return world->errors == 0;
}

struct ess_world *
ess_world_new(struct ess_log *log)
{
  struct ess_world *world = calloc(1, sizeof *world);

  if (world) {
    world->log = log;
    world->tells = ESS_ERROR;
    world->rdf = librdf_new_world();
  }
  if (!world || !world->rdf || !open_world(world)) {
    (void)ess_fail(log, ESS_LIMIT, NULL, NULL, "Redland cannot start");
    ess_world_free(world);
    return NULL;
  }
  return world;
}

void
ess_world_free(struct ess_world *world)
{
  if (world) {
    librdf_free_world(world->rdf);
    free(world);
  }
}
