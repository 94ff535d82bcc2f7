/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quad store does what a model does, over a million operations by chance
   on quads of all kinds of terms (ESSAIM_TEST_OPERATIONS is another number
   of them). The universe is small, so that what comes is often there
   already, and what goes is often not. */

#include "store/quads.h"

#include "store/compact.h"

#include "store_model.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#define IRI(text) {{.kind = ESS_IRI, .value = ESS_VIEW(text)}, {0}}
#define BLANK(text) {{.kind = ESS_BLANK, .value = ESS_VIEW(text)}, {0}}
#define STRING(text) {{.kind = ESS_LITERAL, .value = ESS_VIEW(text)}, {0}}
#define TYPED(text, iri)                                                      \
  {                                                                           \
    {.kind = ESS_LITERAL,                                                     \
     .value = ESS_VIEW(text),                                                 \
     .datatype = ESS_VIEW(iri)},                                              \
    {                                                                         \
      0                                                                       \
    }                                                                         \
  }
#define IN(text, tag, other)                                                  \
  {                                                                           \
    {.kind = ESS_LITERAL,                                                     \
     .value = ESS_VIEW(text),                                                 \
     .language = ESS_VIEW(tag)},                                              \
    {                                                                         \
      .kind = ESS_LITERAL, .value = ESS_VIEW(text),                           \
      .language = ESS_VIEW(other)                                             \
    }                                                                         \
  }

enum {
  first_subject = 4,
  n_subjects = 8,
  n_graphs = 4,
  first_predicate = 11,
  n_predicates = 5,
  first_object = 10
};

/* What the numbers of terms above are of: graphs, then subjects, of which one
   is a graph, predicates, of which one is a subject, objects, which are some
   of these and all the rest. */
static struct named terms[] = {
  {{.kind = ESS_NONE}, {.kind = ESS_NONE}},
  IRI("http://x/graph"),
  BLANK("graph"),
  IRI("http://x/another/graph"),
  IRI("http://x/a"),
  IRI("http://x/b"),
  IRI("http://x/b#c"),
  IRI("x:"),
  BLANK("a"),
  BLANK("b1"),
  BLANK("http://x/a"),
  IRI("http://x/p"),
  IRI(TYPE),
  IRI("http://x/q"),
  IRI("http://x/A"),
  IRI("http://x/r"),
  STRING(""),
  STRING("http://x/a"),
  STRING("\xC3\xA9t\xC3\xA9, avec \"guillemets\"\n et deux lignes"),
  STRING("nul\0inside"),
  STRING("1"),
  IN("text", "fr", "FR"),
  IN("text", "fr-CA", "FR-ca"),
  IN("", "fr", "fR"),
  IN("Text", "fr", "Fr"),
  TYPED("text", "http://x/a"),
  TYPED("", "http://x/a"),
  TYPED("nul\0inside", "http://x/a"),
  TYPED("01", XSD "integer"),
  TYPED("1", XSD "integer"),
  TYPED("-12345678901234", XSD "integer"),
  TYPED("99999999999999999999", XSD "integer"),
  TYPED("1", XSD "int"),
  TYPED("1.5", XSD "decimal"),
  TYPED("1.50", XSD "decimal"),
  TYPED("true", XSD "boolean"),
  TYPED("1", XSD "boolean"),
  TYPED("2026-02-28", XSD "date"),
  TYPED("2026-02-28Z", XSD "date"),
  TYPED("2026-02-30", XSD "date"),
  TYPED("2026-02-28T12:00:00Z", XSD "dateTime"),
  TYPED("0100-01-01T00:00:00.000Z", XSD "dateTime"),
  TYPED("2026", XSD "gYear"),
  {{0}, {0}}, /* two long ones, filled below */
  {{0}, {0}},
};

enum { n_terms = COUNT(terms) };

/* A store, the model of it, and of what a reader of it sees. */
struct world {
  struct universe u;
  char folder[64];
  struct ess_quads *quads;
  struct ess_txn *txn;
  struct model *m;         /* as `txn` sees it */
  struct model *committed;
  struct ess_txn *reader;
  struct model *seen;      /* as `reader` sees it */
  struct ess_buf text;
  size_t done;             /* operations */
  size_t spills;
  bool fills;              /* what is added is more than what goes */
  bool patterns[16][ESS_ORDERS]; /* found with */
};

/* ---------------------------------------------------------------- universe */

static void
fill_long_terms(void)
{
  static char text[6001];

  memset(text, 'l', sizeof text - 1);
  terms[n_terms - 2].term = ess_string((struct ess_view){text, 6000});
  terms[n_terms - 1].term = ess_string((struct ess_view){text, 5999});
}

/* A subject is any of the eight, or a graph's name. */
static void
fill_universe(struct universe *u)
{
  size_t n = 0;

  fill_long_terms();
  *u = (struct universe){
    .terms = terms, .n_terms = n_terms, .type = first_predicate + 1};
  u->n = (size_t)n_subjects * n_predicates * (n_terms - first_object) *
         n_graphs;
  u->quads = model_array(u->n, sizeof *u->quads);
  for (uint32_t s = 0; s < n_subjects; ++s) {
    for (uint32_t p = 0; p < n_predicates; ++p) {
      for (uint32_t o = first_object; o < n_terms; ++o) {
        for (uint32_t g = 0; g < n_graphs; ++g) {
          u->quads[n++] = (struct candidate){
            {s ? first_subject - 1 + s : 1, first_predicate + p, o, g}};
        }
      }
    }
  }
  assert_int_equal(n, u->n);
}

/* With so little memory that much goes to disk, at times. */
static void
open_store(struct world *w)
{
  static const size_t memories[] = {1, 100000, 0};
  const struct ess_quads_options options = {
    true, 0, memories[below(COUNT(memories))], false};

  assert_int_equal(ess_quads_open(w->folder, &options, &w->quads,
                                  &model_log),
                   ESS_OK);
}

static struct world *
new_world(void)
{
  struct world *w = model_array(1, sizeof *w);

  fill_universe(&w->u);
  w->m = model_new(&w->u);
  w->committed = model_new(&w->u);
  w->seen = model_new(&w->u);
  store_name(w->folder, sizeof w->folder);
  open_store(w);
  return w;
}

/* A new store for the world at hand. */
static void
renew_store(struct world *w)
{
  ess_quads_close(w->quads);
  remove_store(w->folder);
  memset(w->m->there, 0, w->u.n * sizeof *w->m->there);
  w->m->n = 0;
  model_forget(w->m);
  model_copy(w->committed, w->m);
  open_store(w);
}

static void
free_world(struct world *w)
{
  ess_quads_close(w->quads);
  remove_store(w->folder);
  model_free(w->m);
  model_free(w->committed);
  model_free(w->seen);
  ess_buf_clear(&w->text);
  free(w->u.quads);
  free(w);
}

/* ----------------------------------------------------------------- changes */

static bool
has_identifiers(const struct ess_quad *quad)
{
  return quad->at[ESS_S] && quad->at[ESS_P] && quad->at[ESS_O] &&
         quad->at[ESS_G];
}

/* Add a statement, or at times its identifiers if the store has given them,
   as for the next function. */
static void
add(struct world *w, size_t i)
{
  const struct ess_quad quad = model_quad(w->m, i);

  if (once_in(4) && has_identifiers(&quad)) {
    assert_int_equal(ess_txn_add_quad(w->txn, &quad), ESS_OK);
  } else {
    const struct ess_statement statement = model_statement(&w->u, i);
    assert_int_equal(ess_txn_add(w->txn, &statement), ESS_OK);
  }
  model_add(w->m, i);
  ++w->done;
}

static void
drop(struct world *w, size_t i)
{
  const struct ess_quad quad = model_quad(w->m, i);

  if (once_in(2) && has_identifiers(&quad)) {
    assert_int_equal(ess_txn_remove_quad(w->txn, &quad), ESS_OK);
  } else {
    const struct ess_statement statement = model_statement(&w->u, i);
    assert_int_equal(ess_txn_remove(w->txn, &statement), ESS_OK);
  }
  model_remove(w->m, i);
  ++w->done;
}

static void
change(struct world *w, size_t n)
{
  const bool adds = once_in(3) != w->fills;

  for (; n > 0; --n) {
    if (adds) {
      add(w, below(w->u.n));
    } else {
      drop(w, below(w->u.n));
    }
  }
}

/* What one candidate has of `mask`; rarely the subject is of another. */
static struct ess_quad
chance_pattern(const struct model *m, unsigned mask)
{
  struct ess_quad pattern = model_quad(m, below(m->u->n));
  const struct ess_quad other = model_quad(m, below(m->u->n));

  if (once_in(4)) {
    pattern.at[ESS_S] = other.at[ESS_S];
  }
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    pattern.at[i] = mask >> i & 1 ? pattern.at[i] : 0;
  }
  return pattern;
}

static unsigned
mask_of(const struct ess_quad *pattern)
{
  unsigned mask = 0;
  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    mask |= (unsigned)(pattern->at[i] != 0) << i;
  }
  return mask;
}

static void
drop_matching(struct world *w)
{
  model_settle(w->m, w->txn);
  const unsigned mask = (unsigned)(once_in(3) ? below(16) : 3 + below(13));
  const struct ess_quad pattern = chance_pattern(w->m, mask);

  assert_int_equal(ess_txn_remove_matching(w->txn, &pattern), ESS_OK);
  model_remove_matching(w->m, &pattern);
  ++w->done;
}

/* A graph goes, but for what is added together with that, before or after. */
static void
supersede(struct world *w)
{
  const size_t n = once_in(5) ? below(2500) : below(100);
  const size_t when = below(n + 1);
  const uint32_t graph = (uint32_t)below(n_graphs);
  struct ess_store_counts counts;
  size_t *list = model_array(n + 1, sizeof *list);
  bool had = false;
  bool has = false;

  assert_int_equal(ess_txn_counts(w->txn, &counts), ESS_OK);
  for (size_t i = 0; i <= n; ++i) {
    if (i == when) {
      assert_int_equal(ess_txn_supersede(w->txn, &terms[graph].term, &has),
                       ESS_OK);
    }
    list[i] = below(w->u.n);
    const struct ess_statement statement = model_statement(&w->u, list[i]);
    assert_int_equal(ess_txn_add(w->txn, &statement), ESS_OK);
  }
  for (size_t i = 0; i < w->u.n; ++i) {
    if (w->m->there[i] && w->u.quads[i].at[ESS_G] == graph) {
      had = true;
      model_remove(w->m, i);
    }
  }
  for (size_t i = 0; i <= n; ++i) {
    model_add(w->m, list[i]);
  }
  assert_int_equal(has, had);
  w->done += n + 2;
  free(list);
}

/* ------------------------------------------------------------------- reads */

static void
find(struct world *w, struct ess_txn *txn, const struct model *m)
{
  const unsigned order = (unsigned)below(ESS_ORDERS);
  const struct ess_quad pattern = chance_pattern(m, (unsigned)below(16));

  w->patterns[mask_of(&pattern)][order] = true;
  assert_found(txn, m, order, &pattern);
}

/* The candidates that come as statements should. */
struct awaited {
  const struct model *m;
  unsigned order;
  struct ess_row pattern;
  size_t at;
};

static enum ess_status
await(void *self, const struct ess_statement *s)
{
  struct awaited *a = self;

  a->at = model_next(a->m, a->order, &a->pattern, a->at);
  assert_true(a->at < a->m->u->n);
  const size_t i = a->m->sorted[a->order][a->at++];
  const struct ess_statement wanted = model_statement(a->m->u, i);
  assert_true(ess_term_equal(&s->subject, &wanted.subject));
  assert_true(ess_term_equal(&s->predicate, &wanted.predicate));
  assert_true(ess_term_equal(&s->object, &wanted.object));
  assert_true(ess_term_equal(&s->graph, &wanted.graph));
  return ESS_OK;
}

static void
each(struct ess_txn *txn, const struct model *m)
{
  const unsigned mask = (unsigned)(once_in(30) ? 0 : 1 + below(15));
  const struct ess_quad pattern = chance_pattern(m, mask);
  const unsigned order =
    mask_of(&pattern) ? ess_order_for(&pattern) : ESS_GSPO;
  struct awaited a = {m, order, model_pattern(order, &pattern), 0};
  const struct ess_sink sink = {await, &a};

  assert_int_equal(ess_txn_each(txn, &pattern, &sink), ESS_OK);
  assert_int_equal(model_next(m, order, &a.pattern, a.at), m->u->n);
}

static void
look(struct world *w, struct ess_txn *txn, struct model *m)
{
  model_settle(m, txn);
  switch (below(10)) {
  case 0:
    assert_counts(txn, m);
    break;
  case 1:
    each(txn, m);
    break;
  case 2:
  case 3:
    assert_term(txn, m, below(n_terms), &w->text);
    break;
  case 4:
  case 5:
  case 6:
    assert_has(txn, m, below(w->u.n));
    break;
  default:
    find(w, txn, m);
    break;
  }
  ++w->done;
}

/* A scan goes on while what it reads changes. */
static void
scan_and_change(struct world *w)
{
  struct running r;
  struct ess_store_counts counts;

  model_settle(w->m, w->txn);
  const struct ess_quad pattern =
    chance_pattern(w->m, (unsigned)(once_in(2) ? 0 : below(16)));
  begin_running(w->txn, (unsigned)below(ESS_ORDERS), &pattern, &r);
  while (!once_in(10) && assert_page(w->m, &r)) {
    if (!once_in(3)) {
      change(w, below(40));
      model_settle(w->m, w->txn);
      assert_int_equal(ess_txn_counts(w->txn, &counts), ESS_OK);
    }
  }
  ess_scan_free(r.scan);
  ++w->done;
}

/* ------------------------------------------------------------ transactions */

static void
begin(struct world *w)
{
  assert_int_equal(ess_txn_begin(w->quads, true, &w->txn), ESS_OK);
}

/* Some of the work, or all of it, so that commits find what waits. */
static void
end(struct world *w)
{
  w->spills += ess_txn_spills(w->txn);
  if (once_in(4)) {
    ess_txn_abort(w->txn);
    model_copy(w->m, w->committed);
  } else {
    assert_int_equal(ess_txn_commit(w->txn), ESS_OK);
    model_copy(w->committed, w->m);
  }
  w->txn = NULL;
  ++w->done;
}

/* The reader that is there sees what it saw, whatever was committed. */
static void
visit_reader(struct world *w)
{
  if (w->reader && once_in(4)) {
    ess_txn_abort(w->reader);
    w->reader = NULL;
  }
  if (!w->reader) {
    assert_int_equal(ess_txn_begin(w->quads, false, &w->reader), ESS_OK);
    model_copy(w->seen, w->committed);
  }
  for (size_t n = below(4); n > 0; --n) {
    look(w, w->reader, w->seen);
  }
}

static void
end_reader(struct world *w)
{
  if (w->reader) {
    assert_int_equal(ess_txn_commit(w->reader), ESS_OK);
    w->reader = NULL;
  }
}

/* Between transactions: the store is opened anew, checked, or compacted,
   which a reader may outlast. */
static void
tend(struct world *w)
{
  unsigned depth = 0;

  if (once_in(3)) {
    end_reader(w);
    ess_quads_close(w->quads);
    open_store(w);
  }
  if (once_in(8)) {
    assert_sound(ess_quads_env(w->quads), w->committed);
    assert_shape(ess_quads_env(w->quads), ess_block_size / 4, &depth);
  }
  if (once_in(40)) {
    assert_int_equal(ess_compact(ess_quads_env(w->quads), 0), ESS_OK);
    model_forget(w->m);
    model_copy(w->committed, w->m);
  }
}

static size_t
chance_number(void)
{
  return once_in(30) ? below(6000) : below(once_in(2) ? 6 : 120);
}

static void
do_something(struct world *w)
{
  switch (below(40)) {
  case 0:
    drop_matching(w);
    break;
  case 1:
    supersede(w);
    break;
  case 2:
    scan_and_change(w);
    break;
  default:
    change(w, chance_number());
    break;
  }
  for (size_t n = once_in(2) ? below(60) : 0; n > 0; --n) {
    look(w, w->txn, w->m);
  }
  visit_reader(w);
  w->fills = once_in(60) ? !w->fills : w->fills;
}

static void
transact(struct world *w)
{
  begin(w);
  for (size_t n = below(30); n > 0; --n) {
    do_something(w);
  }
  end(w);
  tend(w);
}

static size_t
operations(void)
{
  const char *text = getenv("ESSAIM_TEST_OPERATIONS");
  const char *sanitized = getenv("SANITIZED");

  return text                     ? strtoul(text, NULL, 10)
         : sanitized && *sanitized ? 100000
                                   : 1000000;
}

static void
does_what_the_model_does(void **state)
{
  const size_t all = operations();
  struct world *w = new_world();
  size_t stores = 1;

  (void)state;
  w->fills = true;
  while (w->done < all) {
    transact(w);
    if (w->done > stores * (all / 8)) {
      ++stores;
      end_reader(w);
      renew_store(w);
    }
  }
  end_reader(w);
  assert_sound(ess_quads_env(w->quads), w->committed);
  if (all >= 100000) {
    assert_true(all < 1000000 || w->spills > 0);
    for (size_t i = 0; i < 16 * ESS_ORDERS; ++i) {
      assert_true(w->patterns[i / ESS_ORDERS][i % ESS_ORDERS]);
    }
  }
  free_world(w);
}

/* ------------------------------------------------------ one thing at a time */

static struct world *world;

static int
make_world(void **state)
{
  (void)chance_begin(state);
  world = new_world();
  begin(world);
  return 0;
}

static int
end_world(void **state)
{
  (void)state;
  ess_txn_abort(world->txn);
  free_world(world);
  return 0;
}

static void
is_empty_at_first(void **state)
{
  (void)state;
  const struct ess_quad any = {{0}};
  struct ess_store_counts counts;
  bool has = true;

  for (unsigned order = 0; order < ESS_ORDERS; ++order) {
    assert_found(world->txn, world->m, order, &any);
  }
  assert_int_equal(ess_txn_counts(world->txn, &counts), ESS_OK);
  assert_int_equal(counts.quads + counts.triples + counts.graphs, 0);
  assert_int_equal(ess_txn_has(world->txn, &any, &has), ESS_OK);
  assert_false(has);
  drop(world, 0);
  assert_int_equal(ess_txn_supersede(world->txn, &terms[1].term, &has),
                   ESS_OK);
  assert_false(has);
  assert_int_equal(ess_txn_remove_matching(world->txn, &any), ESS_OK);
}

/* What was never there has no identifier, although somebody asked. */
static void
gives_no_identifier_for_questions(void **state)
{
  (void)state;
  ess_id id = 1;

  add(world, 0);
  for (size_t i = 0; i < n_terms; ++i) {
    drop(world, below(world->u.n));
  }
  model_settle(world->m, world->txn);
  for (size_t i = 0; i < n_terms; ++i) {
    assert_term(world->txn, world->m, i, &world->text);
  }
  assert_int_equal(ess_txn_id(world->txn, &terms[n_terms - 1].term, &id),
                   ESS_OK);
  assert_true(id == 0);
}

/* The spelling that came first comes back. */
static void
keeps_the_first_spelling(void **state)
{
  (void)state;
  struct ess_statement s = {terms[4].term, terms[11].term, terms[21].other,
                            terms[0].term};
  struct ess_store_counts counts;
  struct ess_term back;
  ess_id id = 0;

  assert_int_equal(ess_txn_add(world->txn, &s), ESS_OK);
  s.object = terms[21].term;
  assert_int_equal(ess_txn_add(world->txn, &s), ESS_OK);
  assert_int_equal(ess_txn_counts(world->txn, &counts), ESS_OK);
  assert_int_equal(counts.quads, 1);
  assert_int_equal(ess_txn_id(world->txn, &s.object, &id), ESS_OK);
  assert_int_equal(ess_txn_term(world->txn, id, &world->text, &back),
                   ESS_OK);
  assert_true(ess_view_equal(back.language, terms[21].other.language));
}

/* An identifier that no term has is damage, and reported. */
static void
reports_what_is_no_term(void **state)
{
  (void)state;
  static const ess_id bad[] = {
    0,
    (ess_id)ESS_TAG_IRI << ess_payload_bits | 1000,
    (ess_id)ESS_TAG_TYPED << ess_payload_bits | 15,
    (ess_id)ESS_TAG_BOOLEAN << ess_payload_bits | 77,
    (ess_id)31 << ess_payload_bits,
  };
  struct ess_term back;

  add(world, 0);
  model_settle(world->m, world->txn);
  model_log.on_diag = NULL;
  for (size_t i = 0; i < COUNT(bad); ++i) {
    const unsigned before = model_log.errors;
    assert_int_equal(ess_txn_term(world->txn, bad[i], &world->text, &back),
                     ESS_IO);
    assert_true(model_log.errors > before);
  }
  model_log.on_diag = model_report;
}

/* All that may be there, at once, with hardly any memory: what is added, and
   what is removed, goes through several runs. */
static void
spills_what_comes_and_goes(void **state)
{
  (void)state;
  const struct ess_quads_options options = {true, 0, 1, false};
  const struct ess_quad any = {{0}};

  ess_txn_abort(world->txn);
  ess_quads_close(world->quads);
  assert_int_equal(ess_quads_open(world->folder, &options, &world->quads,
                                  &model_log),
                   ESS_OK);
  begin(world);
  for (size_t i = 0; i < world->u.n; ++i) {
    add(world, i);
    add(world, below(world->u.n));
  }
  assert_true(ess_txn_spills(world->txn) >= 5);
  model_settle(world->m, world->txn);
  assert_counts(world->txn, world->m);
  assert_int_equal(ess_txn_commit(world->txn), ESS_OK);
  assert_sound(ess_quads_env(world->quads), world->m);

  begin(world);
  assert_int_equal(ess_txn_remove_matching(world->txn, &any), ESS_OK);
  assert_true(ess_txn_spills(world->txn) >= 5);
  model_remove_matching(world->m, &any);
  assert_counts(world->txn, world->m);
  assert_int_equal(ess_txn_commit(world->txn), ESS_OK);
  assert_sound(ess_quads_env(world->quads), world->m);
  begin(world);
}

static enum ess_status
refuse(void *self, const struct ess_statement *statement)
{
  (void)statement;
  return ++*(size_t *)self == 3 ? ESS_NETWORK : ESS_OK;
}

static void
stops_when_the_sink_does(void **state)
{
  (void)state;
  const struct ess_quad any = {{0}};
  size_t n = 0;
  const struct ess_sink sink = {refuse, &n};

  for (size_t i = 0; i < 10; ++i) {
    add(world, i);
  }
  assert_int_equal(ess_txn_each(world->txn, &any, &sink), ESS_NETWORK);
  assert_int_equal(n, 3);
}

/* A second store in the same folder sees what the first committed. */
static void
is_shared_within_a_process(void **state)
{
  (void)state;
  const struct ess_quads_options options = {0};
  struct ess_quads *again = NULL;
  struct ess_txn *txn = NULL;
  struct ess_store_counts counts;

  add(world, 7);
  assert_int_equal(ess_quads_open(world->folder, &options, &again,
                                  &model_log),
                   ESS_OK);
  assert_int_equal(ess_txn_begin(again, false, &txn), ESS_OK);
  assert_int_equal(ess_txn_counts(txn, &counts), ESS_OK);
  assert_int_equal(counts.quads, 0);
  assert_int_equal(ess_txn_commit(world->txn), ESS_OK);
  assert_int_equal(ess_txn_counts(txn, &counts), ESS_OK);
  assert_int_equal(counts.quads, 0);
  ess_txn_abort(txn);
  assert_int_equal(ess_txn_begin(again, false, &txn), ESS_OK);
  assert_int_equal(ess_txn_counts(txn, &counts), ESS_OK);
  assert_int_equal(counts.quads, 1);
  ess_txn_abort(txn);
  ess_quads_close(again);
  begin(world);
}

static void
frees_nothing(void **state)
{
  (void)state;
  ess_quads_close(NULL);
  ess_txn_abort(NULL);
  ess_scan_free(NULL);
}

#define IN_WORLD(test)                                                        \
  cmocka_unit_test_setup_teardown(test, make_world, end_world)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    IN_WORLD(is_empty_at_first),
    IN_WORLD(gives_no_identifier_for_questions),
    IN_WORLD(keeps_the_first_spelling),
    IN_WORLD(reports_what_is_no_term),
    IN_WORLD(spills_what_comes_and_goes),
    IN_WORLD(stops_when_the_sink_does),
    IN_WORLD(is_shared_within_a_process),
    cmocka_unit_test(frees_nothing),
    cmocka_unit_test_setup(does_what_the_model_does, chance_begin),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, NULL));
}
