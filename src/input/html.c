/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/html.h"

#include "base/text.h"
#include "input/block.h"
#include "input/element.h"
#include "input/markup.h"
#include "input/table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* A heading by its looks is no longer. */
enum { max_strong = 120 };

/* Whether text is read. */
enum skip {
  SKIP_NONE,
  SKIP_BUT_NAME, /* an <h1> of the site: if there is no better */
  SKIP_APART,    /* belongs to the site, unless <main> is in it */
  SKIP_ALL
};

/* What holds for the text in an element; most is its parent's. */
struct context {
  enum ess_element_kind kind;
  enum ess_shape shape;
  enum skip skip;
  unsigned level;
  unsigned lists;       /* that it is in */
  unsigned list;        /* depth of the innermost; 0: none */
  unsigned long number; /* of the last item, if it is an ordered list */
  bool block;
  bool strong;
  bool pre;
  bool main;
  bool cell;            /* of a table, or a value: no heading by its looks */
  bool thead;
  bool maybe_label;
  bool any;             /* a list that has an item */
};

struct reader {
  struct ess_page *page;
  struct ess_block block;
  struct ess_tables tables;
  struct ess_line name;    /* the <h1> outside of the text, or empty */
  bool seen_main;
  bool marker; /* a picture of one stands before the next text */
  bool item;               /* the marker of an item was not yet written */
  unsigned long number;    /* of that item; 0: a bullet */
  size_t label;            /* 1 + the line that may be a label; 0: none */
  unsigned depth;          /* of `open` in use, beyond [0] */
  struct context open[ESS_MARKUP_DEPTH + 1];
};

static struct context *
now(struct reader *r)
{
  return &r->open[r->depth];
}

/* Text outside of <main> does not count. */
static bool
counts(struct reader *r)
{
  return now(r)->skip == SKIP_NONE && (!r->seen_main || now(r)->main);
}

static void
mark_item(struct reader *r, struct ess_line *line)
{
  struct ess_buf whole = {0};

  if (r->number) {
    ess_buf_printf(&whole, "%lu. ", r->number);
  } else {
    ess_buf_puts(&whole, "• ");
  }
  const size_t marker = whole.len;
  ess_buf_add(&whole, line->text);
  line->whole = ess_arena_copy(&r->page->arena, ess_buf_view(&whole));
  line->text = ess_view_sub(line->whole, marker, line->whole.n);
  line->numbered = r->number > 0;
  line->shape = ESS_SHAPE_ITEM;
  r->item = false;
  ess_buf_clear(&whole);
}

/* The shape of a line. `alone`: it is the whole of its block. */
static void
shape_line(struct reader *r, struct ess_line *line, bool alone, bool plain)
{
  const struct context *c = now(r);

  line->indent = 2 * c->lists;
  if (c->shape == ESS_SHAPE_ITEM && r->item) {
    mark_item(r, line);
  } else if (c->shape == ESS_SHAPE_HEADING || c->shape == ESS_SHAPE_LABEL) {
    line->shape = c->shape;
    line->level = c->level;
  } else if (c->shape == ESS_SHAPE_TEXT && alone && !plain && !c->cell &&
             line->gap && line->text.n <= max_strong) {
    line->shape = ESS_SHAPE_HEADING;
    line->level = 6;
  }
}

/* The line is over: a block begins or ends, or (`alone` false) it is broken
   within one. False if it was empty. */
static bool
end_line(struct reader *r, bool alone)
{
  struct ess_line line;
  const bool plain = r->block.plain;

  if (!ess_block_take(&r->block, &line)) {
    return false;
  }
  shape_line(r, &line, alone, plain);
  if (now(r)->kind == ESS_EL_TITLE) {
    r->page->title = line;
  } else if (counts(r)) {
    ess_line_unmark(&line);
    ess_block_add(&r->block, &line);
    r->label = now(r)->maybe_label ? r->page->n_lines : 0;
  } else if (line.level == 1 && !r->name.text.n) {
    r->name = line;
  }
  return true;
}

static void
end_block(struct reader *r)
{
  (void)end_line(r, true);
  r->block.gap = true;
}

/* Two breaks make a blank line. */
static void
break_line(struct reader *r)
{
  r->block.gap = !end_line(r, false);
}

/* What was read before <main> was the site's; an <h1> may be of use. */
static void
begin_main(struct reader *r)
{
  struct ess_page *page = r->page;

  for (size_t i = 0; i < page->n_lines && !r->name.text.n; ++i) {
    if (page->lines[i].level == 1) {
      r->name = page->lines[i];
    }
  }
  page->n_lines = 0;
  page->lines = NULL;
  r->label = 0;
  ess_tables_forget(&r->tables);
  r->seen_main = true;
}

/* html, body and what holds the text never belong to the site. */
static bool
may_be_apart(const struct reader *r, const struct context *c)
{
  return r->depth >= 2 && c->kind != ESS_EL_MAIN &&
         c->kind != ESS_EL_HEADING;
}

static enum skip
skip_of(const struct reader *r, const struct context *c,
        const struct context *parent, ess_attributes attributes)
{
  if (parent->skip == SKIP_ALL && parent->kind == ESS_EL_HEAD &&
      c->kind == ESS_EL_TITLE) {
    return SKIP_BUT_NAME;
  }
  if (parent->skip == SKIP_ALL || c->kind == ESS_EL_HEAD ||
      c->kind == ESS_EL_NO_TEXT || ess_element_hidden(attributes)) {
    return SKIP_ALL;
  }
  if (c->main && !parent->main) {
    return SKIP_NONE;
  }
  if (parent->skip == SKIP_APART) {
    return c->kind == ESS_EL_HEADING && c->level == 1 ? SKIP_BUT_NAME
                                                      : SKIP_APART;
  }
  if (c->kind == ESS_EL_APART ||
      (may_be_apart(r, c) && ess_element_apart(attributes))) {
    return SKIP_APART;
  }
  return parent->skip;
}

/* Numbers count on from the list's `start`, or from the item's `value`. */
static void
begin_item(struct reader *r, ess_attributes attributes)
{
  struct context *c = now(r);
  struct context *list = &r->open[c->list];
  const char *value = ess_attribute(attributes, "value");
  const unsigned long given = value ? strtoul(value, NULL, 10) : 0;

  c->shape = ESS_SHAPE_ITEM;
  r->item = true;
  r->number = 0;
  /* Items of one list stand close. */
  r->block.gap = !c->list || !list->any;
  list->any |= c->list > 0;
  if (c->list && list->kind == ESS_EL_ORDERED) {
    list->number = given && given < INT_MAX ? given : list->number + 1;
    r->number = list->number;
  }
}

static void
begin_list(struct reader *r, ess_attributes attributes)
{
  struct context *c = now(r);
  const char *start = ess_attribute(attributes, "start");
  const unsigned long first = start ? strtoul(start, NULL, 10) : 1;

  ++c->lists;
  c->list = r->depth;
  c->any = false;
  c->number = first > 0 && first < INT_MAX ? first - 1 : 0;
}

static void
begin_field(struct reader *r, ess_attributes attributes)
{
  struct context *c = now(r);
  const enum ess_field_part part = ess_element_field(attributes);

  if ((part == ESS_FIELD_ITEM || part == ESS_FIELD_MAYBE_ITEM) && r->label) {
    r->page->lines[r->label - 1].shape = ESS_SHAPE_LABEL;
    r->page->lines[r->label - 1].level = 0;
  }
  r->label = 0;
  if (part == ESS_FIELD_LABEL) {
    c->shape = ESS_SHAPE_LABEL;
    c->level = 0;
  }
  c->cell |= part == ESS_FIELD_ITEM;
  c->maybe_label |= part == ESS_FIELD_MAYBE_LABEL && c->block;
}

/* What the element itself does; its context is that of its parent. */
static void
begin_kind(struct reader *r, const struct ess_element *element,
           ess_attributes attributes)
{
  struct context *c = now(r);

  switch (element->kind) {
  case ESS_EL_HEADING:
    c->shape = ESS_SHAPE_HEADING;
    c->level = element->level;
    break;
  case ESS_EL_LIST:
  case ESS_EL_ORDERED:
    begin_list(r, attributes);
    break;
  case ESS_EL_ITEM:
    begin_item(r, attributes);
    break;
  case ESS_EL_TERM:
    c->shape = ESS_SHAPE_LABEL;
    break;
  case ESS_EL_VALUE:
    c->shape = ESS_SHAPE_TEXT;
    c->cell = true;
    break;
  case ESS_EL_THEAD:
    c->thead = true;
    break;
  case ESS_EL_TABLE:
    c->thead = false;
    ess_tables_open(&r->tables, r->page);
    break;
  case ESS_EL_ROW:
    ess_tables_row(&r->tables);
    break;
  case ESS_EL_TH:
  case ESS_EL_TD:
    c->cell = true;
    c->shape = ESS_SHAPE_TEXT;
    ess_tables_cell(&r->tables, r->page,
                    element->kind == ESS_EL_TH ||
                      c->thead);
    break;
  default:
    break;
  }
}

static bool
is_block(enum ess_element_kind kind)
{
  return kind != ESS_EL_INLINE && kind != ESS_EL_BREAK &&
         kind != ESS_EL_IMAGE &&
         kind != ESS_EL_STRONG && kind != ESS_EL_LINK &&
         kind != ESS_EL_NO_TEXT;
}

/* A picture of a list marker stands for one: "-" is what it says of itself. */
static bool
is_marker(ess_attributes attributes)
{
  const char *text = ess_attribute(attributes, "alt");
  return text && (strcmp(text, "-") == 0 || strcmp(text, "*") == 0 ||
                  strcmp(text, "•") == 0);
}

static void
on_start(void *self, const char *name, ess_attributes attributes)
{
  struct reader *r = self;
  const struct ess_element *element = ess_element_of(name);
  const struct context *parent = now(r);

  if (r->depth >= ESS_MARKUP_DEPTH) {
    return;
  }
  const enum ess_field_part part = ess_element_field(attributes);
  struct context c = *parent;
  c.kind = element->kind;
  c.block = is_block(element->kind) || part == ESS_FIELD_LABEL ||
            part == ESS_FIELD_ITEM;
  c.main |= element->kind == ESS_EL_MAIN || ess_element_main(attributes);
  if (c.block) {
    end_block(r);
  }
  c.level = element->level ? element->level : c.level;
  c.skip = skip_of(r, &c, parent, attributes);
  c.main &= c.skip < SKIP_APART;
  if (c.main && !r->seen_main) {
    begin_main(r);
  }
  c.strong |= element->kind == ESS_EL_STRONG;
  c.pre |= element->kind == ESS_EL_PRE;
  r->open[++r->depth] = c;
  begin_kind(r, element, attributes);
  begin_field(r, attributes);
  if (element->kind == ESS_EL_BREAK && c.skip == SKIP_NONE) {
    break_line(r);
  } else if (element->kind == ESS_EL_IMAGE) {
    r->marker = is_marker(attributes);
  } else if (element->kind == ESS_EL_LINK && c.skip == SKIP_NONE) {
    ess_block_anchor(&r->block, ess_attribute(attributes, "href"));
  }
}

static void
on_end(void *self, const char *name)
{
  struct reader *r = self;
  const enum ess_element_kind kind = now(r)->kind;
  (void)name;

  if (r->depth == 0) {
    return;
  }
  if (now(r)->block) {
    end_block(r);
  }
  if (kind == ESS_EL_LINK) {
    ess_block_anchor_end(&r->block);
  } else if (kind == ESS_EL_TD || kind == ESS_EL_TH) {
    ess_tables_cell_end(&r->tables, r->page);
  } else if (kind == ESS_EL_TABLE) {
    ess_tables_close(&r->tables, r->page);
  }
  --r->depth;
}

static void
on_text(void *self, struct ess_view text, unsigned long line)
{
  struct reader *r = self;
  const struct context *c = now(r);

  if (c->skip > SKIP_BUT_NAME) {
    return;
  }
  if (r->marker) {
    ess_block_text(&r->block, ess_view_of("- "), line, c->strong);
    r->marker = false;
  }
  while (c->pre && ess_view_find(text, '\n') < text.n) {
    const size_t end = ess_view_find(text, '\n');
    ess_block_text(&r->block, ess_view_sub(text, 0, end), line++, c->strong);
    text = ess_view_sub(text, end + 1, text.n);
    break_line(r);
  }
  ess_block_text(&r->block, text, line, c->strong);
}

/* An <h1> outside of the text is its name if there is none inside. */
static void
put_name(struct reader *r)
{
  struct ess_page *page = r->page;
  const struct ess_line none = {0};

  for (size_t i = 0; i < page->n_lines; ++i) {
    if (page->lines[i].level == 1) {
      return;
    }
  }
  if (r->name.text.n && page->n_lines) {
    ess_block_add(&r->block, &none);
    if (page->lines) {
      memmove(page->lines + 1, page->lines,
              (page->n_lines - 1) * sizeof *page->lines);
      page->lines[0] = r->name;
    }
  }
}

static enum ess_status
finish(struct reader *r, struct ess_log *log)
{
  const struct ess_place place = {r->page->source, 1, 1, {NULL, 0}};

  end_block(r);
  put_name(r);
  const enum ess_status st = ess_status_first(
    r->tables.status, r->page->arena.status);
  if (st != ESS_OK) {
    return ess_fail(log, st, NULL, NULL, "out of memory");
  }
  if (r->page->n_lines == 0) {
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "is its text made by a script? Save it from a browser",
                    "the page holds no text");
  }
  return ESS_OK;
}

enum ess_status
ess_html_read(struct ess_view document, const char *source,
              struct ess_page *page, struct ess_log *log)
{
  struct reader *r = calloc(1, sizeof *r);

  if (!r) {
    return ess_fail(log, ESS_LIMIT, NULL, NULL, "out of memory");
  }
  page->source = source;
  r->page = page;
  r->block.page = page;
  r->block.gap = true;
  const struct ess_markup_sink sink = {on_start, on_end, on_text, r};
  enum ess_status st = ess_markup_read(document, source, &sink, log);
  if (st == ESS_OK) {
    st = finish(r, log);
  }
  ess_block_clear(&r->block);
  ess_tables_clear(&r->tables);
  free(r);
  return st;
}
