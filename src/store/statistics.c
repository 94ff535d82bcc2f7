/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/statistics.h"

#include "base/slots.h"

#include <stdlib.h>
#include <string.h>

enum { most_numbers = 6, key_size = 9 };

/* Which number of which thing. */
enum { TRIPLES = 0, SUBJECTS = 1, OBJECTS = 2 }; /* of a predicate */
enum { QUADS, ALL_TRIPLES, ALL_SUBJECTS, ALL_PREDICATES, ALL_OBJECTS,
       GRAPHS }; /* of the store */

static const unsigned numbers_of[] = {
  [ESS_COUNTED_STORE] = 6,
  [ESS_COUNTED_PREDICATE] = 3,
  [ESS_COUNTED_GRAPH] = 1,
  [ESS_COUNTED_CLASS] = 1,
};

/* One thing that is counted. */
struct counter {
  enum ess_counted what;
  ess_id id;
  int64_t changes[most_numbers];
};

struct ess_statistics {
  ess_id type;
  struct ess_arena arena;
  struct ess_slots slots;
  struct counter **list;
  size_t n;
  struct counter store;
  struct counter *last[ESS_COUNTED_CLASS + 1]; /* found last */
};

struct ess_statistics *
ess_statistics_new(void)
{
  return calloc(1, sizeof(struct ess_statistics));
}

void
ess_statistics_free(struct ess_statistics *statistics)
{
  if (statistics) {
    ess_arena_clear(&statistics->arena);
    free(statistics);
  }
}

void
ess_statistics_type(struct ess_statistics *statistics, ess_id type)
{
  statistics->type = type;
}

/* --------------------------------------------------------------- noting */

static uint64_t
hash_of(enum ess_counted what, ess_id id)
{
  const uint64_t x = (id ^ (uint64_t)what << 60) * 0x9E3779B97F4A7C15ULL;
  return x ^ x >> 31;
}

static struct counter *
add_counter(struct ess_statistics *s, enum ess_counted what, ess_id id)
{
  struct counter *counter = ess_arena_alloc(&s->arena, sizeof *counter);
  struct counter **list =
    ess_arena_grow(&s->arena, s->list, s->n, sizeof(struct counter *));

  if (!counter || !list) {
    return NULL;
  }
  counter->what = what;
  counter->id = id;
  s->list = list;
  s->list[s->n++] = counter;
  ess_slots_add(&s->slots, &s->arena, hash_of(what, id), s->n);
  return counter;
}

/* The counter of a thing; NULL without memory, which the arena knows. */
static struct counter *
counter_of(struct ess_statistics *s, enum ess_counted what, ess_id id)
{
  struct counter *counter = s->last[what];
  size_t probe = 0;

  if (counter && counter->id == id) {
    return counter;
  }
  const uint64_t hash = hash_of(what, id);
  size_t number = ess_slots_next(&s->slots, hash, &probe);
  while (number && (s->list[number - 1]->what != what ||
                    s->list[number - 1]->id != id)) {
    number = ess_slots_next(&s->slots, hash, &probe);
  }
  counter = number ? s->list[number - 1] : add_counter(s, what, id);
  s->last[what] = counter;
  return counter;
}

static void
note(struct ess_statistics *s, enum ess_counted what, ess_id id,
     unsigned nth, int sign)
{
  struct counter *counter = counter_of(s, what, id);
  if (counter) {
    counter->changes[nth] += sign;
  }
}

/* A row that has as few columns as `common` from the one before it begins
   something new in each further one. */
static void
note_spog(struct ess_statistics *s, const struct ess_row *row,
          unsigned common, int sign)
{
  s->store.changes[ALL_SUBJECTS] += common < 1 ? sign : 0;
  s->store.changes[ALL_TRIPLES] += common < 3 ? sign : 0;
  s->store.changes[QUADS] += sign;
  if (common < 2) {
    note(s, ESS_COUNTED_PREDICATE, row->k[1], SUBJECTS, sign);
  }
  if (common < 3) {
    note(s, ESS_COUNTED_PREDICATE, row->k[1], TRIPLES, sign);
  }
}

static void
note_posg(struct ess_statistics *s, const struct ess_row *row,
          unsigned common, int sign)
{
  s->store.changes[ALL_PREDICATES] += common < 1 ? sign : 0;
  if (common < 2) {
    note(s, ESS_COUNTED_PREDICATE, row->k[0], OBJECTS, sign);
  }
  if (common < 3 && s->type && row->k[0] == s->type) {
    note(s, ESS_COUNTED_CLASS, row->k[1], 0, sign);
  }
}

static void
note_ospg(struct ess_statistics *s, const struct ess_row *row,
          unsigned common, int sign)
{
  (void)row;
  s->store.changes[ALL_OBJECTS] += common < 1 ? sign : 0;
}

static void
note_gspo(struct ess_statistics *s, const struct ess_row *row,
          unsigned common, int sign)
{
  s->store.changes[GRAPHS] += common < 1 ? sign : 0;
  note(s, ESS_COUNTED_GRAPH, row->k[0], 0, sign);
}

static void (*const notes[ESS_ORDERS])(struct ess_statistics *s,
                                       const struct ess_row *row,
                                       unsigned common, int sign) = {
  [ESS_SPOG] = note_spog,
  [ESS_POSG] = note_posg,
  [ESS_OSPG] = note_ospg,
  [ESS_GSPO] = note_gspo,
};

bool
ess_statistics_uses(enum ess_order order)
{
  return notes[order] != NULL;
}

void
ess_statistics_note(struct ess_statistics *statistics, enum ess_order order,
                    const struct ess_row *row, unsigned common, int sign)
{
  notes[order](statistics, row, common, sign);
}

/* -------------------------------------------------------------- keeping */

static void
write_key(enum ess_counted what, ess_id id, unsigned char *key)
{
  key[0] = (unsigned char)what;
  for (unsigned i = 0; i < 8; ++i) {
    key[1 + i] = (unsigned char)(id >> (56 - 8 * i));
  }
}

static enum ess_status
read_numbers(struct ess_env *env, MDB_txn *txn, enum ess_counted what,
             ess_id id, uint64_t *numbers)
{
  unsigned char bytes[key_size];
  MDB_val key = {sizeof bytes, bytes};
  MDB_val value = {0, NULL};

  memset(numbers, 0, numbers_of[what] * sizeof *numbers);
  write_key(what, id, bytes);
  const int rc =
    mdb_get(txn, ess_env_db(env, ESS_DB_STATISTICS), &key, &value);
  if (rc == MDB_NOTFOUND) {
    return ESS_OK;
  }
  for (size_t i = 0; rc == 0 && i < numbers_of[what] &&
                     8 * (i + 1) <= value.mv_size; ++i) {
    const unsigned char *p = (const unsigned char *)value.mv_data + 8 * i;
    for (unsigned k = 0; k < 8; ++k) {
      numbers[i] = numbers[i] << 8 | p[k];
    }
  }
  return ess_env_status(env, rc, "cannot read the store");
}

static enum ess_status
write_numbers(struct ess_env *env, MDB_txn *txn, enum ess_counted what,
              ess_id id, const uint64_t *numbers)
{
  unsigned char bytes[key_size];
  unsigned char data[8 * most_numbers];
  MDB_val key = {sizeof bytes, bytes};
  MDB_val value = {8 * (size_t)numbers_of[what], data};
  const MDB_dbi db = ess_env_db(env, ESS_DB_STATISTICS);
  uint64_t any = 0;

  write_key(what, id, bytes);
  for (size_t i = 0; i < numbers_of[what]; ++i) {
    any |= numbers[i];
    for (unsigned k = 0; k < 8; ++k) {
      data[8 * i + k] = (unsigned char)(numbers[i] >> (56 - 8 * k));
    }
  }
  const int rc = any ? mdb_put(txn, db, &key, &value, 0)
                     : mdb_del(txn, db, &key, NULL);
  return ess_env_status(env, rc == MDB_NOTFOUND ? 0 : rc,
                        "cannot write the store");
}

static enum ess_status
flush_counter(struct ess_env *env, MDB_txn *txn,
              const struct counter *counter)
{
  uint64_t numbers[most_numbers];
  enum ess_status st =
    read_numbers(env, txn, counter->what, counter->id, numbers);

  for (size_t i = 0; i < numbers_of[counter->what]; ++i) {
    numbers[i] += (uint64_t)counter->changes[i];
  }
  return st ? st : write_numbers(env, txn, counter->what, counter->id,
                                 numbers);
}

enum ess_status
ess_statistics_flush(struct ess_statistics *statistics, struct ess_env *env,
                     MDB_txn *txn)
{
  enum ess_status st = statistics->arena.status;

  if (st != ESS_OK) {
    return ess_fail(ess_env_log(env), st, NULL, NULL, "out of memory");
  }
  statistics->store.what = ESS_COUNTED_STORE;
  st = flush_counter(env, txn, &statistics->store);
  for (size_t i = 0; i < statistics->n && st == ESS_OK; ++i) {
    st = flush_counter(env, txn, statistics->list[i]);
  }
  const ess_id type = statistics->type;
  ess_arena_clear(&statistics->arena);
  *statistics = (struct ess_statistics){.type = type};
  return st;
}

/* Whether the store has the numbers of `counter`; it does not keep what is
   all zero. */
static enum ess_status
compare_counter(struct ess_env *env, MDB_txn *txn,
                const struct counter *counter, uint64_t *kept,
                uint64_t *differences)
{
  uint64_t numbers[most_numbers];
  uint64_t any = 0;
  bool same = true;
  const enum ess_status st =
    read_numbers(env, txn, counter->what, counter->id, numbers);

  for (size_t i = 0; i < numbers_of[counter->what]; ++i) {
    any |= (uint64_t)counter->changes[i];
    same = same && numbers[i] == (uint64_t)counter->changes[i];
  }
  *kept += any != 0;
  *differences += !same;
  return st;
}

enum ess_status
ess_statistics_compare(struct ess_statistics *statistics,
                       struct ess_env *env, MDB_txn *txn,
                       uint64_t *ret_differences)
{
  uint64_t kept = 0;
  MDB_stat stat = {0};
  enum ess_status st = statistics->arena.status;

  *ret_differences = 0;
  if (st != ESS_OK) {
    return ess_fail(ess_env_log(env), st, NULL, NULL, "out of memory");
  }
  statistics->store.what = ESS_COUNTED_STORE;
  st = compare_counter(env, txn, &statistics->store, &kept, ret_differences);
  for (size_t i = 0; i < statistics->n && st == ESS_OK; ++i) {
    st = compare_counter(env, txn, statistics->list[i], &kept,
                         ret_differences);
  }
  if (st == ESS_OK) {
    st = ess_env_status(env,
                        mdb_stat(txn, ess_env_db(env, ESS_DB_STATISTICS),
                                 &stat),
                        "cannot read the store");
    *ret_differences += stat.ms_entries != kept;
  }
  return st;
}

/* -------------------------------------------------------------- reading */

enum ess_status
ess_statistics_store(struct ess_env *env, MDB_txn *txn,
                     struct ess_store_counts *ret)
{
  uint64_t numbers[most_numbers];
  const enum ess_status st =
    read_numbers(env, txn, ESS_COUNTED_STORE, 0, numbers);
  *ret = (struct ess_store_counts){
    numbers[QUADS],        numbers[ALL_TRIPLES],    numbers[ALL_SUBJECTS],
    numbers[ALL_PREDICATES], numbers[ALL_OBJECTS], numbers[GRAPHS]};
  return st;
}

enum ess_status
ess_statistics_predicate(struct ess_env *env, MDB_txn *txn, ess_id predicate,
                         struct ess_predicate_counts *ret)
{
  uint64_t numbers[most_numbers];
  const enum ess_status st =
    read_numbers(env, txn, ESS_COUNTED_PREDICATE, predicate, numbers);
  *ret = (struct ess_predicate_counts){numbers[TRIPLES], numbers[SUBJECTS],
                                       numbers[OBJECTS]};
  return st;
}

enum ess_status
ess_statistics_count(struct ess_env *env, MDB_txn *txn,
                     enum ess_counted what, ess_id id, uint64_t *ret)
{
  return read_numbers(env, txn, what, id, ret);
}

/* The identifier in the key `bytes`, or 0 if that is of another kind. */
static ess_id
read_key(enum ess_counted what, const MDB_val *key)
{
  const unsigned char *bytes = key->mv_data;
  ess_id id = 0;

  if (key->mv_size != key_size || bytes[0] != (unsigned char)what) {
    return 0;
  }
  for (unsigned i = 0; i < 8; ++i) {
    id = id << 8 | bytes[1 + i];
  }
  return id;
}

enum ess_status
ess_statistics_next(struct ess_env *env, MDB_txn *txn,
                    enum ess_counted what, ess_id after, ess_id *ret)
{
  unsigned char bytes[key_size];
  MDB_val key = {sizeof bytes, bytes};
  MDB_val value = {0, NULL};
  MDB_cursor *cursor = NULL;
  int rc =
    mdb_cursor_open(txn, ess_env_db(env, ESS_DB_STATISTICS), &cursor);

  *ret = 0;
  write_key(what, after + 1, bytes);
  if (rc == 0) {
    rc = mdb_cursor_get(cursor, &key, &value, MDB_SET_RANGE);
    *ret = rc == 0 ? read_key(what, &key) : 0;
    mdb_cursor_close(cursor);
  }
  return ess_env_status(env, rc == MDB_NOTFOUND ? 0 : rc,
                        "cannot read the store");
}
