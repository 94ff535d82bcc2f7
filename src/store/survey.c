/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/survey.h"

#include "store/dictionary.h"

static uint64_t
pages_of(const MDB_stat *stat)
{
  return (uint64_t)stat->ms_branch_pages + stat->ms_leaf_pages +
         stat->ms_overflow_pages;
}

/* LMDB counts the pages of duplicates with none of the two trees: those of
   the hashes are what their entries take, with what a page has beside. */
static enum ess_status
survey_parts(struct ess_env *env, MDB_txn *txn, struct ess_survey *ret)
{
  enum { page_head = 16, entry = 12 };
  MDB_stat stat;
  int rc = 0;

  for (unsigned i = 0; i < ESS_DB_COUNT && rc == 0; ++i) {
    rc = mdb_stat(txn, ess_env_db(env, (enum ess_db)i), &stat);
    ret->parts[i] = rc ? 0 : pages_of(&stat) * stat.ms_psize;
    if (rc == 0 && i == ESS_DB_HASHES) {
      const uint64_t a_page = (stat.ms_psize - page_head) / entry;
      ret->parts[i] += (ret->terms + a_page - 1) / a_page * stat.ms_psize;
    }
  }
  return ess_env_status(env, rc, "cannot read the store");
}

enum ess_status
ess_survey_store(struct ess_env *env, struct ess_survey *ret)
{
  struct ess_dictionary dictionary = {0};
  MDB_envinfo info = {0};
  MDB_txn *txn = NULL;

  *ret = (struct ess_survey){0};
  enum ess_status st = ess_env_read(env, &txn);
  st = st ? st : ess_dictionary_open(&dictionary, env, txn);
  for (unsigned i = 0; i < ESS_TAGS_DICTIONARY && st == ESS_OK; ++i) {
    ret->terms += dictionary.numbers[i];
  }
  st = st ? st : ess_statistics_store(env, txn, &ret->counts);
  st = st ? st : survey_parts(env, txn, ret);
  if (st == ESS_OK) {
    st = ess_env_status(env, mdb_env_info(mdb_txn_env(txn), &info),
                        "cannot read the store");
  }
  if (st == ESS_OK) {
    MDB_stat stat;
    st = ess_env_status(env, mdb_env_stat(mdb_txn_env(txn), &stat),
                        "cannot read the store");
    ret->bytes = ((uint64_t)info.me_last_pgno + 1) * stat.ms_psize;
  }
  ess_dictionary_close(&dictionary);
  ess_env_abort(env, txn);
  return st;
}
