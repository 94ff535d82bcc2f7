/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/title.h"

#include "base/text.h"

/* What a page calls itself, without the name of its site: "Ville de Metz |
   RTES", "Ville de Metz - RTES". */
static struct ess_view
page_title(const struct ess_page *page)
{
  static const char *const marks[] = {" | ", " - ", " – ", " — ", " · "};
  struct ess_view title = page->title.text;

  for (size_t i = 0; i < sizeof marks / sizeof *marks; ++i) {
    title = ess_view_sub(title, 0, ess_view_search(title, marks[i]));
  }
  return ess_text_trim(title);
}

enum ess_status
ess_title_read(struct ess_profile *profile, const struct ess_page *page,
               const struct ess_segment *segment, const char *given,
               struct ess_log *log)
{
  const struct ess_line *line = &page->lines[segment->title];
  const struct ess_view title = page_title(page);
  const struct ess_view name = segment->has_title ? line->text
                               : given            ? ess_view_of(given)
                                                  : title;
  struct ess_buf value = {0};

  if (!name.n) {
    struct ess_place place = ess_page_place(page, line);
    if (page->record) {
      return ess_fail(log, ESS_BAD_INPUT, &place,
                      "a column is headed « Nom » or « Collectivité », and "
                      "no row is without",
                      "this row has no name");
    }
    return ess_fail(log, ESS_BAD_INPUT, &place,
                    "put the name on a line of its own above, or give it "
                    "with --name",
                    "a profile begins here, but no name stands before it");
  }
  ess_text_squeeze(&value, name);
  ess_profile_set(profile, &profile->name, "name", name,
                  ess_buf_view(&value),
                  segment->has_title       ? line->number
                  : name.n && name.s == title.s ? page->title.number
                                                : 0);
  profile->name.line = line->number;
  ess_buf_reset(&value);
  ess_text_slug(&value, name);
  profile->slug =
    ess_arena_copy(&profile->arena, ess_buf_view(&value));
  ess_buf_clear(&value);
  return ESS_OK;
}
