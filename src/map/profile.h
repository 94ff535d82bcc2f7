/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* One profile, understood (layer 3): facts with the lines they stand on,
   people, sections, doubts. Everything lives in the profile's arena or in
   the page it was taken from. */

#ifndef ESSAIM_MAP_PROFILE_H
#define ESSAIM_MAP_PROFILE_H

#include "base/arena.h"
#include "base/slots.h"
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
  size_t part;               /**< Which part it is about, from 1; 0: the
                                  authority */
};

/** What a value is written as. */
enum ess_value_type {
  ESS_VALUE_FRENCH,  /**< Text in French */
  ESS_VALUE_PROSE,   /**< The same, as long as the page has it */
  ESS_VALUE_STRING,
  ESS_VALUE_INTEGER,
  ESS_VALUE_DECIMAL,
  ESS_VALUE_BOOLEAN,
  ESS_VALUE_DAY,     /**< A year, a month or a day, by its length */
  ESS_VALUE_TERM,    /**< A term of the vocabulary: `term` */
  ESS_VALUE_PART,    /**< Another part of the profile: `part` */
  ESS_VALUE_PARTNER, /**< An organisation of the profile: `part` */
  ESS_VALUE_THEME    /**< The slug of a theme */
};

/** One property of a part. */
struct ess_property {
  enum ess_vocab_id property;
  enum ess_value_type type;
  struct ess_view value;
  enum ess_vocab_id term;
  size_t part; /**< From 1 */
};

/** Something that an authority has or does: a budget, an action … */
struct ess_part {
  enum ess_vocab_id class; /**< ESS_V_ESS_Budget … */
  enum ess_vocab_id link;  /**< From what it belongs to: ess:hasBudget … */
  const char *fragment;    /**< Begins its IRI: "#budget-"; static */
  size_t parent;           /**< The part it belongs to, from 1; or 0 */
  struct ess_view key;     /**< What its IRI is made from */
  struct ess_view iri;     /**< Set when it is published */
  struct ess_property *properties;
  size_t n_properties;
};

/** An organisation that the page names. */
struct ess_partner {
  struct ess_view slug; /**< Its IRI: {base}id/organisation/{slug}; empty:
                             withdrawn, not to be published */
  struct ess_view name;
};

/** What became of a line of the page. */
enum ess_line_state {
  ESS_LINE_LOST,    /**< Nothing: there must be none */
  ESS_LINE_HEADING, /**< A heading or label */
  ESS_LINE_TEXT,    /**< Kept in a text */
  ESS_LINE_PUZZLE,  /**< Kept, and not understood */
  ESS_LINE_LEFT_OUT, /**< How to reach a person, which stays on the page */
  ESS_LINE_FACT     /**< A fact was read from it */
};

/** A short name that the page itself explains. */
struct ess_acronym {
  struct ess_view text; /**< "AGURAM" */
  struct ess_view name;
};

/** A theme of the authority or of one of its actions. */
struct ess_theme {
  size_t part;          /**< The action, from 1; 0: the authority */
  struct ess_view slug;
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

/** Where an authority is: see map/link.h. */
struct ess_located;

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
  struct ess_part *parts;
  size_t n_parts;
  struct ess_partner *partners;
  size_t n_partners;
  struct ess_slots partner_slots; /**< Partners by their slugs */
  struct ess_acronym *acronyms;
  size_t n_acronyms;
  struct ess_theme *themes;
  size_t n_themes;
  struct ess_slots theme_slots; /**< Themes by part and slug */
  unsigned char *states; /**< An ess_line_state a line, from
                                ess_segment_first on */
  struct ess_located *located; /**< Set by ess_link_profile, or NULL */
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

/** Add a fact about part `part` (from 1; 0: the authority itself), as
    ess_profile_fact does. */
struct ess_view ess_profile_part_fact(struct ess_profile *profile,
                                      size_t part, const char *field,
                                      struct ess_view written,
                                      struct ess_view value,
                                      unsigned long line);

/** Add a part of `class` that `link` leads to from `parent` (from 1, or 0:
    the authority). `key` is copied. Returns its number, from 1; 0 without
    memory. */
size_t ess_profile_part(struct ess_profile *profile, enum ess_vocab_id class,
                        enum ess_vocab_id link, const char *fragment,
                        size_t parent, struct ess_view key);

/** Add a value, which is copied, to part `part` (from 1); nothing if the
    value is empty. */
void ess_profile_property(struct ess_profile *profile, size_t part,
                          enum ess_vocab_id property,
                          enum ess_value_type type, struct ess_view value);

/** Add the boolean true. */
void ess_profile_true(struct ess_profile *profile, size_t part,
                      enum ess_vocab_id property);

/** Add a term of the vocabulary as a value. */
void ess_profile_term(struct ess_profile *profile, size_t part,
                      enum ess_vocab_id property, enum ess_vocab_id term);

/** Add another part, or an organisation, as a value: `to` is its number. */
void ess_profile_relate(struct ess_profile *profile, size_t part,
                        enum ess_vocab_id property,
                        enum ess_value_type type, size_t to);

/** The number, from 1, of the organisation `slug`, which is added under
    `name` if it is not there yet. Both are copied. 0 without memory. */
size_t ess_profile_partner(struct ess_profile *profile, struct ess_view slug,
                           struct ess_view name);

/** Learn that `text` stands for `name`; both must live as long as the
    profile. The first that was learnt counts. */
void ess_profile_acronym(struct ess_profile *profile, struct ess_view text,
                         struct ess_view name);

/** The name that `text` stands for, or the empty view. */
struct ess_view ess_profile_expansion(const struct ess_profile *profile,
                                      struct ess_view text);

/** Add the theme `slug`, which must live as long, to `part` (from 1; 0: the
    authority). False if it is there already, or without memory. */
bool ess_profile_theme(struct ess_profile *profile, size_t part,
                       struct ess_view slug);

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
