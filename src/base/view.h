/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Borrowed bytes (layer 0): a pointer and a length, nothing owned.
   All lengths in essaim are bytes unless a name says otherwise. */

#ifndef ESSAIM_BASE_VIEW_H
#define ESSAIM_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>

/** `n` bytes at `s`, owned by somebody else; not NUL-terminated. */
struct ess_view {
  const char *s; /**< May be NULL only when `n` is 0 */
  size_t n;      /**< Length in bytes */
};

/** View of a string literal, usable in static initialisers. */
#define ESS_VIEW(lit) {(lit), sizeof(lit) - 1}

/** View of the NUL-terminated `s`; the empty view for NULL. */
struct ess_view ess_view_of(const char *s);

/** The bytes of `v` from `from` on, at most `n` of them, clipped to `v`. */
struct ess_view ess_view_sub(struct ess_view v, size_t from, size_t n);

/** True if the two views hold the same bytes. */
bool ess_view_equal(struct ess_view a, struct ess_view b);

/** True if `v` holds exactly the bytes of the C string `s`. */
bool ess_view_is(struct ess_view v, const char *s);

/** Order by bytes (memcmp, then length): negative, zero or positive. */
int ess_view_compare(struct ess_view a, struct ess_view b);

/** True if `v` begins with the C string `s`. */
bool ess_view_starts(struct ess_view v, const char *s);

/** True if `v` ends with the C string `s`. */
bool ess_view_ends(struct ess_view v, const char *s);

/** Offset of the first `c` in `v`, or `v.n` if there is none. */
size_t ess_view_find(struct ess_view v, char c);

/** Offset of the first `s` in `v`, or `v.n` if there is none. */
size_t ess_view_search(struct ess_view v, const char *s);

/** True if `c` is an ASCII digit, whatever the locale. */
bool ess_is_digit(char c);

#endif
