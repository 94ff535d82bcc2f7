/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Text (layer 0): UTF-8 checked, trimmed, folded. The only door to
   libunistring; nothing here depends on the locale. */

#ifndef ESSAIM_BASE_TEXT_H
#define ESSAIM_BASE_TEXT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"

#include <stdint.h>

/** ESS_OK if `document` is well-formed UTF-8 without NUL. Otherwise
    ESS_BAD_INPUT, reported at its line and column. */
enum ess_status ess_text_check(struct ess_view document, const char *source,
                               struct ess_log *log);

/** As ess_text_check, of a piece of a document that begins with line `line`
    (1-based) of it. */
enum ess_status ess_text_check_from(struct ess_view piece,
                                    const char *source, unsigned long line,
                                    struct ess_log *log);

/** Take one code point off the front of the well-formed, non-empty `v`. */
uint32_t ess_utf8_next(struct ess_view *v);

/** Append code point `c` to `buf` as UTF-8. */
void ess_utf8_put(struct ess_buf *buf, uint32_t c);

/** `v` without white space at either end: Unicode White_Space, which holds
    the no-break spaces, and U+FEFF. */
struct ess_view ess_text_trim(struct ess_view v);

/** True if `c` is white space in the sense of ess_text_trim. */
bool ess_is_space(uint32_t c);

/** True if `c` is a letter or a digit (general categories L and N). */
bool ess_is_alnum(uint32_t c);

/** True if `c` is a mark that belongs to the letter before it (general
    category M). */
bool ess_is_mark(uint32_t c);

/** True if `c` is an upper-case or title-case letter. */
bool ess_is_upper(uint32_t c);

/** Append `v` in Unicode normalisation form C. */
void ess_text_nfc(struct ess_buf *out, struct ess_view v);

/** Append `v` in normalisation form C, without what shows nothing: soft
    hyphens, characters of no width (but U+200D, which joins pictures) and
    bidirectional controls. Nobody sees them, but words that hold them are
    not found, and a line that has them may show other text than it holds.
    Every reader of documents does this. */
void ess_text_clean(struct ess_buf *out, struct ess_view v);

/** Offset of the first character of the well-formed `v` that no text has
    and that XML 1.0 or Turtle cannot carry: a control character or a
    noncharacter; `v.n` if there is none. */
size_t ess_text_control(struct ess_view v);

/** Append the words of `v` folded for comparison: case folded, accents
    removed, runs of anything but letters and digits made one space, "œ"
    and "æ" opened. "Élu-e : L’été" gives "elu e l ete". */
void ess_text_fold(struct ess_buf *out, struct ess_view v);

/** Append `v` with each run of white space made one plain space. */
void ess_text_squeeze(struct ess_buf *out, struct ess_view v);

/** Append `v` in lower case (the full, locale-free mapping). */
void ess_text_lower(struct ess_buf *out, struct ess_view v);

/** Append `v` in upper case (the full, locale-free mapping: "ß" gives
    "SS"). */
void ess_text_upper(struct ess_buf *out, struct ess_view v);

/** The block of Unicode that is called `name`, without its spaces ("Latin-1
    Supplement" is "Latin-1Supplement"): its first and last code points. False
    if there is none. */
bool ess_text_block(struct ess_view name, uint32_t *ret_first,
                    uint32_t *ret_last);

/** Append `v` as an IRI segment: folded, words joined by hyphens. */
void ess_text_slug(struct ess_buf *out, struct ess_view v);

/** Columns that `v` takes on a terminal. */
size_t ess_text_width(struct ess_view v);

/** The front of the well-formed `v` that takes at most `width` columns. */
struct ess_view ess_text_front(struct ess_view v, size_t width);

/** Append the well-formed `v` with pictures for its control characters, and
    for those that turn the direction of text, so that data cannot command a
    terminal. */
void ess_text_show(struct ess_buf *out, struct ess_view v);

/** A 64-bit FNV-1a hash of `v`, going on from `seed` (0 to begin). For
    short names in IRIs, not for secrets. */
uint64_t ess_hash(uint64_t seed, struct ess_view v);

#endif
