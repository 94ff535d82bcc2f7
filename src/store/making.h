/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* A new store (layer 4): whole, or not at all. */

#ifndef ESSAIM_STORE_MAKING_H
#define ESSAIM_STORE_MAKING_H

#include "store/home.h"

/** Open the folder `path`; make it, and an empty store in it, unless there is
    one. Waits `wait` seconds at most for somebody else who makes it. ESS_IO,
    reported: then nothing is left of what was made, and other files in the
    folder are untouched. `home` is closed by ess_home_close. */
enum ess_status ess_making_store(const char *path, unsigned wait,
                                 struct ess_home *home, struct ess_log *log);

#endif
