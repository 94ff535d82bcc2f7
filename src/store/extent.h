/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The length of a file that is mapped (layer 4). To read a page behind the
   end of a file is a signal, not an error: so one that was cut off, by a copy
   that broke off or a disk that lost its end, must be told from a whole one
   before it is read.

   It should reach to its last page. But LMDB does not write pages that a
   transaction took and gave back, though they be the last ones: what it
   commits may be short of them. So whoever commits brings the file to its
   length; and where somebody was killed before he did, all that is missing
   is on the list of free pages. */

#ifndef ESSAIM_STORE_EXTENT_H
#define ESSAIM_STORE_EXTENT_H

#include "store/home.h"

#include <lmdb.h>

/** Bring the file of `mdb` to the length that what was committed needs. Only
    for who holds the lock of the writer. */
void ess_extent_mend(MDB_env *mdb);

/** ESS_OK if the file of `mdb`, in `home`, reaches to its last page, or what
    is missing is free; then it is mended, if `writable`. Else ESS_IO,
    reported. */
enum ess_status ess_extent_check(MDB_env *mdb, const struct ess_home *home,
                                 bool writable, struct ess_log *log);

#endif
