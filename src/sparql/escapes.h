/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Code point escapes (layer 5): \uXXXX and \UXXXXXXXX anywhere in a request
   stand for characters before anything else is read (SPARQL 1.1 Query,
   section 19.2). */

#ifndef ESSAIM_SPARQL_ESCAPES_H
#define ESSAIM_SPARQL_ESCAPES_H

#include "base/arena.h"

#include <stdint.h>

/** Where an escape was: from `to` on, a byte of the text stands at `from` of
    the original, and what follows as far behind. */
struct ess_shift {
  size_t to;
  size_t from;
};

/** A text without its escapes, and the way back. */
struct ess_plain_text {
  struct ess_view text;
  struct ess_shift *shifts; /**< In ascending order */
  size_t n;
};

/** `original`, which is well-formed UTF-8, without its code point escapes; it
    is itself if there are none. What is no escape, or of no character that
    may be written (U+0000, surrogates), stays as it is, and so does a
    backslash with what it escapes, `\\u0041`. What is new lives in `arena`.
    ESS_LIMIT without memory. */
enum ess_status ess_plain_text(struct ess_view original,
                               struct ess_arena *arena,
                               struct ess_plain_text *ret);

/** The byte of the original where byte `at` of the text comes from. */
size_t ess_plain_text_from(const struct ess_plain_text *plain, size_t at);

/** The code point of the escape at the front of `v`, and its length in bytes
    in `*n`; false if there is none, or if no character has it. */
bool ess_code_point(struct ess_view v, uint32_t *ret, size_t *n);

#endif
