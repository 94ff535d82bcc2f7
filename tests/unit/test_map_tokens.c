/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

#include "map/tokens.h"

#include "table.h"

#define NBSP "\xC2\xA0"
#define THIN "\xE2\x80\xAF"

/* A text, and its tokens: words folded, #number, ^ordinal, @link, marks. */
struct tokenised {
  const char *text;
  const char *tokens;
};

static void
put_token(struct ess_buf *out, const struct ess_token *token)
{
  switch (token->kind) {
  case ESS_TOKEN_NUMBER:
    ess_buf_putc(out, '#');
    ess_decimal_put(out, token->number);
    return;
  case ESS_TOKEN_ORDINAL:
    ess_buf_putc(out, '^');
    break;
  case ESS_TOKEN_LINK:
    ess_buf_putc(out, '@');
    break;
  case ESS_TOKEN_WORD:
    ess_buf_add(out, token->word);
    return;
  case ESS_TOKEN_MARK:
    break;
  }
  ess_buf_add(out, token->text);
}

static void
assert_tokens(const struct tokenised *list, size_t n)
{
  struct ess_tokens tokens = {0};
  struct ess_buf text = {0};
  size_t wrong = 0;

  for (size_t i = 0; i < n; ++i) {
    ess_buf_reset(&text);
    assert_int_equal(ess_tokens_read(&tokens, ess_view_of(list[i].text)),
                     ESS_OK);
    for (size_t k = 0; k < tokens.n; ++k) {
      ess_buf_puts(&text, k ? " " : "");
      put_token(&text, &tokens.list[k]);
    }
    wrong += is_wrong(list[i].text, &text, list[i].tokens);
  }
  ess_buf_clear(&text);
  ess_tokens_clear(&tokens);
  assert_int_equal(wrong, 0);
}

#define ASSERT_TOKENS(list)                                                  \
  assert_tokens(list, sizeof(list) / sizeof *(list))

static void
numbers_have_groups_of_three(void **state)
{
  static const struct tokenised list[] = {
    {"17 000 salariés", "#17000 salaries"},
    {"61 000€:", "#61000 € :"},
    {"28000€", "#28000 €"},
    {"5" NBSP "559" NBSP "051", "#5559051"},
    {"104" THIN "885 habitants", "#104885 habitants"},
    {"3\xE2\x80\x89" "170 sociétés", "#3170 societes"},
    {"67 000€" NBSP NBSP NBSP "AAP", "#67000 € aap"},
    {"1.295", "#1295"},
    {"120.000 euros", "#120000 euros"},
    {"1.234.567", "#1234567"},
    {"1 000 000", "#1000000"},
    {"2 3000", "#2 #3000"},
    {"12 34", "#12 #34"},
    {"1234 567", "#1234 #567"},
    {"54000 Nancy", "#54000 nancy"},
    {"0 123", "#0 #123"},
  };
  (void)state;
  ASSERT_TOKENS(list);
}

static void
numbers_have_decimals(void **state)
{
  static const struct tokenised list[] = {
    {"0,15 ETP", "#0.15 etp"},
    {"0.3 ETP", "#0.3 etp"},
    {"11,4%", "#11.4 %"},
    {"1,50 €", "#1.5 €"},
    {"6,8 M€", "#6.8 m €"},
    {"2,5", "#2.5"},
    {"12 380,50", "#12380.5"},
    {"7, 8 et 9", "#7 , #8 et #9"},
    {"17.04.2024", "#17 . #4 . #2024"},
    {"2018,2019", "#2018 , #2019"},
    {"3.", "#3 ."},
  };
  (void)state;
  ASSERT_TOKENS(list);
}

static void
units_are_parted_from_numbers(void **state)
{
  static const struct tokenised list[] = {
    {"18K€", "#18 k €"},
    {"45k€", "#45 k €"},
    {"40aine", "#40 aine"},
    {"2 800 m²", "#2800 m2"},
    {"2ETP", "#2 etp"},
    {"2D", "2d"},
    {"R2E", "r2e"},
    {"3A", "3a"},
    {"17/04/2024", "#17 / #4 / #2024"},
    {"2022-2028", "#2022 - #2028"},
    {"8+3", "#8 + #3"},
  };
  (void)state;
  ASSERT_TOKENS(list);
}

static void
ordinals_are_no_numbers(void **state)
{
  static const struct tokenised list[] = {
    {"1er janvier", "^1er janvier"},
    {"1ère réunion", "^1ère reunion"},
    {"2ème", "^2ème"},
    {"2e", "^2e"},
    {"4eme", "^4eme"},
    {"5° adjoint", "^5° adjoint"},
    {"n° 3", "n ° #3"},
    {"4ème vice-président", "^4ème vice - president"},
  };
  (void)state;
  ASSERT_TOKENS(list);
}

static void
words_are_folded(void **state)
{
  static const struct tokenised list[] = {
    {"L’État", "l ’ etat"},
    {"Œuvre", "oeuvre"},
    {"AGIRen54", "agiren54"},
    {"«" NBSP "Pacte" NBSP "»", "« pacte »"},
    {"voir https://a.fr/x?y=1&z ici", "voir @https://a.fr/x?y=1&z ici"},
    {"www.rtes.fr", "@www.rtes.fr"},
    {"", ""},
    {" " NBSP " ", ""},
  };
  (void)state;
  ASSERT_TOKENS(list);
}

static void
marks_of_a_word_are_told(void **state)
{
  struct ess_tokens t = {0};
  (void)state;
  assert_int_equal(ess_tokens_read(&t, ess_view_of("la CRESS, Metz (2D) 54")),
                   ESS_OK);
  assert_int_equal(t.n, 8);
  assert_false(t.list[0].capital);
  assert_int_equal(t.list[0].key.n, 0);
  assert_true(t.list[1].acronym && t.list[1].capital);
  assert_true(t.list[2].glued && !t.list[3].glued);
  assert_true(t.list[3].capital && !t.list[3].acronym);
  assert_true(ess_view_is(t.list[7].key, "54"));
  assert_true(ess_token_is(&t, 1, "cress"));
  assert_false(ess_token_is(&t, 8, "cress"));
  assert_true(ess_token_is_mark(&t, 4, '('));
  assert_true(ess_token_is_kind(&t, 7, ESS_TOKEN_NUMBER));
  assert_true(ess_view_is(ess_tokens_span(&t, 3, 7), "Metz (2D)"));
  assert_int_equal(ess_tokens_span(&t, 3, 3).n, 0);
  assert_true(ess_view_is(ess_tokens_span(&t, 6, 99), ") 54"));
  ess_tokens_clear(&t);
  ess_tokens_clear(NULL);
}

static void
assert_sentence(const char *text, const char *first)
{
  struct ess_tokens tokens = {0};
  assert_int_equal(ess_tokens_read(&tokens, ess_view_of(text)), ESS_OK);
  const struct ess_view found =
    ess_tokens_span(&tokens, 0, ess_tokens_sentence(&tokens, 0));
  assert_int_equal(found.n, ess_view_of(first).n);
  assert_true(ess_view_is(found, first));
  ess_tokens_clear(&tokens);
}

static void
sentences_end_at_their_full_stop(void **state)
{
  (void)state;
  assert_sentence("Un. Deux.", "Un.");
  assert_sentence("Un ! Deux", "Un !");
  assert_sentence("Les salarié.es de 2 villes. Fin",
                  "Les salarié.es de 2 villes.");
  assert_sentence("1 place J. F. Blondel à Metz. Fin",
                  "1 place J. F. Blondel à Metz.");
  assert_sentence("1.295 emplois et 0.3 ETP", "1.295 emplois et 0.3 ETP");
  assert_sentence("Un (deux. Trois) quatre. Fin", "Un (deux. Trois) quatre.");
  assert_sentence("Un « deux. Trois » quatre. Fin",
                  "Un « deux. Trois » quatre.");
  assert_sentence("Un… 12 fins", "Un…");
  assert_sentence("sans fin", "sans fin");
  assert_sentence("avant. après", "avant. après");
}

static void
assert_closing(const char *text, size_t i, size_t closing)
{
  struct ess_tokens tokens = {0};
  assert_int_equal(ess_tokens_read(&tokens, ess_view_of(text)), ESS_OK);
  assert_int_equal(ess_tokens_closing(&tokens, i), closing);
  ess_tokens_clear(&tokens);
}

static void
brackets_are_closed_or_passed_over(void **state)
{
  (void)state;
  assert_closing("(a b) c", 0, 4);
  assert_closing("« a » b", 0, 3);
  assert_closing("\"a\" b", 0, 3);
  assert_closing("“a” b", 0, 3);
  assert_closing("[e] b", 0, 3);
  assert_closing("(a b c", 0, 1);
  assert_closing("a (b)", 0, 1);
  assert_closing("a (b)", 1, 4);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(numbers_have_groups_of_three),
    cmocka_unit_test(numbers_have_decimals),
    cmocka_unit_test(units_are_parted_from_numbers),
    cmocka_unit_test(ordinals_are_no_numbers),
    cmocka_unit_test(words_are_folded),
    cmocka_unit_test(marks_of_a_word_are_told),
    cmocka_unit_test(sentences_end_at_their_full_stop),
    cmocka_unit_test(brackets_are_closed_or_passed_over),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
