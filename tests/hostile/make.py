#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Write hostile documents, each under a name that says what it does.

usage: make.py FOLDER
"""

import sys
from pathlib import Path

MIB = 1 << 20
PAGE = "<h1>Ville de Metz</h1><h2>Type de collectivité</h2><p>Commune</p>"
HEADS = "Nom;Type de collectivité;Notes\n"


def html(body):
    return ("<!DOCTYPE html><meta charset=utf-8><title>Metz</title>" + PAGE
            + body).encode()


def csv(rows):
    return (HEADS + "Ville de Metz;Commune;" + rows).encode()


def cells(n):
    return ";".join(f"c{i}" for i in range(n))


PAGES = {
    "deep-10000": html("<div>" * 10_000 + "x"),
    "deep-closed": html("<div>" * 900 + "x" + "</div>" * 900),
    "deep-inline": html("<b><i>" * 5_000 + "x"),
    "deep-lists": html("<ul><li>" * 400 + "x"),
    "deep-tables": html("<table><tr><td>" * 300 + "x"),
    "never-opened": html("<b></i></u></p>" * (MIB // 15)),
    "never-closed": html("<p>x<b>y<a href=z>" * 20_000),
    "long-line": html("<p>" + "mot " * (MIB // 4)),
    "long-word": html("<p>" + "é" * (MIB // 2)),
    "many-lines": html("\n".join("<p>a<br>b" for _ in range(20_000))),
    "many-attributes": html(
        "<p " + " ".join(f"a{i}=1" for i in range(200_000)) + ">x"),
    "hidden-attributes": html(
        '<p b"c d=" ' + " ".join(f"a{i}" for i in range(200_000)) + ">x"),
    "long-attribute": html('<p class="' + "menu " * (MIB // 5) + '">x</p>y'),
    "long-link": html('<a href="https://x.org/' + "a" * MIB + '">x</a>'),
    "many-links": html("<p>" + "<a href=https://x.org/>x</a> " * 20_000),
    "half-tag": html("<p>x<a href='"),
    "half-comment": html("<p>x<!-- " + "<!--" * 100_000),
    "half-entity": html("<p>x &" + "&amp" * 100_000 + "&#"),
    "bad-references": html("<p>a&#0;b&#x1F;c&#xFFFE;d&#xD800;e&#146;f"
                           "&#99999999999;g&nosuch;h"),
    "script-in-text": html("<p>a</script>b</style>c<script>d</p></script>e"),
    "only-tags": html("<" * 200_000),
    "crossed": html("<b><p>x</b></i>y<table><b>z<tr></b><td>q</table>r" * 999),
    "wide-table": html("<table><tr>" + "<th>h" * 20_000 + "<tr>"
                       + "<td>c" * 20_000 + "</table>"),
    "long-table": html("<table>" + "<tr><td>a<td>b" * 40_000 + "</table>"),
    "spans": html("<table><tr><th colspan=9999999 rowspan=-1>a<th>b<tr>"
                  "<td>c<td rowspan=4294967297>d</table>"),
    "numbers": html("<ol start=99999999999999999999><li>a<li value=-7>b"
                    "<li value=x>c</ol>"),
    "bidi": html("<p>a\u202eb\u2066c\u00add\u200be"),
    "nul": html("<p>a") + b"\0b",
    "control": html("<p>a\x1bb"),
    "latin-1": "<h1>Métropole</h1><h2>Type de collectivité</h2>".encode(
        "cp1252"),
    "says-utf-8": html("<p>a") + b"\xe9",
    "says-nonsense": b"<meta charset=\"" + b"x" * 5000 + b"\">"
                     + PAGE.encode(),
    "utf-16": html("<p>a").decode().encode("utf-16"),
    "utf-16-half": html("<p>a").decode().encode("utf-16") + b"\xd8",
    "main-in-menu": html("<div class=menu><main><p>a</main></div>"),
    "no-text": b"<!doctype html><script>x</script>",
    "empty": b"",
    "frames": b"<frameset><frame src=x></frameset>",
}

TABLES = {
    "quote-never-closed": csv('"a\n' * 10_000),
    "quote-16-mib": csv('"' + "a\n" * (9 * MIB)),
    "quotes": csv('"' * 100_001 + "\n"),
    "quote-within": csv('a"b"c""d\n'),
    "long-cell": csv("mot " * (MIB // 4)),
    "long-lines-in-cell": csv('"' + "- a\n" * 100_000 + '"'),
    "wide": (cells(50_000) + "\n" + cells(50_000)).encode(),
    "wide-row": csv(";" * MIB + "x\n"),
    "ragged": csv("x\n" + "a\n;b;c;d;e\n" * 5),
    "empty-rows": csv("x\n" + "\n;;\n" * 10_000),
    "only-headings": HEADS.encode(),
    "only-separators": b";" * MIB,
    "no-heading": b"\n\n;;\nNom;Type\n",
    "returns": csv("x\r").replace(b"\n", b"\r"),
    "nul": csv("a") + b"\0",
    "latin-1": csv("é").decode().encode("cp1252"),
    "half-character": csv("é")[:-1],
    "mixed": csv("é\n") + b"\xe9;x;y\n",
    "utf-16": csv("é").decode().encode("utf-16"),
    "utf-16-odd": csv("é").decode().encode("utf-16")[:-1],
    "bidi": csv("a\u202eb"),
    "empty": b"",
    "same-name": csv("x\nVille de Metz;Commune;y\n"),
}

TITLE = "Metz\n\nType de collectivité\nCommune\n\n"
HEADING = "Exemples d'actions soutenues par la collectivité\n\n"
INJECTION = 'Ville "> <x> . INSERT DATA {} \'\'\' </script> ]]> \\u0022 & #x'


def text(body, heading=HEADING):
    return (TITLE + heading + body + "\n").encode()


def dense(piece):
    """One line of the length that is searched to its end."""
    return text((piece * 99_000)[:99_000])


TEXTS = {
    "long-line": text("mot " * (MIB // 4)),
    "long-word": text("é" * (MIB // 2)),
    "shares": dense("3 % des emplois, "),
    "sums": dense("1 200 € pour la CRESS, "),
    "dates": dense("le 3 mai 2020, "),
    "years": dense("2020-2022 "),
    "partners": dense("avec la CRESS et l'association Envie, "),
    "names": dense("avec Aa Bb, "),
    "capitals": dense("Aa "),
    "brackets": dense("("),
    "quotes": dense("«"),
    "plan": dense("le plan Aa de Bb "),
    "published": dense("guide publié "),
    "sentences": dense("Il va. "),
    "acronyms": dense("Aa Bb Cc (ABC) "),
    "staff": text("2 agents (1,5 ETP), " * 4_900,
                  "Budget consacré à l'ESS\n\n"),
    "bullets": text("• action avec 3 partenaires et la CRESS\n" * 5_000),
    "nested": text("\n".join(" " * (i % 200) + "- a" for i in range(5_000))),
    "wrapped": text("des mots qui vont jusqu'au bord de la page et encore\n"
                    * 20_000),
    "bars": text("a | b | c\n" * 20_000),
    "headings": text("Budget consacré à l'ESS\n\n" * 5_000),
    "contacts": text("", "Contact public\n\n"
                     + "Jeanne Dupont, conseillère déléguée\n" * 20_000),
    "roles": text("", "Contact public\n\n"
                  + "Jeanne Dupont " * 70 + "\n" * 2_000),
    "bidi": text("a\u202eb\u2066c\u00add\u200be"),
    "control": text("a\x1bb"),
    "nul": text("a\0b"),
    "latin-1": text("é").decode().encode("cp1252"),
    "half-character": text("é")[:-2],
    "in-name": (INJECTION + "\n\nType de collectivité\nCommune\n").encode(),
    "in-prose": text("• " + INJECTION + "\n\nBudget : 3 € " + INJECTION),
    "in-people": text("", "Contact public\n\nÉlue représentante : Jeanne "
                      "D'\"Aa, " + INJECTION),
    "in-link": text("https://x.org/\"><b>{}|\\^`é"),
    "empty": b"",
}


def main():
    folder = Path(sys.argv[1])
    for extension, files in (("html", PAGES), ("csv", TABLES),
                             ("txt", TEXTS)):
        for name, content in files.items():
            (folder / f"{name}.{extension}").write_bytes(content)


main()
