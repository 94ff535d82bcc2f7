/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What elements of HTML and their attributes say of the text in them
   (layer 2). */

#ifndef ESSAIM_INPUT_ELEMENT_H
#define ESSAIM_INPUT_ELEMENT_H

#include "base/view.h"

/** What an element does to its text. */
enum ess_element_kind {
  ESS_EL_INLINE,  /**< Nothing: also every element that is not known */
  ESS_EL_BLOCK,   /**< Sets it apart */
  ESS_EL_HEADING,
  ESS_EL_LIST,
  ESS_EL_ORDERED, /**< A list with numbers */
  ESS_EL_ITEM,
  ESS_EL_TERM,    /**< A label of a definition list */
  ESS_EL_VALUE,   /**< What stands under that label */
  ESS_EL_TABLE,
  ESS_EL_THEAD,
  ESS_EL_ROW,
  ESS_EL_TH,
  ESS_EL_TD,
  ESS_EL_BREAK,
  ESS_EL_IMAGE,
  ESS_EL_PRE,
  ESS_EL_STRONG,
  ESS_EL_LINK,
  ESS_EL_MAIN,
  ESS_EL_HEAD,
  ESS_EL_TITLE,
  ESS_EL_APART,   /**< What belongs to the site, not to the page: a block */
  ESS_EL_NO_TEXT  /**< What is no text, or was struck out */
};

/** An element of HTML. */
struct ess_element {
  const char *name;
  enum ess_element_kind kind;
  unsigned level; /**< Of a heading, 1 to 6 */
};

/** The element `name` (lower case); never NULL. */
const struct ess_element *ess_element_of(const char *name);

/** Attributes: name, value, name, value …, NULL; or NULL for none. A value
    may be NULL. */
typedef const char *const *ess_attributes;

/** The value of the attribute `name`; NULL if it is not there, "" if it has
    no value. */
const char *ess_attribute(ess_attributes attributes, const char *name);

/** True if nobody sees the element: hidden, aria-hidden, display:none. */
bool ess_element_hidden(ess_attributes attributes);

/** True if role or class say that it is no part of the text: navigation,
    search, breadcrumb, menu, cookie, share, pagination, skip link … */
bool ess_element_apart(ess_attributes attributes);

/** True if role says that it is the main part. */
bool ess_element_main(ess_attributes attributes);

/** What a class says of a field, as content management systems write it. */
enum ess_field_part {
  ESS_FIELD_NONE,
  ESS_FIELD_LABEL,       /**< field__label, field-label */
  ESS_FIELD_MAYBE_LABEL, /**< label: one if its item follows */
  ESS_FIELD_ITEM,        /**< field__item, field-item(s) */
  ESS_FIELD_MAYBE_ITEM   /**< item, value: one if a label stands before */
};

/** The part of a field that the element is, by its class. */
enum ess_field_part ess_element_field(ess_attributes attributes);

#endif
