/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The file of librdf's sqlite storage (layer 4), seen by SQLite itself:
   librdf overwrites what is no store, has too few indexes and lets a
   statement in twice. The only door to libsqlite3. */

#ifndef ESSAIM_REDLAND_SQLITE_H
#define ESSAIM_REDLAND_SQLITE_H

#include "redland/world.h"

/** ESS_OK if `path` is a database with librdf's tables that SQLite can read
    and in which every statement has a graph; else ESS_IO, reported. The
    file is not changed, but for what a killed process left half done. */
enum ess_status ess_sqlite_check(const char *path, struct ess_log *log);

/** Make an empty store at `path`, whole or not at all; one that another
    process makes there meanwhile is left. ESS_IO, reported. */
enum ess_status ess_sqlite_make(struct ess_world *world, const char *path);

/** Give the store at `path` the indexes it needs to be fast and the trigger
    that keeps duplicates out, unless it has them. ESS_IO, reported. */
enum ess_status ess_sqlite_index(const char *path, struct ess_log *log);

#endif
