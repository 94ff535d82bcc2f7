/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/mapping_inside.h"

#include "base/text.h"
#include "map/headings.h"
#include "map/options.h"
#include "map/words.h"
#include "rdf/dataset.h"
#include "rdf/vocab.h"

#include <inttypes.h>
#include <stdlib.h>

static const char *const meaning_keys[] = {
#define X(id, key) key,
  ESS_MEANINGS(X)
#undef X
};

/* The concept whose statements are being read. */
struct concept {
  ess_meanings meaning;
  struct ess_view detail;
  struct ess_view name;
  bool capital;
  bool generic;
};

struct ess_mapping *
ess_mapping_new(void)
{
  struct ess_mapping *mapping = calloc(1, sizeof *mapping);
  if (mapping) {
    mapping->dataset = ess_dataset_new();
    mapping->vocab = ess_vocab_new(ess_view_of(ESS_DEFAULT_BASE));
    mapping->aliases = ess_aliases_new();
  }
  if (mapping &&
      (!mapping->dataset || !mapping->vocab || !mapping->aliases)) {
    ess_mapping_free(mapping);
    mapping = NULL;
  }
  return mapping;
}

void
ess_mapping_free(struct ess_mapping *mapping)
{
  if (mapping) {
    ess_dataset_free(mapping->dataset);
    ess_vocab_free(mapping->vocab);
    free(mapping->buckets);
    ess_headings_free(mapping->headings);
    ess_aliases_free(mapping->aliases);
    ess_arena_clear(&mapping->arena);
    free(mapping);
  }
}

struct ess_sink
ess_mapping_sink(struct ess_mapping *mapping)
{
  return ess_dataset_sink(mapping->dataset);
}

struct ess_aliases *
ess_mapping_aliases(const struct ess_mapping *mapping)
{
  return mapping->aliases;
}

static bool
is_term(const struct ess_mapping *mapping, const struct ess_term *term,
        enum ess_vocab_id id)
{
  const struct ess_term wanted = ess_vocab_term(mapping->vocab, id);
  return ess_term_equal(term, &wanted);
}

static ess_meanings
meaning_of(struct ess_view key)
{
  for (unsigned i = 0; i < ESS_BIT_THEME; ++i) {
    if (ess_view_is(key, meaning_keys[i])) {
      return UINT64_C(1) << i;
    }
  }
  return 0;
}

static bool
is_label(const struct ess_mapping *mapping, const struct ess_statement *s)
{
  static const enum ess_vocab_id properties[] = {
    ESS_V_SKOS_prefLabel, ESS_V_SKOS_altLabel, ESS_V_SKOS_hiddenLabel};
  for (size_t i = 0; i < sizeof properties / sizeof *properties; ++i) {
    if (is_term(mapping, &s->predicate, properties[i])) {
      return ess_view_is(s->object.language, "fr");
    }
  }
  return false;
}

/* Namespaces whose concepts are known by what follows them in their IRIs. */
static const struct {
  enum ess_namespace ns;
  ess_meanings meaning;
} named[] = {
  {ESS_NS_KIND, ESS_MEANS(KIND_NAME)},
  {ESS_NS_ORGANISATION, ESS_MEANS(PARTNER)},
  {ESS_NS_THEME, ESS_MEANS(THEME)},
};

static void
read_named(const struct ess_mapping *mapping, const struct ess_term *subject,
           struct concept *concept)
{
  for (size_t i = 0; i < sizeof named / sizeof *named; ++i) {
    const struct ess_view ns =
      ess_vocab_namespace(mapping->vocab, named[i].ns);
    const struct ess_view head = ess_view_sub(subject->value, 0, ns.n);
    if (ess_view_equal(head, ns)) {
      concept->meaning = named[i].meaning;
      concept->detail =
        ess_view_sub(subject->value, ns.n, subject->value.n);
    }
  }
}

static enum ess_status
read_property(const struct ess_mapping *mapping,
              const struct ess_statement *s, struct concept *concept,
              struct ess_log *log)
{
  if (is_term(mapping, &s->predicate, ESS_V_ESS_meansField)) {
    concept->meaning = meaning_of(s->object.value);
    if (!concept->meaning) {
      return ess_fail(log, ESS_BAD_INPUT, NULL,
                      "see the keys in ontology/headings.ttl",
                      "the mapping uses an unknown ess:meansField \"%.*s\"",
                      (int)s->object.value.n, s->object.value.s);
    }
  } else if (is_term(mapping, &s->predicate, ESS_V_ESS_sectionKind)) {
    concept->detail = s->object.value;
  } else if (is_term(mapping, &s->predicate, ESS_V_ESS_caseSensitive)) {
    concept->capital = ess_view_is(s->object.value, "true");
  } else if (is_term(mapping, &s->predicate, ESS_V_ESS_generic)) {
    concept->generic = ess_view_is(s->object.value, "true");
  } else if (is_term(mapping, &s->predicate, ESS_V_SKOS_prefLabel) &&
             is_label(mapping, s)) {
    concept->name = s->object.value;
  }
  return ESS_OK;
}

static void
add_label(struct ess_mapping *mapping, const struct concept *concept,
          struct ess_view spelling)
{
  struct ess_buf key = {0};
  struct ess_label label = {concept->meaning, {NULL, 0},
                            concept->detail,  concept->name,
                            {NULL, 0},        concept->generic};
  if (concept->capital) {
    label.spelling = ess_arena_copy(&mapping->arena, spelling);
  }
  ess_words_key(&key, spelling);
  label.key = ess_arena_copy(&mapping->arena, ess_buf_view(&key));
  label.detail = ess_arena_copy(&mapping->arena, concept->detail);
  label.name = ess_arena_copy(&mapping->arena, concept->name);
  ess_buf_clear(&key);
  struct ess_label *labels = ess_arena_grow(&mapping->arena, mapping->labels,
                                            mapping->n_labels, sizeof label);
  if (labels && label.key.n) {
    mapping->labels = labels;
    mapping->labels[mapping->n_labels++] = label;
  }
}

/* Read the statements `from` … `to`, which have one subject. */
static enum ess_status
read_concept(struct ess_mapping *mapping, size_t from, size_t to,
             struct ess_log *log)
{
  struct concept concept = {0};
  enum ess_status st = ESS_OK;

  read_named(mapping, &ess_dataset_at(mapping->dataset, from)->subject,
             &concept);
  for (size_t i = from; i < to && st == ESS_OK; ++i) {
    st = read_property(mapping, ess_dataset_at(mapping->dataset, i),
                       &concept, log);
  }
  for (size_t i = from; i < to && st == ESS_OK && concept.meaning; ++i) {
    const struct ess_statement *s = ess_dataset_at(mapping->dataset, i);
    if (is_label(mapping, s)) {
      add_label(mapping, &concept, s->object.value);
    }
  }
  return st;
}

static int
compare_labels(const void *a, const void *b)
{
  const struct ess_label *left = a;
  const struct ess_label *right = b;
  const int order = ess_view_compare(left->key, right->key);
  return order ? order
               : (left->meaning > right->meaning) -
                   (left->meaning < right->meaning);
}

static enum ess_status
check_complete(const struct ess_mapping *mapping, struct ess_log *log)
{
  ess_meanings seen = 0;
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    seen |= mapping->labels[i].meaning;
  }
  if ((seen & ESS_MEANS(SECTION)) && (seen & ESS_MEANS(KIND_NAME))) {
    return ESS_OK;
  }
  return ess_fail(log, ESS_BAD_INPUT, NULL,
                  "the folder must hold headings.ttl and kinds.ttl",
                  "the mapping has no section headings or no kinds");
}

struct ess_bucket *
ess_mapping_bucket(const struct ess_mapping *mapping, struct ess_view word)
{
  const size_t mask = mapping->n_buckets - 1;
  size_t i = (size_t)ess_hash(0, word) & mask;

  for (;; i = (i + 1) & mask) {
    struct ess_bucket *bucket = &mapping->buckets[i];
    if (!bucket->to || ess_view_equal(bucket->word, word)) {
      return bucket;
    }
  }
}

/* The labels are sorted: those that begin with one word are neighbours. */
static enum ess_status
make_buckets(struct ess_mapping *mapping)
{
  size_t n = 64;
  while (n < 2 * mapping->n_labels) {
    n *= 2;
  }
  mapping->n_buckets = n;
  mapping->buckets = calloc(n, sizeof *mapping->buckets);
  if (!mapping->buckets) {
    return ESS_LIMIT;
  }
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    struct ess_view key = mapping->labels[i].key;
    const struct ess_view word = ess_words_next(&key);
    struct ess_bucket *bucket = ess_mapping_bucket(mapping, word);
    bucket->word = word;
    bucket->from = bucket->to ? bucket->from : i;
    bucket->to = i + 1;
    bucket->meanings |= mapping->labels[i].meaning;
  }
  return ESS_OK;
}

enum ess_status
ess_mapping_take(struct ess_mapping *mapping, struct ess_log *log)
{
  enum ess_status st = ESS_OK;
  size_t from = 0;

  ess_dataset_sort(mapping->dataset);
  const size_t n = ess_dataset_size(mapping->dataset);
  for (size_t i = 1; i <= n && st == ESS_OK; ++i) {
    const struct ess_term *head =
      &ess_dataset_at(mapping->dataset, from)->subject;
    if (i == n ||
        !ess_term_equal(head,
                        &ess_dataset_at(mapping->dataset, i)->subject)) {
      st = read_concept(mapping, from, i, log);
      from = i;
    }
  }
  ess_dataset_reset(mapping->dataset);
  return ess_status_first(st, mapping->arena.status);
}

enum ess_status
ess_mapping_finish(struct ess_mapping *mapping, struct ess_log *log)
{
  const enum ess_status st =
    ess_status_first(mapping->arena.status, check_complete(mapping, log));
  if (st != ESS_OK) {
    return st;
  }
  qsort(mapping->labels, mapping->n_labels, sizeof *mapping->labels,
        compare_labels);
  mapping->headings =
    ess_headings_new(mapping->labels, mapping->n_labels, ESS_MEANS(SECTION),
                     ESS_MEANS(FREE));
  return mapping->headings ? make_buckets(mapping) : ESS_LIMIT;
}

void
ess_mapping_save(const struct ess_mapping *mapping, struct ess_buf *out)
{
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    const struct ess_view columns[] = {label->key, label->detail,
                                       label->name, label->spelling};
    ess_buf_printf(out, "%" PRIx64 "\t%d", label->meaning, label->generic);
    for (size_t k = 0; k < sizeof columns / sizeof *columns; ++k) {
      ess_buf_putc(out, '\t');
      ess_buf_add(out, columns[k]);
    }
    ess_buf_putc(out, '\n');
  }
}

/* The text up to the next `end`, taken off the front of `*text`. */
static struct ess_view
take_until(struct ess_view *text, char end)
{
  const size_t at = ess_view_find(*text, end);
  const struct ess_view part = ess_view_sub(*text, 0, at);
  *text = ess_view_sub(*text, at + 1, text->n);
  return part;
}

static ess_meanings
hexadecimal(struct ess_view digits)
{
  ess_meanings n = 0;
  for (size_t i = 0; i < digits.n; ++i) {
    const char c = digits.s[i];
    n = n * 16 + (ess_meanings)(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return n;
}

enum ess_status
ess_mapping_restore(struct ess_mapping *mapping, struct ess_view text)
{
  while (text.n) {
    struct ess_view line = take_until(&text, '\n');
    struct ess_label label = {0};
    label.meaning = hexadecimal(take_until(&line, '\t'));
    label.generic = ess_view_is(take_until(&line, '\t'), "1");
    label.key = take_until(&line, '\t');
    label.detail = take_until(&line, '\t');
    label.name = take_until(&line, '\t');
    label.spelling = line;
    struct ess_label *labels = ess_arena_grow(
      &mapping->arena, mapping->labels, mapping->n_labels, sizeof label);
    if (!labels) {
      return ESS_LIMIT;
    }
    mapping->labels = labels;
    labels[mapping->n_labels++] = label;
  }
  return ESS_OK;
}
