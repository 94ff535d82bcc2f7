/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The quad store does what a model does with more quads than a few blocks
   hold: indexes of hundreds of blocks, in trees of several levels, which
   split, shrink and merge. */

#include "store_model.h"

#define TYPE "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#define INTEGER "http://www.w3.org/2001/XMLSchema#integer"

/* A store and the model of it. */
struct world {
  struct universe u;
  size_t room;
  char folder[64];
  struct ess_quads *quads;
  struct ess_txn *txn;
  struct model *m;
  struct ess_arena arena; /* texts of terms */
};

static struct world world;

/* ---------------------------------------------------------------- universe */

static uint32_t
new_term(struct ess_term term)
{
  struct universe *u = &world.u;

  u->terms = realloc(u->terms, (u->n_terms + 1) * sizeof *u->terms);
  assert_non_null(u->terms);
  term.value = ess_arena_copy(&world.arena, term.value);
  u->terms[u->n_terms] = (struct named){.term = term};
  return (uint32_t)u->n_terms++;
}

static uint32_t
new_iri(const char *name, size_t number)
{
  char text[100];
  (void)snprintf(text, sizeof text, "http://example.org/%s/%zu", name,
                 number);
  return new_term(ess_iri(text));
}

static uint32_t
new_integer(size_t value)
{
  char text[30];
  (void)snprintf(text, sizeof text, "%zu", value);
  struct ess_term term = ess_string(ess_view_of(text));
  term.datatype = ess_view_of(INTEGER);
  return new_term(term);
}

static void
new_candidate(uint32_t s, uint32_t p, uint32_t o, uint32_t g)
{
  struct universe *u = &world.u;

  if (u->n == world.room) {
    world.room = world.room ? 2 * world.room : 1024;
    u->quads = realloc(u->quads, world.room * sizeof *u->quads);
    assert_non_null(u->quads);
  }
  u->quads[u->n++] = (struct candidate){{s, p, o, g}};
}

/* Open a store for what may be in it. */
static void
open_world(size_t memory)
{
  const struct ess_quads_options options = {true, 0, memory, false};

  world.m = model_new(&world.u);
  store_name(world.folder, sizeof world.folder);
  assert_int_equal(ess_quads_open(world.folder, &options, &world.quads,
                                  &model_log),
                   ESS_OK);
  assert_int_equal(ess_txn_begin(world.quads, true, &world.txn), ESS_OK);
}

static int
begin_world(void **state)
{
  (void)chance_begin(state);
  world = (struct world){.room = 0};
  (void)new_term((struct ess_term){.kind = ESS_NONE});
  world.u.type = new_term(ess_iri(TYPE));
  return 0;
}

static int
end_world(void **state)
{
  (void)state;
  ess_txn_abort(world.txn);
  ess_quads_close(world.quads);
  remove_store(world.folder);
  model_free(world.m);
  ess_arena_clear(&world.arena);
  free(world.u.quads);
  free(world.u.terms);
  return 0;
}

/* ----------------------------------------------------------------- changes */

static void
add(size_t i)
{
  const struct ess_statement statement = model_statement(&world.u, i);
  assert_int_equal(ess_txn_add(world.txn, &statement), ESS_OK);
  model_add(world.m, i);
}

static void
drop(size_t i)
{
  const struct ess_statement statement = model_statement(&world.u, i);
  assert_int_equal(ess_txn_remove(world.txn, &statement), ESS_OK);
  model_remove(world.m, i);
}

static void
commit(void)
{
  assert_int_equal(ess_txn_commit(world.txn), ESS_OK);
  assert_int_equal(ess_txn_begin(world.quads, true, &world.txn), ESS_OK);
}

/* All that is there, in all orders. */
static void
assert_same(void)
{
  const struct ess_quad any = {{0}};

  model_settle(world.m, world.txn);
  for (unsigned order = 0; order < ESS_ORDERS; ++order) {
    assert_found(world.txn, world.m, order, &any);
  }
}

/* Committed, the same, sound, and of blocks that are `least` bytes or
   more. */
static void
assert_settled(size_t least)
{
  unsigned depth = 0;

  commit();
  assert_same();
  assert_sound(ess_quads_env(world.quads), world.m);
  assert_shape(ess_quads_env(world.quads), least, &depth);
}

/* ------------------------------------------------ blocks of very short rows */

/* `n` statements that differ in an integer: `step` apart from `from` on. */
static void
new_integers(uint32_t s, size_t from, size_t step, size_t n)
{
  for (size_t i = 0; i < n; ++i) {
    new_candidate(s, world.u.type, new_integer(from + i * step), 0);
  }
}

/* Rows of one byte are more than a block may have before they are as many
   bytes as it may have. Sharing out a block of long rows in front and short
   ones behind must count both. */
static void
keeps_more_rows_than_fit(void **state)
{
  (void)state;
  const uint32_t s = new_iri("s", 1);

  new_integers(s, 0, 300, 800);
  new_integers(s, 240000, 1, 1248);
  new_integers(s, 400000, 1, 3000);
  const size_t first = world.u.n;
  new_integers(s, 241248, 1, 1850);
  open_world(0);
  for (size_t i = 0; i < first; ++i) {
    add(i);
  }
  assert_settled(0);
  for (size_t i = first; i < world.u.n; ++i) {
    add(i);
  }
  assert_settled(0);
}

/* ----------------------------------------------------------- many quads */

enum { most_subjects = 8000, n_predicates = 12, n_pool = 20011, n_graphs = 5 };

static uint32_t predicates[n_predicates];
static uint32_t pool[n_pool]; /* of objects */
static uint32_t graphs[n_graphs];

static void
fill_lists(void)
{
  predicates[0] = world.u.type;
  for (size_t i = 1; i < n_predicates; ++i) {
    predicates[i] = new_iri("property", i);
  }
  for (size_t i = 0; i < n_pool; ++i) {
    char text[60];
    (void)snprintf(text, sizeof text, "Objet num\xC3\xA9ro %zu", i);
    pool[i] = i % 3 == 0   ? new_iri("thing", i)
              : i % 3 == 1 ? new_integer(i % 2 ? i : i * 1000003)
                           : new_term(ess_string(ess_view_of(text)));
  }
  for (size_t i = 1; i < n_graphs; ++i) {
    graphs[i] = new_iri("graph", i);
  }
}

/* A subject has a class of three, and objects of the pool, of which those of
   one predicate are far apart. Some are in two graphs. */
static void
fill_subject(size_t number)
{
  const uint32_t s = new_iri("subject", number);
  const size_t base = below(n_pool);
  const size_t g = below(n_graphs);
  const size_t n = 10 + below(20);

  new_candidate(s, world.u.type, pool[3 * below(3)], graphs[g]);
  for (size_t k = 0; k < n; ++k) {
    const uint32_t p = predicates[1 + k % (n_predicates - 1)];
    const uint32_t o = pool[(base + 797 * k) % n_pool];
    new_candidate(s, p, o, graphs[g]);
    if (once_in(8)) {
      new_candidate(s, p, o, graphs[(g + 1) % n_graphs]);
    }
  }
}

static void
swap_numbers(uint32_t *a, uint32_t *b)
{
  const uint32_t other = *a;
  *a = *b;
  *b = other;
}

/* Do `what` to `n` candidates, at most, that follow each other in `order`
   from `from` on, shuffled. */
static void
change_range(void (*what)(size_t i), unsigned order, size_t from, size_t n)
{
  n = n < world.u.n - from ? n : world.u.n - from;
  uint32_t *list = model_array(n + 1, sizeof *list);

  for (size_t i = 0; i < n; ++i) {
    list[i] = world.m->in_order ? world.m->sorted[order][from + i]
                                : (uint32_t)(from + i);
    swap_numbers(&list[i], &list[below(i + 1)]);
  }
  for (size_t i = 0; i < n; ++i) {
    what(list[i]);
  }
  free(list);
}

static void
drop_matching(void)
{
  struct ess_quad pattern = model_quad(world.m, below(world.u.n));
  const unsigned mask = (unsigned)(once_in(4) ? 1 + below(15) : 5);

  for (unsigned i = 0; i < ESS_PLACES; ++i) {
    pattern.at[i] = mask >> i & 1 ? pattern.at[i] : 0;
  }
  assert_int_equal(ess_txn_remove_matching(world.txn, &pattern), ESS_OK);
  model_remove_matching(world.m, &pattern);
}

static void
change(void)
{
  void (*const what)(size_t) =
    world.m->n < world.u.n / 2 || once_in(2) ? add : drop;
  const size_t sort = below(10);

  if (sort == 0) {
    drop_matching();
  } else if (sort < 5) {
    change_range(what, (unsigned)below(ESS_ORDERS), below(world.u.n),
                 below(once_in(4) ? 20000 : 2000));
  } else {
    for (size_t n = below(300); n > 0; --n) {
      what(below(world.u.n));
    }
  }
}

static void
find_some(void)
{
  for (size_t n = 30; n > 0; --n) {
    const size_t i = below(world.u.n);
    struct ess_quad pattern = model_quad(world.m, i);
    assert_has(world.txn, world.m, i);
    /* One thing bound at least: all that is there is looked at later. */
    const unsigned mask = 1 + (unsigned)below(15);
    for (unsigned k = 0; k < ESS_PLACES; ++k) {
      pattern.at[k] = mask >> k & 1 ? pattern.at[k] : 0;
    }
    assert_found(world.txn, world.m, ess_order_for(&pattern), &pattern);
  }
}

/* A scan of each order goes on while ranges around it come and go. */
static void
scan_and_change(void)
{
  const struct ess_quad any = {{0}};
  struct ess_store_counts counts;
  struct running r;

  for (unsigned order = 0; order < ESS_ORDERS; ++order) {
    begin_running(world.txn, order, &any, &r);
    while (assert_page(world.m, &r)) {
      if (once_in(6)) {
        const size_t at = model_seek(world.m, order, &r.last, true);
        const size_t back = below(at < 3000 ? at + 1 : 3000);
        change_range(once_in(2) ? add : drop, order, at - back,
                     below(6000));
        assert_int_equal(ess_txn_counts(world.txn, &counts), ESS_OK);
      }
    }
    ess_scan_free(r.scan);
  }
}

/* The trees of indexes are as deep, and, with the numbers, have something. */
static void
assert_trees(unsigned least_depth, bool empty)
{
  struct ess_env *env = ess_quads_env(world.quads);
  MDB_txn *txn = NULL;
  MDB_stat stat;

  assert_int_equal(ess_env_read(env, &txn), ESS_OK);
  for (unsigned db = ESS_DB_STATISTICS; db < ESS_DB_COUNT; ++db) {
    assert_int_equal(mdb_stat(txn, ess_env_db(env, (enum ess_db)db), &stat),
                     0);
    assert_true(stat.ms_depth >= (db < ESS_DB_SPOG ? 0 : least_depth));
    assert_int_equal(stat.ms_entries == 0, empty);
  }
  ess_env_abort(env, txn);
}

/* A fifth under sanitizers, which take their time. */
static size_t
part_of(size_t n)
{
  const char *sanitized = getenv("SANITIZED");
  return sanitized && *sanitized ? n / 5 : n;
}

/* Loaded at once, pages of the trees are full as well: they hold 80 and more
   keys of blocks each. */
static void
assert_full_pages(void)
{
  struct ess_env *env = ess_quads_env(world.quads);
  MDB_txn *txn = NULL;
  MDB_stat stat;

  assert_int_equal(ess_env_read(env, &txn), ESS_OK);
  for (unsigned db = ESS_DB_SPOG; db < ESS_DB_COUNT; ++db) {
    assert_int_equal(mdb_stat(txn, ess_env_db(env, (enum ess_db)db), &stat),
                     0);
    assert_true(stat.ms_leaf_pages <= stat.ms_entries / 70 + 1);
  }
  ess_env_abort(env, txn);
}

static void
fill_world(void)
{
  fill_lists();
  for (size_t i = 0; i < part_of(most_subjects); ++i) {
    fill_subject(i);
  }
  assert_true(world.u.n > part_of(150000));
}

/* Loaded at once: blocks are full, but where rows are of one byte. */
static void
load_all(void)
{
  change_range(add, 0, 0, world.u.n);
  assert_true(ess_txn_spills(world.txn) > 0);
  assert_settled(ess_block_rows);
  assert_counts(world.txn, world.m);
  assert_trees(part_of(5) < 5 ? 1 : 2, false);
  assert_full_pages();
}

static void
change_much(size_t rounds)
{
  struct model *committed = model_new(&world.u);

  model_copy(committed, world.m);
  for (size_t i = 0; i < rounds; ++i) {
    change();
    find_some();
    if (once_in(8)) {
      ess_txn_abort(world.txn);
      assert_int_equal(ess_txn_begin(world.quads, true, &world.txn), ESS_OK);
      model_copy(world.m, committed);
    } else if (once_in(3)) {
      commit();
      model_copy(committed, world.m);
    }
  }
  assert_settled(ess_block_size / 4);
  assert_counts(world.txn, world.m);
  model_free(committed);
}

/* Of each block little is left, then of all nothing. */
static void
shrink(void)
{
  for (size_t i = 0; i < world.u.n; ++i) {
    if (!once_in(40)) {
      drop(i);
    }
  }
  assert_settled(ess_block_size / 4);
  assert_counts(world.txn, world.m);
  change_range(drop, ESS_SPOG, 0, world.u.n);
  assert_settled(0);
  assert_trees(0, true);
}

static void
does_what_the_model_does(void **state)
{
  (void)state;
  fill_world();
  open_world((size_t)1 << 20);
  load_all();
  change_much(part_of(150));
  scan_and_change();
  assert_settled(ess_block_size / 4);
  shrink();
  change_range(add, ESS_SPOG, 1000, 5000);
  assert_settled(ess_block_size / 4);
}

/* What comes one by one, scattered, leaves no block less than half full, but
   for what the rows that begin groups take more or less than before. */
static void
grows_by_halves(void **state)
{
  (void)state;
  fill_world();
  open_world(0);
  change_range(add, 0, 0, world.u.n / 2);
  assert_settled(ess_block_rows);
  for (size_t i = 0; i < 6; ++i) {
    for (size_t n = below(4000); n > 0; --n) {
      add(below(world.u.n));
    }
    assert_settled(ess_block_size * 3 / 8);
  }
}

#define IN_WORLD(test)                                                        \
  cmocka_unit_test_setup_teardown(test, begin_world, end_world)

int
main(void)
{
  const struct CMUnitTest tests[] = {
    IN_WORLD(keeps_more_rows_than_fit),
    IN_WORLD(does_what_the_model_does),
    IN_WORLD(grows_by_halves),
  };
  return chance_end(cmocka_run_group_tests(tests, NULL, NULL));
}
