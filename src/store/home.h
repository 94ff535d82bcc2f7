/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The folder of a store (layer 4): what may be in it, and which of its files
   is in use. It is held open, so that nobody else's folder is mistaken for
   it if it is removed meanwhile. */

#ifndef ESSAIM_STORE_HOME_H
#define ESSAIM_STORE_HOME_H

#include "base/buf.h"
#include "base/diag.h"

#include <stdint.h>
#include <sys/types.h>
#include <time.h>

/** The number of the file of a new store. */
enum { ESS_HOME_FIRST = 1 };

/** An open folder. */
struct ess_home {
  int fd;     /**< The folder itself; -1: not open */
  char *path; /**< Absolute, without links; owned */
  bool made;  /**< It was not there, and a store was made in it */
  dev_t dev;  /**< What it is told apart by, ... */
  ino_t ino;  /**< ... as long as it is open */
};

/** Which `current` was seen; cheap to compare. */
struct ess_stamp {
  ino_t ino;
  struct timespec changed;
};

/** Open the folder `path`. ESS_IO, reported: it is not there (the hint says
    how to make a store), or is a file. `home` is closed by
    ess_home_close. */
enum ess_status ess_home_open(const char *path, struct ess_home *home,
                              struct ess_log *log);

/** Make the folder `path` unless it is there, then open it. `*made` tells
    whether it was made. ESS_IO, reported. */
enum ess_status ess_home_make(const char *path, struct ess_home *home,
                              bool *made, struct ess_log *log);

/** Close `home`; one that is not open, with `fd` -1 or of NULL, is fine. */
void ess_home_close(struct ess_home *home);

/** Remove the store in `home` that could not be made, and if `all` the folder
    itself. */
void ess_home_unmake(const struct ess_home *home, bool all);

/** Give the folder `home` the name `path`, synced, if there is nothing of
    that name. 0 or an errno. */
int ess_home_rename(const struct ess_home *home, const char *path);

/** True if `home` has a `current`. */
bool ess_home_is_store(const struct ess_home *home);

/** Report why `home`, which has no `current`, is no store: ESS_IO. It is
    ESS_OK, unreported, if `write` and nothing is in it but what somebody who
    was killed while making a store left there. */
enum ess_status ess_home_vacant(const struct ess_home *home, bool write,
                                struct ess_log *log);

/** Report that there is no store in `home` any more: ESS_IO. */
enum ess_status ess_home_gone(const struct ess_home *home,
                              struct ess_log *log);

/** The stamp of `current`. ESS_IO, reported, if the store is gone. */
enum ess_status ess_home_stamp(const struct ess_home *home,
                               struct ess_stamp *ret, struct ess_log *log);

/** True if both stamps are of one `current`. */
bool ess_stamp_equal(const struct ess_stamp *a, const struct ess_stamp *b);

/** The number of the file that `current` names. ESS_IO, reported, if it
    names none. */
enum ess_status ess_home_current(const struct ess_home *home, uint64_t *ret,
                                 struct ess_log *log);

/** Append the path of the file `number`: FOLDER/3.mdb. */
void ess_home_file(const struct ess_home *home, uint64_t number,
                   struct ess_buf *out);

/** Write aside, synced, that `number` shall be the file in use. 0 or an
    errno. */
int ess_home_declare(const struct ess_home *home, uint64_t number);

/** Let what was declared be so from now on: all at once, and on disk. 0, or
    an errno; then it may be so or not. */
int ess_home_switch(const struct ess_home *home);

/** Remove the file `number`, its table of readers, and what was declared and
    never came to be. */
void ess_home_discard(const struct ess_home *home, uint64_t number);

/** Remove each file that is not `number`, and what was declared and never
    came to be: left behind by somebody who was killed. Only for who holds
    the lock of the writer. */
void ess_home_tidy(const struct ess_home *home, uint64_t number);

#endif
