/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* The lock of who writes to a store (layer 4). LMDB has one of its own, but
   nobody can say who holds that, nor wait for it a while only. This one is a
   lock of the kernel's on the file `writer`: it ends with the process. */

#ifndef ESSAIM_STORE_WRITER_H
#define ESSAIM_STORE_WRITER_H

#include "store/home.h"

/** Take the lock of `home`, waiting `wait` seconds at most; a second one
    within this process waits as well. ESS_IO, reported with the process that
    writes. `*ret` is given back to ess_writer_release. */
enum ess_status ess_writer_take(const struct ess_home *home, unsigned wait,
                                int *ret, struct ess_log *log);

/** Give the lock `fd` back; -1 is fine. */
void ess_writer_release(int fd);

#endif
