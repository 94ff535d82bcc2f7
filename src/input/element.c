/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/element.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Sorted by name. */
static const struct ess_element elements[] = {
  {"a", ESS_EL_LINK, 0},
  {"address", ESS_EL_BLOCK, 0},
  {"article", ESS_EL_BLOCK, 0},
  {"aside", ESS_EL_BLOCK, 0},
  {"audio", ESS_EL_NO_TEXT, 0},
  {"b", ESS_EL_STRONG, 0},
  {"blockquote", ESS_EL_BLOCK, 0},
  {"body", ESS_EL_BLOCK, 0},
  {"br", ESS_EL_BREAK, 0},
  {"button", ESS_EL_NO_TEXT, 0},
  {"canvas", ESS_EL_NO_TEXT, 0},
  {"caption", ESS_EL_HEADING, 6},
  {"center", ESS_EL_BLOCK, 0},
  {"datalist", ESS_EL_NO_TEXT, 0},
  {"dd", ESS_EL_VALUE, 0},
  {"del", ESS_EL_NO_TEXT, 0},
  {"details", ESS_EL_BLOCK, 0},
  {"dialog", ESS_EL_APART, 0},
  {"dir", ESS_EL_LIST, 0},
  {"div", ESS_EL_BLOCK, 0},
  {"dl", ESS_EL_BLOCK, 0},
  {"dt", ESS_EL_TERM, 0},
  {"fieldset", ESS_EL_BLOCK, 0},
  {"figcaption", ESS_EL_BLOCK, 0},
  {"figure", ESS_EL_BLOCK, 0},
  {"footer", ESS_EL_APART, 0},
  {"form", ESS_EL_APART, 0},
  {"frameset", ESS_EL_APART, 0},
  {"h1", ESS_EL_HEADING, 1},
  {"h2", ESS_EL_HEADING, 2},
  {"h3", ESS_EL_HEADING, 3},
  {"h4", ESS_EL_HEADING, 4},
  {"h5", ESS_EL_HEADING, 5},
  {"h6", ESS_EL_HEADING, 6},
  {"head", ESS_EL_HEAD, 0},
  {"header", ESS_EL_BLOCK, 0},
  {"hgroup", ESS_EL_BLOCK, 0},
  {"hr", ESS_EL_BLOCK, 0},
  {"html", ESS_EL_BLOCK, 0},
  {"iframe", ESS_EL_NO_TEXT, 0},
  {"img", ESS_EL_IMAGE, 0},
  {"legend", ESS_EL_HEADING, 6},
  {"li", ESS_EL_ITEM, 0},
  {"main", ESS_EL_MAIN, 0},
  {"math", ESS_EL_NO_TEXT, 0},
  {"menu", ESS_EL_LIST, 0},
  {"nav", ESS_EL_APART, 0},
  {"noembed", ESS_EL_NO_TEXT, 0},
  {"noframes", ESS_EL_NO_TEXT, 0},
  {"noscript", ESS_EL_NO_TEXT, 0},
  {"object", ESS_EL_NO_TEXT, 0},
  {"ol", ESS_EL_ORDERED, 0},
  {"option", ESS_EL_NO_TEXT, 0},
  {"p", ESS_EL_BLOCK, 0},
  {"pre", ESS_EL_PRE, 0},
  {"s", ESS_EL_NO_TEXT, 0},
  {"script", ESS_EL_NO_TEXT, 0},
  {"search", ESS_EL_APART, 0},
  {"section", ESS_EL_BLOCK, 0},
  {"select", ESS_EL_NO_TEXT, 0},
  {"strike", ESS_EL_NO_TEXT, 0},
  {"strong", ESS_EL_STRONG, 0},
  {"style", ESS_EL_NO_TEXT, 0},
  {"summary", ESS_EL_HEADING, 6},
  {"svg", ESS_EL_NO_TEXT, 0},
  {"table", ESS_EL_TABLE, 0},
  {"tbody", ESS_EL_BLOCK, 0},
  {"td", ESS_EL_TD, 0},
  {"template", ESS_EL_NO_TEXT, 0},
  {"textarea", ESS_EL_NO_TEXT, 0},
  {"tfoot", ESS_EL_BLOCK, 0},
  {"th", ESS_EL_TH, 0},
  {"thead", ESS_EL_THEAD, 0},
  {"title", ESS_EL_TITLE, 0},
  {"tr", ESS_EL_ROW, 0},
  {"ul", ESS_EL_LIST, 0},
  {"video", ESS_EL_NO_TEXT, 0},
};

static int
compare_name(const void *key, const void *element)
{
  return strcmp(key, ((const struct ess_element *)element)->name);
}

const struct ess_element *
ess_element_of(const char *name)
{
  static const struct ess_element unknown = {"", ESS_EL_INLINE, 0};
  const struct ess_element *found =
    bsearch(name, elements, sizeof elements / sizeof *elements,
            sizeof *elements, compare_name);
  return found ? found : &unknown;
}

const char *
ess_attribute(ess_attributes attributes, const char *name)
{
  for (; attributes && attributes[0]; attributes += 2) {
    if (strcmp(attributes[0], name) == 0) {
      return attributes[1] ? attributes[1] : "";
    }
  }
  return NULL;
}

/* "display : none", in any case. */
static bool
hides(const char *style)
{
  const char *at = strcasestr(style, "display");
  for (; at; at = strcasestr(at, "display")) {
    at += strlen("display");
    const char *value = at + strspn(at, " \t\r\n");
    value += *value == ':' ? 1 + strspn(value + 1, " \t\r\n") : 0;
    if (value > at && strncasecmp(value, "none", 4) == 0) {
      return true;
    }
  }
  return false;
}

bool
ess_element_hidden(ess_attributes attributes)
{
  const char *aria = ess_attribute(attributes, "aria-hidden");
  const char *style = ess_attribute(attributes, "style");
  return ess_attribute(attributes, "hidden") ||
         (aria && strcasecmp(aria, "true") == 0) || (style && hides(style));
}

/* Take the next word off `*rest`: up to any of `marks`. */
static struct ess_view
next_word(const char **rest, const char *marks)
{
  *rest += strspn(*rest, marks);
  const struct ess_view word = {*rest, strcspn(*rest, marks)};
  *rest += word.n;
  return word;
}

static bool
is_one_of(struct ess_view word, const char *const *words)
{
  while (*words && !(word.n == strlen(*words) &&
                     strncasecmp(word.s, *words, word.n) == 0)) {
    ++words;
  }
  return *words != NULL;
}

/* "social-share", "menu__item", but not "with-menu" or "has-menu", which
   speak of what stands beside. */
static bool
is_apart(struct ess_view token)
{
  static const char *const beside[] = {"with", "has", "no", "is", "not",
                                       "without", NULL};
  static const char *const words[] = {
    "breadcrumb", "breadcrumbs", "ariane", "menu", "submenu", "navbar",
    "cookie", "cookies", "share", "sharing", "partage", "pagination",
    "pager", "skip", "skiplink", "skiplinks", NULL};
  char text[128] = {0};
  const char *rest = text;

  memcpy(text, token.s, token.n < sizeof text ? token.n : sizeof text - 1);
  struct ess_view word = next_word(&rest, "-_");
  if (is_one_of(word, beside)) {
    return false;
  }
  while (word.n && !is_one_of(word, words)) {
    word = next_word(&rest, "-_");
  }
  return word.n > 0;
}

static const char spaces[] = " \t\r\n\f";

bool
ess_element_apart(ess_attributes attributes)
{
  static const char *const roles[] = {"navigation", "banner", "contentinfo",
                                      "search", "menu", "menubar", "dialog",
                                      "alertdialog", NULL};
  const char *role = ess_attribute(attributes, "role");
  const char *class = ess_attribute(attributes, "class");

  if (role && is_one_of(next_word(&role, spaces), roles)) {
    return true;
  }
  while (class && *class) {
    if (is_apart(next_word(&class, spaces))) {
      return true;
    }
  }
  return false;
}

bool
ess_element_main(ess_attributes attributes)
{
  const char *role = ess_attribute(attributes, "role");
  return role && strcasecmp(role, "main") == 0;
}

enum ess_field_part
ess_element_field(ess_attributes attributes)
{
  static const char *const labels[] = {"field__label", "field-label", NULL};
  static const char *const items[] = {"field__item", "field__items",
                                      "field-item", "field-items", NULL};
  static const char *const maybe_labels[] = {"label", NULL};
  static const char *const maybe_items[] = {"item", "value", "valeur", NULL};
  const char *class = ess_attribute(attributes, "class");
  enum ess_field_part part = ESS_FIELD_NONE;

  while (class && *class && part == ESS_FIELD_NONE) {
    const struct ess_view word = next_word(&class, spaces);
    part = is_one_of(word, labels)         ? ESS_FIELD_LABEL
           : is_one_of(word, items)        ? ESS_FIELD_ITEM
           : is_one_of(word, maybe_labels) ? ESS_FIELD_MAYBE_LABEL
           : is_one_of(word, maybe_items)  ? ESS_FIELD_MAYBE_ITEM
                                           : ESS_FIELD_NONE;
  }
  return part;
}
