/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "input/block.h"

#include "base/text.h"

#include <string.h>
#include <strings.h>

enum { max_url = 2000 };

void
ess_block_clear(struct ess_block *block)
{
  if (block) {
    ess_buf_clear(&block->text);
    ess_buf_clear(&block->scratch);
    ess_buf_clear(&block->url);
  }
}

static bool
is_blank(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* "&#146;" is meant as Windows-1252 has it, here as in browsers. 0: as
   nothing at all. */
static uint32_t
meant(unsigned char low)
{
  static const uint16_t table[] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  return table[low - 0x80];
}

/* References can name characters that the document itself may not hold. */
static void
add_referred(struct ess_buf *out, struct ess_view text)
{
  while (text.n) {
    const size_t bad = ess_text_control(text);
    ess_buf_add(out, ess_view_sub(text, 0, bad));
    text = ess_view_sub(text, bad, text.n);
    if (text.n) {
      const uint32_t c = ess_utf8_next(&text);
      const uint32_t as = c >= 0x80 && c < 0xA0 ? meant((unsigned char)c) : 0;
      if (as) {
        ess_utf8_put(out, as);
      }
    }
  }
}

/* The next word stands on `line`, which is not that of the last one. */
static void
add_break(struct ess_block *block, unsigned long line)
{
  struct ess_break_at *breaks =
    ess_arena_grow(&block->page->arena, block->breaks, block->n_breaks,
                   sizeof *breaks);
  if (breaks) {
    block->breaks = breaks;
    breaks[block->n_breaks++] =
      (struct ess_break_at){block->text.len, line};
  }
}

void
ess_block_text(struct ess_block *block, struct ess_view text,
               unsigned long line, bool strong)
{
  struct ess_buf *out = &block->text;
  size_t i = 0;

  while (i < text.n) {
    for (; i < text.n && is_blank(text.s[i]); ++i) {
      line += text.s[i] == '\n';
      if (out->len && out->data[out->len - 1] != ' ') {
        ess_buf_putc(out, ' ');
      }
    }
    const size_t start = i;
    while (i < text.n && !is_blank(text.s[i])) {
      ++i;
    }
    if (i > start) {
      if (block->line && line != block->last) {
        add_break(block, line);
      }
      block->line = block->line ? block->line : line;
      block->last = line;
      block->plain |= !strong;
      add_referred(out, ess_view_sub(text, start, i - start));
    }
  }
}

/* Bytes that no IRI holds are written as it can hold them. */
static void
set_url(struct ess_block *block, struct ess_view href)
{
  ess_buf_reset(&block->scratch);
  for (size_t i = 0; i < href.n; ++i) {
    const unsigned char c = (unsigned char)href.s[i];
    if (c <= 0x20 || strchr("<>\"{}|\\^`", c)) {
      ess_buf_printf(&block->scratch, "%%%02X", c);
    } else {
      ess_buf_putc(&block->scratch, href.s[i]);
    }
  }
  ess_buf_reset(&block->url);
  ess_text_clean(&block->url, ess_buf_view(&block->scratch));
}

void
ess_block_anchor(struct ess_block *block, const char *href)
{
  const struct ess_view target = ess_text_trim(ess_view_of(href));
  const char *start = target.n ? target.s : "";

  block->anchor = block->text.len;
  block->private = strncasecmp(start, "mailto:", 7) == 0 ||
                   strncasecmp(start, "tel:", 4) == 0 ||
                   strncasecmp(start, "sms:", 4) == 0;
  ess_buf_reset(&block->url);
  if (target.n <= max_url && (strncasecmp(start, "http://", 7) == 0 ||
                              strncasecmp(start, "https://", 8) == 0)) {
    set_url(block, target);
  }
}

static void
add_link(struct ess_block *block)
{
  struct ess_arena *arena = &block->page->arena;
  struct ess_anchor *links =
    ess_arena_grow(arena, block->links, block->n_links, sizeof *links);
  if (links) {
    block->links = links;
    links[block->n_links++] = (struct ess_anchor){
      ess_arena_copy(arena, ess_buf_view(&block->url)), block->last};
  }
}

/* What the open anchor has to say to the text so far. */
static void
settle_anchor(struct ess_block *block)
{
  const struct ess_view text = ess_text_trim(ess_view_sub(
    ess_buf_view(&block->text), block->anchor, block->text.len));
  bool says = false;

  for (size_t i = 0; block->private && i < text.n; ++i) {
    says |= text.s[i] == '@' || ess_is_digit(text.s[i]);
  }
  if (says) {
    block->text.len = block->anchor;
  } else if (block->url.len && text.n &&
             !ess_view_equal(text, ess_buf_view(&block->url))) {
    add_link(block);
    ess_buf_reset(&block->url);
  }
}

void
ess_block_anchor_end(struct ess_block *block)
{
  settle_anchor(block);
  block->private = false;
  ess_buf_reset(&block->url);
}

/* The breaks of the text that was made, which `text` is the copy of. */
static void
take_breaks(struct ess_block *block, struct ess_line *line)
{
  struct ess_break *breaks = ess_arena_alloc(
    &block->page->arena, block->n_breaks * sizeof *breaks);
  for (size_t i = 0; breaks && i < block->n_breaks; ++i) {
    breaks[i] = (struct ess_break){line->text.s + block->breaks[i].offset,
                                   block->breaks[i].number};
  }
  line->breaks = breaks;
  line->n_breaks = breaks ? block->n_breaks : 0;
}

bool
ess_block_take(struct ess_block *block, struct ess_line *ret)
{
  struct ess_arena *arena = &block->page->arena;

  settle_anchor(block);
  ess_buf_reset(&block->scratch);
  ess_text_clean(&block->scratch, ess_buf_view(&block->text));
  const struct ess_view text = ess_text_trim(ess_buf_view(&block->scratch));
  *ret = (struct ess_line){.number = block->line,
                           .gap = block->gap,
                           .links = block->links,
                           .n_links = block->n_links};
  if (text.n) {
    ret->text = ess_arena_copy(arena, text);
    ret->whole = ret->text;
    if (block->n_breaks) {
      take_breaks(block, ret);
    }
  }
  arena->status = ess_status_first(
    arena->status,
    ess_status_first(block->text.status, block->scratch.status));
  ess_buf_reset(&block->text);
  block->links = NULL;
  block->n_links = 0;
  block->breaks = NULL;
  block->n_breaks = 0;
  block->anchor = 0;
  block->line = 0;
  block->plain = false;
  return text.n > 0;
}

void
ess_block_add(struct ess_block *block, const struct ess_line *line)
{
  struct ess_page *page = block->page;
  struct ess_line *lines =
    ess_arena_grow(&page->arena, page->lines, page->n_lines, sizeof *lines);
  if (lines) {
    page->lines = lines;
    lines[page->n_lines++] = *line;
  }
}
