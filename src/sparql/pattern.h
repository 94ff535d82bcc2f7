/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Regular expressions of XPath in the syntax of PCRE2 (layer 5): XPath and
   XQuery Functions 3.1, section 5.6.1, which extends XML Schema part 2,
   appendix G. */

#ifndef ESSAIM_SPARQL_PATTERN_H
#define ESSAIM_SPARQL_PATTERN_H

#include "base/buf.h"

/** Append to `out` what in PCRE2 (with UTF, DOLLAR_ENDONLY, NEWLINE_LF and
    MATCH_UNSET_BACKREF) means the same as `pattern`; with `spaces`, white
    space outside of classes is dropped first (flag "x"). ESS_BAD_INPUT if
    `pattern` is no regular expression of XPath. Two that are not are taken
    as what everybody else makes of them: \b and \B, borders of words. */
enum ess_status ess_pattern_translate(struct ess_view pattern, bool spaces,
                                      struct ess_buf *out);

#endif
