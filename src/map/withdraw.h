/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* People who do not want to be published (layer 3): a list of names, and a
   profile without them. */

#ifndef ESSAIM_MAP_WITHDRAW_H
#define ESSAIM_MAP_WITHDRAW_H

#include "input/page.h"
#include "map/profile.h"

/** The list; opaque. */
struct ess_withdrawals;

/** An empty list, or NULL without memory. Free with ess_withdrawals_free. */
struct ess_withdrawals *ess_withdrawals_new(void);

/** Free `list`; NULL is fine. */
void ess_withdrawals_free(struct ess_withdrawals *list);

/** Add the lines of `text`, which was read from `source`: a name each and,
    behind a semicolon, the authority (its name or the slug of it) that alone
    is meant. Blank lines and those that begin with # say nothing. `source` is
    borrowed for as long. ESS_BAD_INPUT, reported, if a line is not right, or
    the text is not UTF-8; ESS_LIMIT, reported. */
enum ess_status ess_withdrawals_add(struct ess_withdrawals *list,
                                    struct ess_view text,
                                    const char *source, struct ess_log *log);

/** Leave the people of `list` out of `profile`, which was read from `page`:
    those in whose name one of the list stands, with what they hold, the facts
    and doubts about them; where a name stands in other text, "[…]" takes its
    place; a link or an organisation with it goes. Each name that was found is
    noted at its place. ESS_LIMIT, reported. */
enum ess_status ess_withdraw(struct ess_withdrawals *list,
                             struct ess_profile *profile,
                             const struct ess_page *page,
                             struct ess_log *log);

/** Note how many names were found, after the last profile, and warn of those
    that were not. */
void ess_withdrawals_report(const struct ess_withdrawals *list,
                            struct ess_log *log);

#endif
