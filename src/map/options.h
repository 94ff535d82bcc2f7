/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What the user can choose about the mapping (layer 3). */

#ifndef ESSAIM_MAP_OPTIONS_H
#define ESSAIM_MAP_OPTIONS_H

#include "rdf/vocab.h"

/** Licence of the data when none is chosen: Licence Ouverte 2.0. */
#define ESS_DEFAULT_LICENSE "https://spdx.org/licenses/etalab-2.0"

/** Which people leave the machine. */
enum ess_people { ESS_PEOPLE_ELECTED, ESS_PEOPLE_ALL, ESS_PEOPLE_NONE };

/** How much of the prose is kept. */
enum ess_prose { ESS_PROSE_FULL, ESS_PROSE_SHORT, ESS_PROSE_NONE };

/** Choices for mapping profile documents; strings are borrowed. */
struct ess_profile_options {
  const char *base;    /**< Base IRI, or NULL: ESS_DEFAULT_BASE */
  const char *source;  /**< URL the document was taken from, or NULL */
  const char *name;    /**< Name of the authority if the page tells none */
  const char *mapping; /**< Folder with headings.ttl, kinds.ttl and, if it
                            is there, aliases.tsv; or NULL: those built
                            in */
  const char *aliases; /**< File of further aliases, or NULL */
  const char *kind;    /**< Kind of authority, its slug or French name, if
                            the page states none; or NULL */
  const char *license; /**< IRI, or NULL: ESS_DEFAULT_LICENSE */
  const char *withdraw; /**< File of names that are left out, or NULL */
  const char *publisher; /**< Name of who publishes the data, or NULL */
  const char *url;     /**< Where the file will be found, or NULL */
  const char *date;    /**< "2026-03-31", of the data as a whole, or NULL:
                            that of the last update of a profile */
  enum ess_people people;
  enum ess_prose prose;
};

#endif
