/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Records (layer 0): bytes to sort by, and bytes to keep. */

#ifndef ESSAIM_BASE_RECORD_H
#define ESSAIM_BASE_RECORD_H

#include "base/status.h"
#include "base/view.h"

/** One record. Order is by the bytes of the key, then of the payload. */
struct ess_record {
  struct ess_view key;
  struct ess_view payload;
};

/** Receives records in order, each borrowed for the call. Anything but
    ESS_OK stops whoever drives it, and is returned by it. */
struct ess_record_sink {
  enum ess_status (*add)(void *self, const struct ess_record *record);
  void *self; /**< Handed to `add` */
};

/** The order of `a` and `b`: negative, zero or positive. */
int ess_record_compare(const struct ess_record *a,
                       const struct ess_record *b);

#endif
