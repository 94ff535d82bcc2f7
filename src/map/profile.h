/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One profile, understood (layer 3): facts with the lines they stand on,
   people, sections, doubts. Everything lives in the profile's arena or in
   the page it was taken from. */

#ifndef ESSAIM_MAP_PROFILE_H
#define ESSAIM_MAP_PROFILE_H

#include "base/arena.h"
#include "input/page.h"
#include "rdf/vocab.h"

/** Whose fact it is: decides which graph it goes to. */
enum ess_scope { ESS_SCOPE_PUBLIC, ESS_SCOPE_ELECTED, ESS_SCOPE_STAFF };

/** One fact of the page. */
struct ess_fact {
  const char *field;         /**< Static name: "address.postcode" */
  struct ess_view written;   /**< As the page has it */
  struct ess_view value;     /**< Normalised; for a person's attribute,
                                  without the `person=` part */
  struct ess_view person;    /**< Whom it is about, or empty */
  unsigned long line;        /**< 1-based; 0: not from the page */
  enum ess_scope scope;
};

/** A person in a mandate or a post. */
struct ess_person {
  bool elected;
  struct ess_view name;      /**< Normalised: "Sandra Guilmin" */
  struct ess_view role;      /**< Role or function as written, or empty */
  struct ess_view service;   /**< Of staff, or empty */
  struct ess_view *networks; /**< Roles in the network itself */
  size_t n_networks;
  size_t role_fact;          /**< Index of the role's fact, if `role` */
  unsigned group;            /**< People named by one line share it */
  unsigned long line;
};

/** A section of prose. */
struct ess_section {
  struct ess_view kind;    /**< "budget"; "presentation" before any heading */
  struct ess_view heading; /**< As written, or empty */
  struct ess_view slug;    /**< Of the heading, else of the kind */
  unsigned long nth;       /**< Among the sections with this slug, from 1 */
  struct ess_view text;    /**< Its lines, joined by newlines */
  unsigned long line;
  bool people;             /**< What was not understood among the contacts */
};

/** Something in the source that a reader should not take at its word. */
struct ess_doubt {
  enum ess_vocab_id about; /**< ESS_V_ESS_doubtAbout… */
  struct ess_view note;    /**< One French sentence */
  struct ess_fact fact;    /**< What is doubted; a copy */
};

/** One value that a profile has at most once; `line` 0: not there. */
struct ess_value {
  struct ess_view written;
  struct ess_view value;
  unsigned long line;
};

/** The parts of an address. */
struct ess_address {
  struct ess_value full;     /**< All its lines, joined by ", " */
  struct ess_value building;
  struct ess_value street;
  struct ess_value delivery; /**< BP, CS, TSA … */
  struct ess_value postcode;
  struct ess_value locality;
  struct ess_value cedex;    /**< "CEDEX" or "CEDEX 1" */
  struct ess_value country;  /**< ISO 3166 code */
};

/** A profile. `{0}` is empty; free with ess_profile_clear. */
struct ess_profile {
  struct ess_arena arena;
  struct ess_view slug;      /**< From the name: "grand-reims" */
  struct ess_view kind_slug; /**< The kind it is published under */
  struct ess_view kind_name; /**< The French name of that kind */
  struct ess_value name;
  struct ess_value kind;     /**< As stated */
  struct ess_value population;
  struct ess_value member_since;
  struct ess_value updated;
  struct ess_value status;
  struct ess_address address;
  struct ess_fact *facts;
  size_t n_facts;
  struct ess_person *people;
  size_t n_people;
  struct ess_section *sections;
  size_t n_sections;
  struct ess_link_fact *links;
  size_t n_links;
  struct ess_doubt *doubts;
  size_t n_doubts;
};

/** A link of a profile: the IRI it can be published as, or empty. */
struct ess_link_fact {
  struct ess_view iri;
};

/** Free what `profile` holds; NULL is fine. */
void ess_profile_clear(struct ess_profile *profile);

/** Make `profile` empty, for the next one, but keep its memory. */
void ess_profile_reset(struct ess_profile *profile);

/** Add a fact. `written` must live as long as the profile; `value` is
    copied. Returns the copy. */
struct ess_view ess_profile_fact(struct ess_profile *profile,
                                 const char *field, struct ess_view written,
                                 struct ess_view value, unsigned long line);

/** Add a fact about `person`, who must be one of the profile's people. */
void ess_profile_person_fact(struct ess_profile *profile,
                             const struct ess_person *person,
                             const char *field, struct ess_view written,
                             struct ess_view value, unsigned long line);

/** Set `*to`, a member of `profile`, and add the fact, unless it is already
    set: the first statement of a page wins. */
void ess_profile_set(struct ess_profile *profile, struct ess_value *to,
                     const char *field, struct ess_view written,
                     struct ess_view value, unsigned long line);

/** Add a person; the strings must live as long as the profile. The pointer
    is valid until the next one is added; NULL without memory. */
struct ess_person *ess_profile_person(struct ess_profile *profile);

/** Add a role in the network to `person`. */
void ess_profile_network(struct ess_profile *profile,
                         struct ess_person *person, struct ess_view role);

/** Add a section; valid until the next one. NULL without memory. */
struct ess_section *ess_profile_section(struct ess_profile *profile);

/** Add the IRI of a link. */
void ess_profile_link(struct ess_profile *profile, struct ess_view iri);

/** Add a doubt about `fact`, which is copied, as `note` is. */
void ess_profile_doubt(struct ess_profile *profile, enum ess_vocab_id about,
                       struct ess_view note, const struct ess_fact *fact);

#endif
