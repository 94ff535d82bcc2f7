/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/dictionary.h"

#include "store/terms.h"

#include <stdlib.h>
#include <string.h>

enum { entry_size = 12, hash_size = 6, number_bits = 43 };

/* LMDB's keys are not const. */
static char numbers_name[] = "numbers";
static char hashes_name[] = "hashes";
static MDB_val numbers_key = {sizeof numbers_name - 1, numbers_name};
static const MDB_val hashes_key = {sizeof hashes_name - 1, hashes_name};

static void
put_big(unsigned char *out, uint64_t x, unsigned n)
{
  for (unsigned i = 0; i < n; ++i) {
    out[i] = (unsigned char)(x >> (8 * (n - 1 - i)));
  }
}

static uint64_t
get_big(const unsigned char *p, unsigned n)
{
  uint64_t x = 0;
  for (unsigned i = 0; i < n; ++i) {
    x = x << 8 | p[i];
  }
  return x;
}

static enum ess_status
damaged(const struct ess_dictionary *d, const char *what)
{
  const struct ess_place place = {ess_env_folder(d->env), 0, 0, {NULL, 0}};
  return ess_fail(ess_env_log(d->env), ESS_IO, &place,
                  "see what is left with: essaim store check",
                  "the store is damaged: %s", what);
}

static enum ess_status
read_numbers(struct ess_dictionary *d)
{
  MDB_val value = {0, NULL};
  const int rc = mdb_get(d->txn, ess_env_db(d->env, ESS_DB_META),
                         &numbers_key, &value);

  d->empty = rc == MDB_NOTFOUND;
  if (d->empty) {
    return ESS_OK;
  }
  if (rc == 0 && value.mv_size != sizeof d->numbers) {
    return damaged(d, "it does not say how many terms it has");
  }
  for (size_t i = 0; rc == 0 && i < ESS_TAGS_DICTIONARY; ++i) {
    d->numbers[i] = get_big((const unsigned char *)value.mv_data + 8 * i, 8);
  }
  return ess_env_status(d->env, rc, "cannot read the store");
}

static enum ess_status
write_numbers(struct ess_dictionary *d)
{
  unsigned char bytes[sizeof d->numbers];
  MDB_val value = {sizeof bytes, bytes};

  for (size_t i = 0; i < ESS_TAGS_DICTIONARY; ++i) {
    put_big(bytes + 8 * i, d->numbers[i], 8);
  }
  d->empty = false;
  return ess_env_status(d->env,
                        mdb_put(d->txn, ess_env_db(d->env, ESS_DB_META),
                                &numbers_key, &value, 0),
                        "cannot write the store");
}

enum ess_status
ess_dictionary_open(struct ess_dictionary *d, struct ess_env *env,
                    MDB_txn *txn)
{
  *d = (struct ess_dictionary){.env = env, .txn = txn};
  const enum ess_status st = read_numbers(d);
  return st ? st
            : ess_env_status(env,
                             mdb_cursor_open(txn,
                                             ess_env_db(env, ESS_DB_HASHES),
                                             &d->hashes),
                             "cannot read the store");
}

void
ess_dictionary_close(struct ess_dictionary *d)
{
  if (d->hashes) {
    mdb_cursor_close(d->hashes);
  }
  ess_buf_clear(&d->text);
  d->hashes = NULL;
}

/* -------------------------------------------------------------- reading */

static void
block_key(enum ess_tag tag, uint64_t number, unsigned char *key)
{
  put_big(key, ess_id_of(tag, number / ess_terms_in_block), 8);
}

/* The block that `id` is in; empty if there is none. */
static enum ess_status
find_block(struct ess_dictionary *d, ess_id id, struct ess_view *ret)
{
  const uint64_t number =
    ess_id_of(ess_id_tag(id), ess_id_payload(id) / ess_terms_in_block);
  struct ess_known_block *known =
    &d->known[(number ^ (unsigned)ess_id_tag(id) * 13U) % ess_known_blocks];
  unsigned char bytes[8];
  MDB_val key = {sizeof bytes, bytes};
  MDB_val value = {0, NULL};

  if (d->still && known->key == number) {
    *ret = known->value;
    return ESS_OK;
  }
  put_big(bytes, number, 8);
  const int rc =
    mdb_get(d->txn, ess_env_db(d->env, ESS_DB_TERMS), &key, &value);
  *ret = (struct ess_view){value.mv_data, value.mv_size};
  if (rc == 0) {
    *known = (struct ess_known_block){number, *ret};
  }
  return rc == MDB_NOTFOUND
           ? ESS_OK
           : ess_env_status(d->env, rc, "cannot read the store");
}

enum ess_status
ess_dictionary_text(struct ess_dictionary *d, ess_id id, struct ess_buf *out)
{
  struct ess_view block = {NULL, 0};
  enum ess_status st = find_block(d, id, &block);

  if (st == ESS_OK) {
    st = ess_terms_get(block,
                       (unsigned)(ess_id_payload(id) % ess_terms_in_block),
                       out);
  }
  return st == ESS_BAD_INPUT ? damaged(d, "a term is missing") : st;
}

static void
put_entry(unsigned char *entry, uint64_t hash, ess_id id)
{
  put_big(entry, hash >> 16, hash_size);
  put_big(entry + hash_size,
          (uint64_t)ess_id_tag(id) << number_bits | ess_id_payload(id), 6);
}

static ess_id
entry_id(const unsigned char *entry)
{
  const uint64_t x = get_big(entry + hash_size, 6);
  return ess_id_of((enum ess_tag)(x >> number_bits),
                   x & (ESS_DICTIONARY_MOST - 1));
}

/* The entry at the cursor has the hash: is it the term? Sets `*ret` if so. */
static enum ess_status
compare_entry(struct ess_dictionary *d, const unsigned char *entry,
              enum ess_tag tag, struct ess_view text, ess_id *ret)
{
  const ess_id id = entry_id(entry);
  enum ess_status st = ESS_OK;

  if (ess_id_tag(id) == tag) {
    st = ess_dictionary_text(d, id, &d->text);
    if (st == ESS_OK &&
        ess_term_text_equal(tag, text, ess_buf_view(&d->text))) {
      *ret = id;
    }
  }
  return st;
}

enum ess_status
ess_dictionary_find(struct ess_dictionary *d, enum ess_tag tag,
                    struct ess_view text, uint64_t hash, ess_id *ret)
{
  unsigned char wanted[entry_size];
  MDB_val key = hashes_key;
  MDB_val value = {sizeof wanted, wanted};
  enum ess_status st = ESS_OK;

  *ret = 0;
  if (d->empty) {
    return ESS_OK;
  }
  put_entry(wanted, hash, 0);
  int rc = mdb_cursor_get(d->hashes, &key, &value, MDB_GET_BOTH_RANGE);
  while (rc == 0 && st == ESS_OK && !*ret && value.mv_size == entry_size &&
         memcmp(value.mv_data, wanted, hash_size) == 0) {
    st = compare_entry(d, value.mv_data, tag, text, ret);
    rc = mdb_cursor_get(d->hashes, &key, &value, MDB_NEXT_DUP);
  }
  return st || rc == MDB_NOTFOUND
           ? st
           : ess_env_status(d->env, rc, "cannot read the store");
}

/* -------------------------------------------------------------- writing */

ess_id
ess_dictionary_next(struct ess_dictionary *d, enum ess_tag tag)
{
  return d->numbers[tag] < ESS_DICTIONARY_MOST
           ? ess_id_of(tag, d->numbers[tag]++)
           : 0;
}

static int
compare_ids(const void *a, const void *b)
{
  const struct ess_new_term *left = a;
  const struct ess_new_term *right = b;
  return left->id < right->id ? -1 : left->id > right->id;
}

/* Start `block` with what the store has of the one that `id` is in. */
static enum ess_status
open_block(struct ess_dictionary *d, ess_id id, struct ess_buf *block)
{
  const uint64_t nth = ess_id_payload(id) % ess_terms_in_block;
  struct ess_view found = {NULL, 0};

  ess_buf_reset(block);
  ess_buf_reset(&d->text);
  if (nth == 0) {
    return ESS_OK;
  }
  enum ess_status st = find_block(d, id, &found);
  if (st != ESS_OK || !found.n) {
    return st ? st : damaged(d, "a block of terms is missing");
  }
  ess_buf_add(block, found);
  st = ess_terms_get(ess_buf_view(block), (unsigned)nth - 1, &d->text);
  return st == ESS_BAD_INPUT ? damaged(d, "a term is missing") : st;
}

static enum ess_status
close_block(struct ess_dictionary *d, ess_id last, const struct ess_buf *block)
{
  unsigned char bytes[8];
  MDB_val key = {sizeof bytes, bytes};
  MDB_val value = {block->len, block->data};

  if (block->status != ESS_OK) {
    return ess_fail(ess_env_log(d->env), block->status, NULL, NULL,
                    "out of memory");
  }
  block_key(ess_id_tag(last), ess_id_payload(last), bytes);
  return ess_env_status(d->env,
                        mdb_put(d->txn, ess_env_db(d->env, ESS_DB_TERMS),
                                &key, &value, 0),
                        "cannot write the store");
}

/* Whether the term behind number `i` of `list` is in another block. */
static bool
ends_block(const struct ess_new_term *list, size_t n, size_t i)
{
  return i + 1 == n || list[i + 1].id != list[i].id + 1 ||
         ess_id_payload(list[i + 1].id) % ess_terms_in_block == 0;
}

static enum ess_status
put_texts(struct ess_dictionary *d, const struct ess_new_term *list,
          size_t n)
{
  struct ess_buf block = {0};
  enum ess_status st = ESS_OK;
  struct ess_view last = {NULL, 0};
  bool open = false;

  for (size_t i = 0; i < n && st == ESS_OK; ++i) {
    if (!open) {
      st = open_block(d, list[i].id, &block);
      last = ess_buf_view(&d->text);
    }
    ess_terms_append(&block, last, list[i].text);
    last = list[i].text;
    open = !ends_block(list, n, i);
    if (!open && st == ESS_OK) {
      st = close_block(d, list[i].id, &block);
    }
  }
  ess_buf_clear(&block);
  return st;
}

static int
compare_entries(const void *a, const void *b)
{
  return memcmp(a, b, entry_size);
}

/* Sorted, and appended where the store has none: pages are full then. */
static enum ess_status
put_hashes(struct ess_dictionary *d, const struct ess_new_term *list,
           size_t n)
{
  unsigned char *entries = malloc(n * entry_size);
  const unsigned flags = d->empty ? MDB_APPENDDUP : 0;
  int rc = 0;

  if (!entries) {
    return ess_fail(ess_env_log(d->env), ESS_LIMIT, NULL, NULL,
                    "out of memory");
  }
  for (size_t i = 0; i < n; ++i) {
    put_entry(entries + i * entry_size, list[i].hash, list[i].id);
  }
  qsort(entries, n, entry_size, compare_entries);
  for (size_t i = 0; i < n && rc == 0; ++i) {
    MDB_val key = hashes_key;
    MDB_val value = {entry_size, entries + i * entry_size};
    rc = mdb_cursor_put(d->hashes, &key, &value, flags);
  }
  free(entries);
  return ess_env_status(d->env, rc, "cannot write the store");
}

enum ess_status
ess_dictionary_put(struct ess_dictionary *d, struct ess_new_term *list,
                   size_t n)
{
  if (n == 0) {
    return ESS_OK;
  }
  qsort(list, n, sizeof *list, compare_ids);
  enum ess_status st = put_texts(d, list, n);
  st = st ? st : put_hashes(d, list, n);
  return st ? st : write_numbers(d);
}
