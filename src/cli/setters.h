/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What option values can be (layer 7): each function is an ess_option_set
   for one type of member, checks the value and gives ESS_USAGE if it is
   not one. */

#ifndef ESSAIM_CLI_SETTERS_H
#define ESSAIM_CLI_SETTERS_H

#include "base/status.h"

/** Set a `bool` to true. */
enum ess_status ess_set_flag(void *member, const char *value);

/** Set a `const char *`; the empty string is refused. */
enum ess_status ess_set_text(void *member, const char *value);

/** As ess_set_text, for text that goes into data: well-formed UTF-8. */
enum ess_status ess_set_utf8(void *member, const char *value);

/** Append to a `struct ess_list`; the empty string is refused. */
enum ess_status ess_set_list(void *member, const char *value);

/** Set a `const char *` to an absolute IRI. */
enum ess_status ess_set_iri(void *member, const char *value);

/** Set a `const char *` to an absolute IRI that ends in "/" or "#". */
enum ess_status ess_set_base(void *member, const char *value);

/** Set a `const char *` to an http or https URL that holds no password. */
enum ess_status ess_set_url(void *member, const char *value);

/** Set a `long` to a positive whole number of at most nine digits. */
enum ess_status ess_set_number(void *member, const char *value);

/** Set an `unsigned` to a whole number of at most nine digits. */
enum ess_status ess_set_count(void *member, const char *value);

/** Set a `size_t` to a number of bytes, at least 1 MiB: "64M", with K, M or G
    for 1024, 1024² and 1024³ of them. */
enum ess_status ess_set_size(void *member, const char *value);

/** Set a `const char *` to a day of the Gregorian calendar: "2026-03-31". */
enum ess_status ess_set_date(void *member, const char *value);

#endif
