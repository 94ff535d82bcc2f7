/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "store/compact.h"

#include "store/quads.h"

/* Every statement of `from` into `to`, and committed. */
static enum ess_status
copy(struct ess_quads *from, struct ess_quads *to)
{
  const struct ess_quad any = {{0}};
  struct ess_txn *reading = NULL;
  struct ess_txn *writing = NULL;
  enum ess_status st = ess_txn_begin(from, false, &reading);

  st = st ? st : ess_txn_begin(to, true, &writing);
  if (st == ESS_OK) {
    const struct ess_sink sink = ess_txn_sink(writing);
    st = ess_txn_each(reading, &any, &sink);
  }
  ess_txn_abort(reading);
  if (st != ESS_OK) {
    ess_txn_abort(writing);
    return st;
  }
  return ess_txn_commit(writing);
}

enum ess_status
ess_compact(struct ess_env *env, size_t memory)
{
  struct ess_env *next = NULL;
  enum ess_status st = ess_env_successor(env, &next);

  if (st != ESS_OK) {
    return st;
  }
  struct ess_quads *from = ess_quads_over(env, memory);
  struct ess_quads *to = ess_quads_over(next, memory);
  st = from && to ? copy(from, to)
                  : ess_fail(ess_env_log(env), ESS_LIMIT, NULL, NULL,
                             "out of memory");
  ess_quads_close(from);
  ess_quads_close(to);
  if (st != ESS_OK) {
    ess_env_close(next);
    return st;
  }
  return ess_env_succeed(env, next);
}
