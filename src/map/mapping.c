/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/mapping.h"

#include "base/arena.h"
#include "map/options.h"
#include "map/words.h"
#include "rdf/dataset.h"
#include "rdf/vocab.h"

#include <stdlib.h>

static const char *const meaning_keys[] = {
#define X(id, key) key,
  ESS_MEANINGS(X)
#undef X
};

struct ess_mapping {
  struct ess_dataset *dataset; /* what the sink took */
  struct ess_vocab *vocab;     /* the mapping's own terms, default base */
  struct ess_arena arena;
  struct ess_label *labels; /* sorted by key */
  size_t n_labels;
};

/* The concept whose statements are being read. */
struct concept {
  ess_meanings meaning;
  struct ess_view detail;
  struct ess_view name;
};

struct ess_mapping *
ess_mapping_new(void)
{
  struct ess_mapping *mapping = calloc(1, sizeof *mapping);
  if (mapping) {
    mapping->dataset = ess_dataset_new();
    mapping->vocab = ess_vocab_new(ess_view_of(ESS_DEFAULT_BASE));
  }
  if (mapping && (!mapping->dataset || !mapping->vocab)) {
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
    ess_arena_clear(&mapping->arena);
    free(mapping);
  }
}

struct ess_sink
ess_mapping_sink(struct ess_mapping *mapping)
{
  return ess_dataset_sink(mapping->dataset);
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
  for (unsigned i = 0; i < ESS_BIT_KIND_NAME; ++i) {
    if (ess_view_is(key, meaning_keys[i])) {
      return 1U << i;
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

/* The slug of a kind is the fragment of its IRI. */
static void
read_kind(const struct ess_mapping *mapping, const struct ess_term *subject,
          struct concept *concept)
{
  const struct ess_view ns =
    ess_vocab_namespace(mapping->vocab, ESS_NS_KIND);
  const struct ess_view head = ess_view_sub(subject->value, 0, ns.n);
  if (ess_view_equal(head, ns)) {
    concept->meaning = ESS_MEANS(KIND_NAME);
    concept->detail = ess_view_sub(subject->value, ns.n, subject->value.n);
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
  struct ess_label label = {concept->meaning, {NULL, 0}, concept->detail,
                            concept->name};
  ess_words_key(&key, spelling);
  label.key = ess_arena_copy(&mapping->arena, ess_buf_view(&key));
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

  read_kind(mapping, &ess_dataset_at(mapping->dataset, from)->subject,
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

enum ess_status
ess_mapping_finish(struct ess_mapping *mapping, struct ess_log *log)
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
  st = ess_status_first(st, mapping->arena.status);
  if (st == ESS_OK) {
    st = check_complete(mapping, log);
  }
  if (st == ESS_OK) {
    qsort(mapping->labels, mapping->n_labels, sizeof *mapping->labels,
          compare_labels);
  }
  return st;
}

/* Index of the first label whose key is not before `key`. */
static size_t
lower_bound(const struct ess_mapping *mapping, struct ess_view key)
{
  size_t low = 0;
  size_t high = mapping->n_labels;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (ess_view_compare(mapping->labels[middle].key, key) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

const struct ess_label *
ess_mapping_whole(const struct ess_mapping *mapping, struct ess_view text,
                  ess_meanings meanings)
{
  struct ess_buf key = {0};
  const struct ess_label *found = NULL;

  ess_words_key(&key, text);
  size_t i = lower_bound(mapping, ess_buf_view(&key));
  for (; !found && i < mapping->n_labels &&
         ess_view_equal(mapping->labels[i].key, ess_buf_view(&key));
       ++i) {
    if (mapping->labels[i].meaning & meanings) {
      found = &mapping->labels[i];
    }
  }
  ess_buf_clear(&key);
  return found;
}

const struct ess_label *
ess_mapping_first(const struct ess_mapping *mapping, struct ess_view text,
                  ess_meanings meanings, int *ret_at)
{
  struct ess_buf key = {0};
  const struct ess_label *found = NULL;
  int first = -1;

  ess_words_key(&key, text);
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    const int at = label->meaning & meanings
                     ? ess_words_find(ess_buf_view(&key), label->key)
                     : -1;
    if (at >= 0 && (!found || at < first ||
                    (at == first && label->key.n > found->key.n))) {
      found = label;
      first = at;
    }
  }
  ess_buf_clear(&key);
  if (ret_at) {
    *ret_at = first;
  }
  return found;
}

const struct ess_label *
ess_mapping_kind(const struct ess_mapping *mapping, const char *text)
{
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    if (label->meaning == ESS_MEANS(KIND_NAME) &&
        ess_view_is(label->detail, text)) {
      return label;
    }
  }
  return ess_mapping_whole(mapping, ess_view_of(text),
                           ESS_MEANS(KIND_NAME));
}

struct ess_view
ess_mapping_kind_name(const struct ess_mapping *mapping,
                      struct ess_view slug)
{
  for (size_t i = 0; i < mapping->n_labels; ++i) {
    const struct ess_label *label = &mapping->labels[i];
    if (label->meaning == ESS_MEANS(KIND_NAME) &&
        ess_view_equal(label->detail, slug)) {
      return label->name;
    }
  }
  return (struct ess_view){NULL, 0};
}
