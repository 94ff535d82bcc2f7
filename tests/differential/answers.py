# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Answers of two engines, brought into a form in which they compare.

Computed numbers count by their value, in twelve digits; blank nodes by what
the answer says about them: what is the same around them is the same.
"""
import collections
import decimal
import json
import re

XSD = "http://www.w3.org/2001/XMLSchema#"
BLANK = "blank"
TERM = re.compile(r'<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"'
                  r'(?:\^\^<([^>]*)>|@([A-Za-z0-9-]+))?')
ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def number(text, datatype):
    """Its value; None if the text is no number of the datatype."""
    try:
        if datatype == XSD + "integer":
            return str(int(text))
        if datatype == XSD + "decimal":
            value = decimal.Decimal(text)
            return format(decimal.Context(prec=12).plus(value), "e")
        if datatype in (XSD + "double", XSD + "float"):
            return "%.12g" % float(text)
    except (ValueError, decimal.InvalidOperation):
        pass
    return None


def literal(text, datatype, language, exact):
    if language:
        return ("text", text, language.lower())
    datatype = datatype or XSD + "string"
    value = None if exact else number(text, datatype)
    if datatype == XSD + "decimal" and value is not None:
        value = str(decimal.Decimal(value).normalize())
    return ("literal", text if value is None else "#" + value, datatype)


def json_term(cell, exact):
    if cell["type"] == "uri":
        return ("iri", cell["value"])
    if cell["type"] == "bnode":
        return (BLANK, cell["value"])
    return literal(cell["value"], cell.get("datatype"), cell.get("xml:lang"),
                   exact)


def unescaped(text):
    def one(found):
        mark = found.group(1)
        return chr(int(mark[1:], 16)) if mark[0] in "uU" and mark[1:] \
            else ESCAPES.get(mark, mark)
    return ESCAPE.sub(one, text)


def statement_terms(line, exact):
    for iri, blank, text, datatype, language in TERM.findall(line):
        if iri:
            yield ("iri", unescaped(iri))
        elif blank:
            yield (BLANK, blank)
        else:
            yield literal(unescaped(text), datatype, language, exact)


def parse(content, exact):
    """A truth, or a list of rows: tuples of (name, term)."""
    if content.lstrip().startswith("{"):
        answer = json.loads(content)
        if "boolean" in answer:
            return answer["boolean"]
        return [tuple(sorted((name, json_term(cell, exact))
                             for name, cell in row.items()))
                for row in answer["results"]["bindings"]]
    return [tuple(enumerate(statement_terms(line, exact)))
            for line in sorted(set(content.splitlines())) if line.strip()]


def coloured(rows):
    """The rows, with what is around blank nodes in place of their names."""
    colours = {}

    def dyed(row, own=None):
        return tuple((name, (BLANK, term == own, colours.get(term, 0))
                      if term[0] == BLANK else term) for name, term in row)

    kinds = 0
    while True:
        seen = collections.defaultdict(list)
        for row in rows:
            for term in {term for _, term in row if term[0] == BLANK}:
                seen[term].append(repr(dyed(row, term)))
        # Not hash(): it is another in each process, though only one compares.
        colours = {term: repr(sorted(around)) for term, around in
                   seen.items()}
        names = {text: at for at, text in
                 enumerate(sorted(set(colours.values())))}
        colours = {term: names[text] for term, text in colours.items()}
        if len(names) <= kinds or not names:
            return [dyed(row) for row in rows]
        kinds = len(names)


def key_of(row, key):
    name, through = key
    term = dict(row).get(name[1:])
    if term is None:
        return None
    if term[0] == BLANK:
        return BLANK
    if through:
        return term[1]
    if name[1] == "e" and term[0] != "iri":
        return "no node"  # paths of no length find literals, too
    # 1, 1.0 and 1e0 tie.
    if term[0] == "literal" and number(term[1].lstrip("#"), term[2]):
        return float(term[1].lstrip("#"))
    return term


def same(question, want, got):
    """Whether two parsed answers are the same, as far as `question` fixes
    them."""
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    for key in question.order or []:
        if [key_of(row, key) for row in want] != \
                [key_of(row, key) for row in got]:
            return False
        # Rows that tie may come in any order of what follows.
        if len(question.order) > 1 and question.bag is not None:
            break
    if question.bag is None:
        return len(want) == len(got)
    if question.bag:
        return collections.Counter(coloured(want)) == \
            collections.Counter(coloured(got))
    return set(coloured(sorted(set(want)))) == \
        set(coloured(sorted(set(got))))
