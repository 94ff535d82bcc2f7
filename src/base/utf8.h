/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Well-formed UTF-8 (layer 0): every byte of every input is looked at here,
   so it is fast. */

#ifndef ESSAIM_BASE_UTF8_H
#define ESSAIM_BASE_UTF8_H

#include "base/view.h"

/** Offset of the first byte of `v` that is not well-formed UTF-8 (Unicode
    16, table 3-7), or `v.n`. Of a bad sequence, its first byte. */
size_t ess_utf8_check(struct ess_view v);

#endif
