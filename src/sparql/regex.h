/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Regular expressions of XPath, compiled once and matched (layer 5). The only
   door to PCRE2. */

#ifndef ESSAIM_SPARQL_REGEX_H
#define ESSAIM_SPARQL_REGEX_H

#include "base/buf.h"

/** Expressions that were compiled, some of the last. */
struct ess_regexes;

/** One of them; it lives until as many others as there is room for were
    asked for. */
struct ess_regex;

/** No expressions; NULL without memory. The caller frees. */
struct ess_regexes *ess_regexes_new(void);

/** Free all; NULL is fine. */
void ess_regexes_free(struct ess_regexes *regexes);

/** The expression `pattern` with the flags `flags`, any of "smixq" (XPath and
    XQuery Functions 3.1, section 5.6.2). ESS_BAD_INPUT if there is no such;
    ESS_LIMIT without memory, or if it is too large. */
enum ess_status ess_regex_get(struct ess_regexes *regexes,
                              struct ess_view pattern, struct ess_view flags,
                              const struct ess_regex **ret);

/** The groups that capture. */
unsigned ess_regex_groups(const struct ess_regex *regex);

/** True if `regex` was compiled with the flag q: it is literal, and so is
    what replaces it. */
bool ess_regex_is_literal(const struct ess_regex *regex);

/** Look for `regex` in the UTF-8 of `text` from the offset `from` on. ESS_OK:
    it is there; ESS_NO; ESS_LIMIT if looking for it takes too much time or
    memory, which is some tenths of a second. ESS_BAD_INPUT if `text` is not
    UTF-8. */
enum ess_status ess_regex_match(const struct ess_regex *regex,
                                struct ess_view text, size_t from);

/** What group `i` of the last match is in `text`, 0 for all of it; the empty
    view, with NULL, if it took no part in it. */
struct ess_view ess_regex_group(const struct ess_regex *regex,
                                struct ess_view text, unsigned i);

#endif
