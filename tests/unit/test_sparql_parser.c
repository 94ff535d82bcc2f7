/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* What comes out of the parser of SPARQL. What it refuses, and with which
   words, is in tests/sparql/errors. */

#include "sparql/parser.h"

#include "ast_dump.h"
#include "table.h"

struct row {
  const char *text; /* behind PREFIX : <http://e/> */
  const char *expected;
};

static enum ess_status
parse(const char *text, bool update, struct ess_request **ret)
{
  const struct ess_parser_options options = {.source = "test",
                                             .update = update};
  struct ess_log log = {0};

  return ess_parse(ess_view_of(text), &options, ret, &log);
}

/* Returns how many rows are wrong. */
static size_t
wrong_rows(const struct row *rows, size_t n, bool update)
{
  struct ess_buf text = {0};
  struct ess_buf found = {0};
  size_t wrong = 0;

  for (size_t i = 0; i < n; ++i) {
    struct ess_request *request = NULL;
    ess_buf_reset(&text);
    ess_buf_reset(&found);
    ess_buf_printf(&text, "PREFIX : <http://e/> %s", rows[i].text);
    if (parse(ess_buf_str(&text), update, &request) == ESS_OK) {
      dump_request(request, &found);
    } else {
      ess_buf_puts(&found, "refused");
    }
    wrong += is_wrong(rows[i].text, &found, rows[i].expected);
    ess_request_free(request);
  }
  ess_buf_clear(&text);
  ess_buf_clear(&found);
  return wrong;
}

static void
terms(void **state)
{
  static const struct row rows[] = {
    {"ASK { :a :b 1, -1, +1, 1.5, -.5, 1e3, 1.e-3, true, FALSE }",
     "(ask (group (triples (:a :b \"1\"^^xsd:integer) (:a :b "
     "\"-1\"^^xsd:integer) (:a :b \"+1\"^^xsd:integer) (:a :b "
     "\"1.5\"^^xsd:decimal) (:a :b \"-.5\"^^xsd:decimal) (:a :b "
     "\"1e3\"^^xsd:double) (:a :b \"1.e-3\"^^xsd:double) (:a :b "
     "\"true\"^^xsd:boolean) (:a :b \"false\"^^xsd:boolean))))"},
    {"ASK { :a a \"x\", 'y', \"z\"@fr-BE, \"1\"^^xsd:byte, "
     "\"s\"^^xsd:string }",
     "(ask (group (triples (:a rdf:type \"x\") (:a rdf:type \"y\") (:a "
     "rdf:type \"z\"@fr-BE) (:a rdf:type \"1\"^^xsd:byte) (:a rdf:type "
     "\"s\"))))"},
    {"ASK { :a :b \"\\t\\n\\\"\\\\é\\u00e9\\U0001F600\", "
     "\"\"\"a\"b\"\"c\nd\"\"\", '' }",
     "(ask (group (triples (:a :b \"\t\n\"\\éé😀\") (:a :b "
     "\"a\"b\"\"c\nd\") (:a :b \"\"))))"},
    {"ASK { :a\\,b :c%20d :e.f. :1 :x- :a:b }",
     "(ask (group (triples (:a,b :c%20d :e.f) (:1 :x- :a:b))))"},
    {"ASK { \\u003Fx \\u003aa ?\\u0079 }",
     "(ask (group (triples (?x :a ?y))))"},
    {"ASK { ?x :b \"\\\\u0041\" }",
     "(ask (group (triples (?x :b \"\\u0041\"))))"},
    {"BASE <http://e/x/y> BASE <../z/> ASK { <a> <#b> <?c> . <> </d> "
     "<//f/g> }",
     "(ask (group (triples (:z/a :z/#b :z/?c) (:z/ :d <http://f/g>))))"},
    {"PREFIX foaf: <http://e/mine/> PREFIX : <http://e/q/> PREFIX : "
     "<http://e/> ASK { ?x foaf:name :o }",
     "(ask (group (triples (?x :mine/name :o))))"},
    {"ASK { ?x ess:population ?p ; foaf:name ?n }",
     "(ask (group (triples (?x <https://w3id.org/essaim/def#population> "
     "?p) (?x <http://xmlns.com/foaf/0.1/name> ?n))))"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, false), 0);
}

static void
triples_and_collections(void **state)
{
  static const struct row rows[] = {
    {"ASK { ?s :p ?o , ?q ; :r ?t ;; . ?s $p ?o . }",
     "(ask (group (triples (?s :p ?o) (?s :p ?q) (?s :r ?t) (?s ?p ?o))))"},
    {"ASK { [] :p [ :q 1 ; a :C ] . [ :r 2 ] . _:a :s _:a }",
     "(ask (group (triples (?_1 :q \"1\"^^xsd:integer) (?_1 rdf:type :C) "
     "(?_0 :p ?_1) (?_2 :r \"2\"^^xsd:integer) (?_3 :s ?_3))))"},
    {"ASK { (1 ?x (2)) :p () }",
     "(ask (group (triples (?_0 rdf:first \"1\"^^xsd:integer) (?_0 "
     "rdf:rest ?_1) (?_1 rdf:first ?x) (?_1 rdf:rest ?_3) (?_4 rdf:first "
     "\"2\"^^xsd:integer) (?_4 rdf:rest rdf:nil) (?_3 rdf:first ?_4) (?_3 "
     "rdf:rest rdf:nil) (?_0 :p rdf:nil))))"},
    {"ASK { () :p ( [] ) }",
     "(ask (group (triples (?_0 rdf:first ?_1) (?_0 rdf:rest rdf:nil) "
     "(rdf:nil :p ?_0))))"},
    {"ASK { ( 1 ) }",
     "(ask (group (triples (?_0 rdf:first \"1\"^^xsd:integer) (?_0 "
     "rdf:rest rdf:nil))))"},
    {"ASK { _:a :p 1 FILTER EXISTS { ?x :q 2 } _:a :r 3 }",
     "(ask (group (triples (?_0 :p \"1\"^^xsd:integer) (?_0 :r "
     "\"3\"^^xsd:integer)) (filter (exists (group (triples (?x :q "
     "\"2\"^^xsd:integer)))))))"},
    {"ASK { ?s :p :o FILTER(?o) _:a :q ?o . FILTER(?q) _:a :r 1 OPTIONAL "
     "{} ?s :t 2 }",
     "(ask (group (triples (?s :p :o) (?_2 :q ?o) (?_2 :r "
     "\"1\"^^xsd:integer)) (filter ?o) (filter ?q) (optional (group)) "
     "(triples (?s :t \"2\"^^xsd:integer))))"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, false), 0);
}

static void
paths(void **state)
{
  static const struct row rows[] = {
    {"ASK { ?s :a/:b|^:c* ?o }",
     "(ask (group (triples (?s (| (/ :a :b) (^ (* :c))) ?o))))"},
    {"ASK { ?s !:a ?x ; !(^:b|:c|a) ?y ; !() ?z }",
     "(ask (group (triples (?s (! :a) ?x) (?s (! (^ :b) :c rdf:type) ?y) "
     "(?s (!) ?z))))"},
    {"ASK { ?s (:a|:b)/(:c)+/^(:d/:e)? ?o ; (a) ?c }",
     "(ask (group (triples (?s (| :a :b) ?_2) (?_2 (+ :c) ?_3) "
     "(?o (? (/ :d :e)) ?_3) (?s rdf:type ?c))))"},
    {"ASK { ?s ^:a :x ; :a/^(:b/:c) ?o }",
     "(ask (group (triples (:x :a ?s) (?s :a ?_2) (?o :b ?_3) "
     "(?_3 :c ?_2))))"},
    {"ASK { ?s :p+1 ; :q+ 1 }",
     "(ask (group (triples (?s :p \"+1\"^^xsd:integer) (?s (+ :q) "
     "\"1\"^^xsd:integer))))"},
    {"ASK { ?s ?p ([ :p*/:q 1 ]) }",
     "(ask (group (triples (?_3 (* :p) ?_4) (?_4 :q \"1\"^^xsd:integer) "
     "(?_2 rdf:first ?_3) (?_2 rdf:rest rdf:nil) (?s ?p ?_2))))"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, false), 0);
}

static void
groups(void **state)
{
  static const struct row rows[] = {
    {"ASK { { ?a :p 1 } UNION { ?b :p 2 } UNION {} . { } OPTIONAL { ?a :q "
     "?c } MINUS { ?d :r 1 } GRAPH ?g { ?a :s 3 } GRAPH :g {} }",
     "(ask (group (union (group (triples (?a :p \"1\"^^xsd:integer))) "
     "(group (triples (?b :p \"2\"^^xsd:integer))) (group)) (group) "
     "(optional (group (triples (?a :q ?c)))) (minus (group (triples (?d "
     ":r \"1\"^^xsd:integer)))) (graph ?g (group (triples (?a :s "
     "\"3\"^^xsd:integer)))) (graph :g (group))))"},
    {"ASK { BIND(1 + ?x AS ?y) . VALUES ?v { 1 UNDEF :x } VALUES (?w ?u) { "
     "(1 2) (UNDEF \"a\"@fr) } VALUES () { () () } }",
     "(ask (group (bind (+ \"1\"^^xsd:integer ?x) ?y) (values ?v "
     "(\"1\"^^xsd:integer) (-) (:x)) (values ?w ?u (\"1\"^^xsd:integer "
     "\"2\"^^xsd:integer) (- \"a\"@fr)) (values () ())))"},
    {"ASK { SERVICE SILENT :s { ?a :b [] } SERVICE ?s {} }",
     "(ask (group (service silent :s (group (triples (?a :b ?_1)))) "
     "(service ?s (group))))"},
    {"ASK { { SELECT ?a (?b + 1 AS ?c) { ?a :p ?b } ORDER BY ?d LIMIT 3 "
     "VALUES ?a { 1 } } FILTER NOT EXISTS { ?a :q ?c } }",
     "(ask (group (group (select (columns ?a (+ ?b \"1\"^^xsd:integer) as "
     "?c) (group (triples (?a :p ?b))) (order ?d) limit=3 (values ?a "
     "(\"1\"^^xsd:integer)))) (filter (not-exists (group (triples (?a :q "
     "?c)))))))"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, false), 0);
}

static void
expressions(void **state)
{
  static const struct row rows[] = {
    {"ASK { FILTER(1 + 2 * 3 - 4 / -5 = ?x && !?y || ?z < 2) }",
     "(ask (group (filter (|| (&& (= (- (+ \"1\"^^xsd:integer (* "
     "\"2\"^^xsd:integer \"3\"^^xsd:integer)) (/ \"4\"^^xsd:integer "
     "\"-5\"^^xsd:integer)) ?x) (! ?y)) (< ?z \"2\"^^xsd:integer)))))"},
    {"ASK { FILTER(?a -1 +2*?b - -3) }",
     "(ask (group (filter (- (+ (- ?a \"1\"^^xsd:integer) (* "
     "\"2\"^^xsd:integer ?b)) \"-3\"^^xsd:integer))))"},
    {"ASK { FILTER(- ?a + (?b)) }",
     "(ask (group (filter (+ (minus ?a) ?b))))"},
    {"ASK { FILTER(?a || ?b || ?c || ?d || ?e) FILTER(?a && ?b && ?c) }",
     "(ask (group (filter (|| (|| (|| ?a ?b) ?c) (|| ?d ?e))) (filter (&& "
     "(&& ?a ?b) ?c))))"},
    {"ASK { FILTER(?a IN () || ?b NOT IN (1, ?c)) FILTER(?a != 1) "
     "FILTER(?a >= 1) FILTER(?a <= 1) FILTER(?a > 1) }",
     "(ask (group (filter (|| (in ?a) (not-in ?b \"1\"^^xsd:integer ?c))) "
     "(filter (!= ?a \"1\"^^xsd:integer)) (filter (>= ?a "
     "\"1\"^^xsd:integer)) (filter (<= ?a \"1\"^^xsd:integer)) (filter (> "
     "?a \"1\"^^xsd:integer))))"},
    {"ASK { FILTER regex(?a, \"b\", 'i') FILTER xsd:integer(?a) FILTER "
     ":f() FILTER :f(DISTINCT ?a, 1) FILTER (:c) }",
     "(ask (group (filter (regex ?a \"b\" \"i\")) (filter (call "
     "xsd:integer ?a)) (filter (call :f)) (filter (call distinct :f ?a "
     "\"1\"^^xsd:integer)) (filter :c)))"},
    {"ASK { FILTER(URI(?a) = iri(?b)) FILTER isURI(?a) FILTER COALESCE() "
     "FILTER(bnode() = BNODE(?a)) FILTER(now() > ?a) FILTER(SubStr(?a, 1) "
     "= substr(?a, 1, 2)) FILTER bound(?a) FILTER EXISTS {} }",
     "(ask (group (filter (= (iri ?a) (iri ?b))) (filter (isiri ?a)) "
     "(filter (coalesce)) (filter (= (bnode) (bnode ?a))) (filter (> (now) "
     "?a)) (filter (= (substr ?a \"1\"^^xsd:integer) (substr ?a "
     "\"1\"^^xsd:integer \"2\"^^xsd:integer))) (filter (bound ?a)) (filter "
     "(exists (group)))))"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, false), 0);
}

static void
queries(void **state)
{
  static const struct row rows[] = {
    {"SELECT * { ?a ?b _:x . { ?c :p ?a } MINUS { ?d :p 1 } OPTIONAL { ?e "
     ":p 1 } FILTER EXISTS { ?f :p 1 } BIND(1 AS ?g) } VALUES ?h { 1 }",
     "(select * (columns ?a ?b ?c ?e ?g ?h) (group (triples (?a ?b ?_2)) "
     "(group (triples (?c :p ?a))) (minus (group (triples (?d :p "
     "\"1\"^^xsd:integer)))) (optional (group (triples (?e :p "
     "\"1\"^^xsd:integer)))) (filter (exists (group (triples (?f :p "
     "\"1\"^^xsd:integer))))) (bind \"1\"^^xsd:integer ?g)) (values ?h "
     "(\"1\"^^xsd:integer)))"},
    {"SELECT DISTINCT ?b ?a FROM :g FROM NAMED :h WHERE { ?a :p ?b } ORDER "
     "BY ?a DESC(?b) ASC(?c + 1) STR(?d) :f(?e) LIMIT 10 OFFSET 2",
     "(select (from :g) (named :h) distinct (columns ?b ?a) (group "
     "(triples (?a :p ?b))) (order ?a desc ?b (+ ?c \"1\"^^xsd:integer) "
     "(str ?d) (call :f ?e)) limit=10 offset=2)"},
    {"SELECT REDUCED ?a {} OFFSET 3 LIMIT 99999999999999999999",
     "(select reduced (columns ?a) (group) limit=18446744073709551615 "
     "offset=3)"},
    {"SELECT ?k (COUNT(*) AS ?n) (SUM(DISTINCT ?v) / ?n AS ?s) "
     "(GROUP_CONCAT(?v) AS ?g) (group_concat(distinct ?v; separator=', ') "
     "AS ?h) { ?k :p ?v } GROUP BY ?k (?v + 1 AS ?w) STR(?v) (?v) HAVING "
     "(COUNT(DISTINCT *) > 1) (?v) ORDER BY MIN(?v) ?n",
     "(select (columns ?k (count) as ?n (/ (sum distinct ?v) ?n) as ?s "
     "(group_concat ?v sep=\" \") as ?g (group_concat distinct ?v sep=\", "
     "\") as ?h) (group (triples (?k :p ?v))) (by ?k (+ ?v "
     "\"1\"^^xsd:integer) as ?w (str ?v) ?v) aggregates (having (> (count "
     "distinct) \"1\"^^xsd:integer)) (having ?v) (order (min ?v) ?n))"},
    {"SELECT (1 AS ?x) ?x (?x + 1 AS ?y) {}",
     "(select (columns \"1\"^^xsd:integer as ?x ?x (+ ?x "
     "\"1\"^^xsd:integer) as ?y) (group))"},
    {"SELECT (SAMPLE(?a) AS ?b) (MAX(?a) + AVG(?c) AS ?d) { ?a :p ?c }",
     "(select (columns (sample ?a) as ?b (+ (max ?a) (avg ?c)) as ?d) "
     "(group (triples (?a :p ?c))) aggregates)"},
    {"CONSTRUCT { ?s :p [ :q _:a ] . _:a :r () } FROM :g WHERE { _:a :p ?s "
     "} LIMIT 1",
     "(construct (from :g) (template - (_:b1 :q _:b2) (?s :p _:b1) (_:b2 "
     ":r rdf:nil)) (group (triples (?_1 :p ?s))) limit=1)"},
    {"CONSTRUCT {} {}",
     "(construct (group))"},
    {"CONSTRUCT FROM :g WHERE { ?s :p _:a . [] :q _:a }",
     "(construct (from :g) (template - (?s :p _:b1) (_:b2 :q _:b1)) (group "
     "(triples (?s :p ?_1) (?_2 :q ?_1))))"},
    {"CONSTRUCT WHERE {}",
     "(construct (group))"},
    {"DESCRIBE :a ?b <http://e/c> FROM :g",
     "(describe (from :g) :a ?b :c)"},
    {"DESCRIBE * { ?a :p ?b . { SELECT ?c { ?c :p ?d } } } ORDER BY ?a",
     "(describe ?a ?b ?c (group (triples (?a :p ?b)) (group (select "
     "(columns ?c) (group (triples (?c :p ?d)))))) (order ?a))"},
    {"ASK WHERE {} HAVING (COUNT(?x) > 1)",
     "(ask (group) aggregates (having (> (count ?x) \"1\"^^xsd:integer)))"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, false), 0);
}

static void
updates(void **state)
{
  static const struct row rows[] = {
    {"",
     ""},
    {"INSERT DATA { :a :b 1 . GRAPH :g { _:x :c _:x } . :d :e [] } ; ",
     "(insert-data (insert - (:a :b \"1\"^^xsd:integer)) (insert :g (_:b1 "
     ":c _:b1)) (insert - (:d :e _:b2)))"},
    {"DELETE DATA { GRAPH :g { :a :b 1 } GRAPH :h {} :a :c 'x'@fr }",
     "(delete-data (delete :g (:a :b \"1\"^^xsd:integer)) (delete :h) "
     "(delete - (:a :c \"x\"@fr)))"},
    {"PREFIX x: <http://e/x/> INSERT DATA { x:a :b 1 } ; PREFIX x: "
     "<http://e/y/> BASE <http://e/> INSERT DATA { x:a :b <z> }",
     "(insert-data (insert - (:x/a :b \"1\"^^xsd:integer)))(insert-data "
     "(insert - (:y/a :b :z)))"},
    {"DELETE WHERE { ?s :p ?o . GRAPH ?g { ?s :q ?o } GRAPH :g {} }",
     "(modify (delete - (?s :p ?o)) (delete ?g (?s :q ?o)) (delete :g) "
     "(group (triples (?s :p ?o)) (graph ?g (group (triples (?s :q ?o)))) "
     "(graph :g (group))))"},
    {"WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o . GRAPH ?o { [] :r _:a "
     "} } USING :u USING NAMED :v WHERE { ?s :p ?o . _:a :t ?s }",
     "(modify with :g (from :u) (named :v) (delete - (?s :p ?o)) (insert - "
     "(?s :q ?o)) (insert ?o (_:b1 :r _:b2)) (group (triples (?s :p ?o) "
     "(?_2 :t ?s))))"},
    {"INSERT { _:a :p 1 } WHERE {} ; INSERT { _:a :p 2 } WHERE {}",
     "(modify (insert - (_:b1 :p \"1\"^^xsd:integer)) (group))(modify "
     "(insert - (_:b2 :p \"2\"^^xsd:integer)) (group))"},
    {"WITH :g INSERT { ?s :p 1 } WHERE { ?s :q 2 }",
     "(modify with :g (insert - (?s :p \"1\"^^xsd:integer)) (group "
     "(triples (?s :q \"2\"^^xsd:integer))))"},
    {"LOAD :a ; LOAD SILENT :a INTO GRAPH :b",
     "(load :a default)(load silent :a :b)"},
    {"CLEAR DEFAULT ; CLEAR SILENT NAMED ; DROP ALL ; DROP GRAPH :g ; "
     "CREATE SILENT GRAPH :g",
     "(clear default)(clear silent named)(drop all)(drop :g)(create silent "
     ":g)"},
    {"ADD DEFAULT TO :g ; MOVE SILENT GRAPH :g TO DEFAULT ; COPY :a TO "
     "GRAPH :b",
     "(add default :g)(move silent :g default)(copy :a :b)"},
  };

  (void)state;
  assert_int_equal(
    wrong_rows(rows, sizeof rows / sizeof *rows, true), 0);
}

/* ------------------------------------------------------------------ limits */

/* `n` times `part`. */
static void
repeat(struct ess_buf *out, const char *part, size_t n)
{
  while (n-- > 0) {
    ess_buf_puts(out, part);
  }
}

/* A text of five parts; the second and the fourth come `n` times. */
struct nested {
  const char *parts[5];
  size_t most; /* How often they may come at least, but not ten times */
};

static void
what_is_too_deep_is_refused(void **state)
{
  static const struct nested cases[] = {
    {{"ASK ", "{", "", "}", ""}, 400},
    {{"ASK { FILTER(", "(", "1", ")", ") }"}, 400},
    {{"ASK { FILTER(1", "+1", "", "", ") }"}, 900},
    {{"ASK { FILTER(", "STR(", "1", ")", ") }"}, 400},
    {{"ASK { FILTER(", "!(", "1", ")", ") }"}, 400},
    {{"ASK { ?s ", "(", "a", ")", " ?o }"}, 400},
    {{"ASK { ?s a ", "[a ", "1", "]", " }"}, 400},
    {{"ASK { ?s a ", "(", "1", ")", " }"}, 400},
    {{"ASK { ", "OPTIONAL {", "", "}", " }"}, 400},
    {{"ASK ", "{ FILTER EXISTS ", "{}", "}", ""}, 200},
    {{"ASK { ", "{ SELECT * ", "{}", "}", " }"}, 200},
  };
  struct ess_buf text = {0};

  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    const struct nested *c = &cases[i];
    for (size_t times = 1; times <= 10; times += 9) {
      struct ess_request *request = NULL;
      ess_buf_reset(&text);
      ess_buf_puts(&text, c->parts[0]);
      repeat(&text, c->parts[1], c->most * times);
      ess_buf_puts(&text, c->parts[2]);
      repeat(&text, c->parts[3], c->most * times);
      ess_buf_puts(&text, c->parts[4]);
      const enum ess_status st = parse(ess_buf_str(&text), false, &request);
      if (st != (times == 1 ? ESS_OK : ESS_LIMIT)) {
        fail_msg("case %zu, %zu times: %s", i, c->most * times,
                 ess_status_text(st));
      }
      ess_request_free(request);
    }
  }
  ess_buf_clear(&text);
}

/* Heights add up: chains within brackets, brackets within chains. */
static void
heights_are_those_of_all_levels(void **state)
{
  struct ess_buf text = {0};
  struct ess_request *request = NULL;

  (void)state;
  ess_buf_puts(&text, "ASK { FILTER(");
  repeat(&text, "(", 10);
  ess_buf_puts(&text, "1");
  for (size_t i = 0; i < 10; ++i) {
    repeat(&text, "+1", 90);
    ess_buf_puts(&text, ")");
  }
  ess_buf_puts(&text, " || EXISTS { FILTER(");
  repeat(&text, "!(", 50);
  ess_buf_puts(&text, "1");
  repeat(&text, ")", 50);
  ess_buf_puts(&text, ") }) }");
  assert_int_equal(parse(ess_buf_str(&text), false, &request), ESS_OK);
  const struct ess_pattern *where = request->query.select.where;
  const struct ess_expr *either = where->children[0]->expr;
  assert_int_equal(either->args[0]->height, 901);
  /* 50 and a term, the filter, the group, EXISTS. */
  assert_int_equal(either->args[1]->height, 54);
  assert_int_equal(where->height, 904);
  ess_request_free(request);
  ess_buf_clear(&text);
}

/* What machines write: long, not deep. */
static void
what_is_long_is_not_deep(void **state)
{
  struct ess_buf text = {0};
  struct ess_request *request = NULL;
  enum { n = 50000 };

  (void)state;
  ess_buf_puts(&text, "SELECT * { FILTER(?x = 1");
  repeat(&text, " || ?x = 1", n);
  ess_buf_puts(&text, ") {}");
  repeat(&text, " UNION { ?x a 1 }", n);
  ess_buf_puts(&text, " ?s a 1");
  repeat(&text, " , ( 1 )", n);
  ess_buf_puts(&text, " ; a/a");
  repeat(&text, "/a", n);
  ess_buf_puts(&text, " ?o FILTER(?x IN (1");
  repeat(&text, ", 1", n);
  ess_buf_puts(&text, ")) }");
  assert_int_equal(parse(ess_buf_str(&text), false, &request), ESS_OK);
  const struct ess_pattern *filter =
    request->query.select.where->children[0];
  assert_int_equal(filter->expr->height, 18);
  ess_request_free(request);
  ess_buf_clear(&text);
}

/* ---------------------------------------------------------------- the rest */

/* Bytes of the text, whatever escapes come before. */
static void
places_are_those_of_the_text(void **state)
{
  static const char text[] =
    "ASK { ?\\u0061 a \"\\U00000062\" FILTER(?c =-1 -2) "
    "OPTIONAL { } }";
  struct ess_request *request = NULL;

  (void)state;
  assert_int_equal(parse(text, false, &request), ESS_OK);
  const struct ess_pattern *where = request->query.select.where;
  assert_int_equal(where->at, 4);
  assert_int_equal(where->children[0]->at, 6);
  assert_ptr_equal(text + where->children[1]->at, strstr(text, "FILTER"));
  assert_ptr_equal(text + where->children[1]->expr->at, strchr(text, '='));
  const struct ess_expr *difference = where->children[1]->expr->args[1];
  assert_ptr_equal(text + difference->at, strstr(text, "-2"));
  assert_ptr_equal(text + difference->args[0]->at, strstr(text, "-1"));
  assert_ptr_equal(text + difference->args[1]->at, strstr(text, "2) OPT"));
  assert_ptr_equal(text + where->children[2]->at, strstr(text, "OPTIONAL"));
  ess_request_free(request);
}

/* What is sent to a service says what its names mean, and no more. */
static void
a_service_is_given_what_it_needs(void **state)
{
  static const char text[] =
    "PREFIX a: <urn:a#> PREFIX b: <urn:b#> PREFIX c: <urn:c#>\n"
    "BASE <http://e/>\n"
    "ASK { ?x c:c 1 SERVICE a:x { ?x a:\\u0070 b:q ; a:r 1\n"
    "  SERVICE <s> { ?x b:r <t> } } }";
  struct ess_request *request = NULL;

  (void)state;
  assert_int_equal(parse(text, false, &request), ESS_OK);
  const struct ess_pattern *outer =
    request->query.select.where->children[1];
  const struct ess_pattern *inner = outer->children[0]->children[1];
  assert_true(ess_view_is(outer->text, "{ ?x a:\\u0070 b:q ; a:r 1\n"
                                       "  SERVICE <s> { ?x b:r <t> } }"));
  assert_true(ess_view_is(outer->prologue,
                          "BASE <http://e/>\nPREFIX a: <urn:a#>\n"
                          "PREFIX b: <urn:b#>\n"));
  assert_true(ess_view_is(inner->text, "{ ?x b:r <t> }"));
  assert_true(ess_view_is(inner->prologue,
                          "BASE <http://e/>\nPREFIX b: <urn:b#>\n"));
  ess_request_free(request);
}

static void
options_are_heard(void **state)
{
  struct ess_prefixes *prefixes = ess_prefixes_new(ess_view_of("http://b/"));
  const struct ess_parser_options options = {
    .source = "test", .base = "http://x/y", .prefixes = prefixes};
  struct ess_request *request = NULL;
  struct ess_buf found = {0};
  struct ess_log log = {0};

  (void)state;
  assert_int_equal(ess_parse(ess_view_of("ASK { <z> a ess:Action }"),
                             &options, &request, &log),
                   ESS_OK);
  dump_request(request, &found);
  assert_string_equal(ess_buf_str(&found),
                      "(ask (group (triples (<http://x/z> rdf:type "
                      "<http://b/def#Action>))))");
  assert_true(ess_view_is(request->base, "http://x/y"));
  ess_request_free(request);
  ess_request_free(NULL);
  ess_prefixes_free(prefixes);
  ess_buf_clear(&found);
}

int
main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(terms),
    cmocka_unit_test(triples_and_collections),
    cmocka_unit_test(paths),
    cmocka_unit_test(groups),
    cmocka_unit_test(expressions),
    cmocka_unit_test(queries),
    cmocka_unit_test(updates),
    cmocka_unit_test(what_is_too_deep_is_refused),
    cmocka_unit_test(heights_are_those_of_all_levels),
    cmocka_unit_test(what_is_long_is_not_deep),
    cmocka_unit_test(places_are_those_of_the_text),
    cmocka_unit_test(a_service_is_given_what_it_needs),
    cmocka_unit_test(options_are_heard),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
