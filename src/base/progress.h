/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* How far something is (layer 0): whoever works tells, only the command line
   draws. */

#ifndef ESSAIM_BASE_PROGRESS_H
#define ESSAIM_BASE_PROGRESS_H

#include <stddef.h>

/** Told of bytes that are done, out of `total`, or of an unknown number if
    that is 0. `{0}` is told nothing. */
struct ess_progress {
  void (*on_bytes)(void *self, size_t done, size_t total); /**< or NULL */
  void *self; /**< Handed to `on_bytes` */
};

#endif
