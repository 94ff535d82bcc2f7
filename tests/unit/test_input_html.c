/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "base/buf.h"
#include "input/html.h"

#include "unit.h"

#include <string.h>

/* Lines as text: shape, "+" for a gap, number, text as it is with its
   marker, links. */
static void
show(struct ess_buf *out, const struct ess_page *page)
{
  for (size_t i = 0; i < page->n_lines; ++i) {
    const struct ess_line *line = &page->lines[i];
    ess_buf_putc(out, "tihl"[line->shape]);
    if (line->level) {
      ess_buf_printf(out, "%u", line->level);
    }
    ess_buf_printf(out, "%s%lu ", line->gap ? "+" : "", line->number);
    ess_buf_add(out, line->whole);
    for (size_t k = 0; k < line->n_links; ++k) {
      ess_buf_puts(out, " <");
      ess_buf_add(out, line->links[k].url);
      ess_buf_puts(out, ">");
    }
    ess_buf_putc(out, '\n');
  }
}

static void
assert_lines(const char *html, const char *expected)
{
  struct ess_page page = {0};
  struct ess_buf shown = {0};
  struct ess_log log = {0};

  assert_int_equal(ess_html_read(ess_view_of(html), "p", &page, &log),
                   ESS_OK);
  show(&shown, &page);
  assert_string_equal(ess_buf_str(&shown), expected);
  ess_buf_clear(&shown);
  ess_page_clear(&page);
}

static void
blocks_are_lines_and_inline_elements_are_not(void **state)
{
  (void)state;
  assert_lines("<p>un <em>d</em>eux\n<b>trois</b></p>\n<div>\n\n"
               "quatre<span>\ncinq</span></div>six",
               "t+1 un deux trois\nt+5 quatre cinq\nt+6 six\n");
}

static void
breaks_make_lines_without_gap(void **state)
{
  (void)state;
  assert_lines("<p>un<br>deux<br><br>trois</p><pre>a\n b\n\nc</pre>",
               "t+1 un\nt1 deux\nt+1 trois\nt+1 a\nt2 b\nt+4 c\n");
}

static void
headings_have_levels(void **state)
{
  (void)state;
  assert_lines("<h1>un</h1><h6>six</h6><p><strong>fort</strong></p>"
               "<p><b>fort</b> non</p><p><b>a</b><br>b</p>"
               "<table><caption>c</caption><tr><td>d</table>"
               "<details><summary>s</summary>t</details>",
               "h1+1 un\nh6+1 six\nh6+1 fort\nt+1 fort non\nt+1 a\nt1 b\n"
               "h6+1 c\nt+1 d\nh6+1 s\nt+1 t\n");
}

static void
items_have_their_markers(void **state)
{
  struct ess_page page = {0};
  struct ess_log log = {0};
  (void)state;
  assert_lines("<ul><li>a<p>b</p></li><li><p>c</li></ul>"
               "<ol start=3><li>d<ul><li>e</ul><li value=9>f<li>g</ol>",
               "i+1 • a\nt+1 b\ni+1 • c\ni+1 3. d\ni+1 • e\ni1 9. f\n"
               "i1 10. g\n");
  assert_int_equal(
    ess_html_read(ess_view_of("<ol><li>a<ol><li>b</ol></ol>"), "p", &page,
                  &log),
    ESS_OK);
  assert_int_equal(page.lines[0].indent, 2);
  assert_int_equal(page.lines[1].indent, 4);
  assert_true(page.lines[1].numbered);
  assert_true(ess_view_is(page.lines[1].text, "b"));
  ess_page_clear(&page);
}

static void
labels_are_terms_and_fields(void **state)
{
  (void)state;
  assert_lines("<dl><dt>Type :<dd><b>Commune</b><dt>x<dd>y<br>z</dl>"
               "<div class='a field__label visually-hidden'>L</div>"
               "<div class=field__item><strong>v</strong></div>"
               "<span class=field-label>M</span> "
               "<span class=field-item>w</span>"
               "<div class=label>N</div> <div class=item>u</div>"
               "<div class=label>O</div><p>no</p>",
               "l+1 Type :\nt+1 Commune\nl+1 x\nt+1 y\nt1 z\n"
               "l+1 L\nt+1 v\nl+1 M\nt+1 w\nl+1 N\nt+1 u\nt+1 O\n"
               "t+1 no\n");
}

static void
tables_say_what_they_are(void **state)
{
  (void)state;
  assert_lines("<table><tr><th>A<th>B<th>C\n<tr><td>1<td>2<td>3\n"
               "<tr><td>4<td><td>6</table>",
               "i+2 • 1 : B 2 ; C 3\ni+3 • 4 : C 6\n");
  assert_lines("<table><thead><tr><td>A<td>B<tbody><tr><td>1<td>2</table>",
               "i+1 • 1 : 2\n");
  assert_lines("<table><tr><th>L<td>v<p>w<tr><td>M<td>x</table>",
               "l+1 L\nt+1 v\nt+1 w\nl+1 M\nt+1 x\n");
  assert_lines("<table><tr><th>L<td>v<td>w</table>", "l+1 L\nt+1 v ; w\n");
  assert_lines("<table><tr><td>a<p>b</table>", "t+1 a\nt+1 b\n");
  assert_lines("<table><tr><td>a<td><table><tr><th>L<td>v</table></table>",
               "t+1 a\nl+1 L\nt+1 v\n");
}

static void
what_is_no_text_is_left_out(void **state)
{
  (void)state;
  assert_lines("<nav>a</nav><script>b</script><p>c<del>d</del><s>e</s></p>"
               "<p hidden>f</p><p aria-hidden=true>g</p>"
               "<p style='color:red; display : NONE'>h</p>"
               "<div role=search>i</div><div class='main-menu x'>j</div>"
               "<div class=with-menu>k</div><footer>l</footer>"
               "<form>m</form><noscript>n</noscript><template>o</template>",
               "t+1 c\nt+1 k\n");
}

static void
main_is_all_that_counts(void **state)
{
  (void)state;
  assert_lines("<header role=banner><h1>Metz</h1><p>a</header><p>b"
               "<div class=menu><main><p>c</main></div><p>d",
               "h1+1 Metz\nt+1 c\n");
  assert_lines("<h1>Site</h1><article role=main><h1>Metz</h1></article>",
               "h1+1 Metz\n");
}

static void
links_are_kept_and_addresses_are_not(void **state)
{
  (void)state;
  assert_lines("<p><a href='https://x.org/a b'>ici</a>, <a href=/b>b</a>, "
               "<a href=http://y.org/>http://y.org/</a>"
               "<p><a href=mailto:a@b.fr>a@b.fr</a> <a href=tel:03>03 87</a>"
               "<p><a href=mailto:a@b.fr>Sandra</a>"
               "<a href=https://z.org><h2>t</h2><p>u</p></a>",
               "t+1 ici, b, http://y.org/ <https://x.org/a%20b>\n"
               "t+1 Sandra\nh2+1 t <https://z.org>\nt+1 u\n");
}

static void
references_and_what_shows_nothing(void **state)
{
  (void)state;
  assert_lines("<p>l&#146;&eacute;t&eacute;&nbsp;&#x1F;&#xFFFE;"
               "so&shy;cial\xE2\x80\xAE",
               "t+1 l’été\xC2\xA0social\n");
}

static void
lines_are_counted_beyond_65535(void **state)
{
  struct ess_buf html = {0};
  struct ess_page page = {0};
  struct ess_log log = {0};
  (void)state;

  ess_buf_puts(&html, "<p>");
  for (int i = 0; i < 100000; ++i) {
    ess_buf_puts(&html, "\r\n");
  }
  ess_buf_puts(&html, "<p>x");
  for (int i = 0; i < 3000; ++i) {
    ess_buf_puts(&html, "mot\n");
  }
  ess_buf_puts(&html, "<p>y");
  assert_int_equal(ess_html_read(ess_buf_view(&html), "p", &page, &log),
                   ESS_OK);
  assert_int_equal(page.n_lines, 2);
  assert_int_equal(page.lines[0].number, 100001);
  assert_int_equal(page.lines[1].number, 103001);
  ess_page_clear(&page);
  ess_buf_clear(&html);
}

static void
too_deep_and_empty_pages_are_refused(void **state)
{
  struct ess_buf html = {0};
  struct ess_page page = {0};
  struct ess_log log = {0};
  (void)state;

  for (int i = 0; i < 2000; ++i) {
    ess_buf_puts(&html, "<div>");
  }
  assert_int_equal(ess_html_read(ess_buf_view(&html), "p", &page, &log),
                   ESS_BAD_INPUT);
  ess_page_clear(&page);
  assert_int_equal(ess_html_read(ess_view_of("<p>"), "p", &page, &log),
                   ESS_BAD_INPUT);
  assert_int_equal(log.errors, 2);
  ess_page_clear(&page);
  ess_buf_clear(&html);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(blocks_are_lines_and_inline_elements_are_not),
    cmocka_unit_test(breaks_make_lines_without_gap),
    cmocka_unit_test(headings_have_levels),
    cmocka_unit_test(items_have_their_markers),
    cmocka_unit_test(labels_are_terms_and_fields),
    cmocka_unit_test(tables_say_what_they_are),
    cmocka_unit_test(what_is_no_text_is_left_out),
    cmocka_unit_test(main_is_all_that_counts),
    cmocka_unit_test(links_are_kept_and_addresses_are_not),
    cmocka_unit_test(references_and_what_shows_nothing),
    cmocka_unit_test(lines_are_counted_beyond_65535),
    cmocka_unit_test(too_deep_and_empty_pages_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
