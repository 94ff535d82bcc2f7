/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The dictionary of a store within one transaction (layer 4): terms by
   identifier, identifiers by term.

       terms       key   the tag and the number of a block, as one number of
                         8 bytes, big endian
                   value a block of 16 terms (store/terms.h)
       hashes      one key, "hashes"; its values, sorted, of 12 bytes each:
                   the first 6 of the hash of a term, then 6 for its
                   identifier (5 bits of tag, 43 of number), big endian
       meta        key "numbers": how many terms each tag has, 8 bytes each

   A term keeps its number for as long as the store is not compacted, even
   if no quad has it any more. */

#ifndef ESSAIM_STORE_DICTIONARY_H
#define ESSAIM_STORE_DICTIONARY_H

#include "base/arena.h"
#include "store/env.h"
#include "store/id.h"

/** Most terms of one tag: what 43 bits count. */
#define ESS_DICTIONARY_MOST ((uint64_t)1 << 43)

/** A term that is in no block yet. */
struct ess_new_term {
  ess_id id;
  uint64_t hash;
  struct ess_view text;
};

/** A block that was found lately. */
struct ess_known_block {
  uint64_t key;  /**< 0: none */
  struct ess_view value;
};

enum { ess_known_blocks = 64 };

/** A dictionary: of one transaction, which outlives it. */
struct ess_dictionary {
  struct ess_env *env;
  MDB_txn *txn;
  uint64_t numbers[ESS_TAGS_DICTIONARY]; /**< Terms of each tag, those that
                                              are in no block yet as well */
  bool empty;                            /**< Nothing is in any block */
  MDB_cursor *hashes;                    /**< Owned */
  struct ess_buf text;                   /**< Of the term at hand */
  bool still;                            /**< The transaction only reads:
                                              blocks stay where they are */
  struct ess_known_block known[ess_known_blocks];
};

/** Open the dictionary as `txn` sees it. ESS_IO, reported. Close it before
    `txn` ends. */
enum ess_status ess_dictionary_open(struct ess_dictionary *d,
                                    struct ess_env *env, MDB_txn *txn);

/** Free what `d` holds. */
void ess_dictionary_close(struct ess_dictionary *d);

/** Put the text of the term `id`, which is in the dictionary, into `out`.
    ESS_IO, reported, if the store is damaged. */
enum ess_status ess_dictionary_text(struct ess_dictionary *d, ess_id id,
                                    struct ess_buf *out);

/** The identifier of the term with `tag`, `text` and `hash`, or 0 if it is in
    no block. ESS_IO, reported. */
enum ess_status ess_dictionary_find(struct ess_dictionary *d,
                                    enum ess_tag tag, struct ess_view text,
                                    uint64_t hash, ess_id *ret);

/** The next identifier of `tag`, for a term to be put with
    ess_dictionary_put; 0 if there are too many. */
ess_id ess_dictionary_next(struct ess_dictionary *d, enum ess_tag tag);

/** Put the terms `list`, in the order of their numbers by tag, which are all
    that ess_dictionary_next gave since the last call. Sorts `list`. ESS_IO
    or ESS_LIMIT, reported. */
enum ess_status ess_dictionary_put(struct ess_dictionary *d,
                                   struct ess_new_term *list, size_t n);

#endif
