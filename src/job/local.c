/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "job/local.h"

#include "base/buf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct ess_local {
  struct ess_quads *quads;
  struct ess_txn *txn;
  char *folder; /* around a store that is there for this alone; or NULL */
};

void
ess_local_close(struct ess_local *local)
{
  if (!local) {
    return;
  }
  /* A store that was made for a transaction goes with it. */
  ess_txn_abort(local->txn);
  ess_quads_close(local->quads);
  if (local->folder) {
    (void)rmdir(local->folder);
    free(local->folder);
  }
  free(local);
}

struct ess_txn *
ess_local_txn(const struct ess_local *local)
{
  return local->txn;
}

static enum ess_status
fail_memory(struct ess_log *log)
{
  return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
}

/* A folder that nobody else has, for a store in it. */
static enum ess_status
make_folder(struct ess_local *local, const char *around, struct ess_log *log)
{
  const struct ess_place place = {around, 0, 0, {NULL, 0}};
  struct ess_buf path = {0};

  ess_buf_printf(&path, "%s/essaim.XXXXXX", around);
  char *made = path.status ? NULL : mkdtemp(path.data);
  const int error = errno;
  if (made) {
    local->folder = ess_buf_take(&path);
  }
  ess_buf_clear(&path);
  return made ? ESS_OK
              : ess_fail(log, ESS_IO, &place,
                         "set TMPDIR to a folder that can be written",
                         "cannot make a folder: %s", strerror(error));
}

/* The store is never committed, and so never written as a whole: what it
   holds is seen by the transaction that fills it. */
static enum ess_status
open_own(struct ess_local *local, const char *around, struct ess_log *log)
{
  const struct ess_quads_options how = {.write = true, .fleeting = true};
  struct ess_buf path = {0};
  enum ess_status st = make_folder(local, around, log);

  if (st == ESS_OK) {
    ess_buf_printf(&path, "%s/store", local->folder);
    st = path.status ? fail_memory(log) : ESS_OK;
  }
  if (st == ESS_OK) {
    st = ess_quads_open(ess_buf_str(&path), &how, &local->quads, log);
  }
  ess_buf_clear(&path);
  return st ? st : ess_txn_begin(local->quads, true, &local->txn);
}

static enum ess_status
read_files(struct ess_local *local, struct ess_world *world,
           const struct ess_local_options *options, struct ess_log *log)
{
  const struct ess_sink sink = ess_txn_sink(local->txn);
  struct ess_sources *sources = ess_sources_new(world, options->profile, log);
  enum ess_status st = sources ? ESS_OK : ESS_LIMIT;

  for (size_t i = 0; i < options->n_files && st == ESS_OK; ++i) {
    st = ess_sources_read(sources, options->files[i], NULL, &sink);
  }
  if (st == ESS_OK) {
    st = ess_sources_finish(sources, &sink);
  }
  ess_sources_free(sources);
  return st;
}

static enum ess_status
read_store(struct ess_local *local, struct ess_world *world,
           const struct ess_local_options *options)
{
  const struct ess_sink sink = ess_txn_sink(local->txn);
  struct ess_store *store = NULL;
  enum ess_status st =
    ess_store_open(world, options->store, ESS_STORE_READ, &store);

  st = st ? st : ess_store_each(store, NULL, &sink);
  ess_store_close(store);
  return st;
}

static enum ess_status
open_store(struct ess_local *local, const char *path, struct ess_log *log)
{
  const struct ess_quads_options how = {.write = false};
  const enum ess_status st =
    ess_quads_open(path, &how, &local->quads, log);
  return st ? st : ess_txn_begin(local->quads, false, &local->txn);
}

enum ess_status
ess_local_open(struct ess_world *world,
               const struct ess_local_options *options,
               struct ess_local **ret, struct ess_log *log)
{
  struct ess_local *local = calloc(1, sizeof *local);
  enum ess_status st = ESS_OK;

  *ret = local;
  if (!local) {
    return fail_memory(log);
  }
  if (!options->n_files && ess_store_is_quads(options->store)) {
    return open_store(local, options->store->path, log);
  }
  st = open_own(local, options->folder ? options->folder : "/tmp", log);
  if (st == ESS_OK) {
    st = options->n_files ? read_files(local, world, options, log)
                          : read_store(local, world, options);
  }
  return st;
}
