/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Classes of characters of XPath's regular expressions in the syntax of
   PCRE2 (layer 5); a part of pattern.h. What is read is taken off the front
   of a view, what it means is appended to `out`. */

#ifndef ESSAIM_SPARQL_PATTERN_CLASS_H
#define ESSAIM_SPARQL_PATTERN_CLASS_H

#include "base/buf.h"

/** An escape that stands for a character or a class, behind its backslash:
    \n, \., \d, \i, \p{Lu}, \p{IsGreek} and so on. False if it is none. */
bool ess_pattern_escape(struct ess_view *rest, struct ess_buf *out);

/** A class, behind its "[", up to and with its "]"; false if it is none. */
bool ess_pattern_class(struct ess_view *rest, struct ess_buf *out);

/** One character that stands for itself. */
void ess_pattern_character(struct ess_view *rest, struct ess_buf *out);

#endif
