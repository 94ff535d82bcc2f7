# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Queries made at random that have one right answer.

Not asked, since SPARQL leaves it open or its text is read in two ways:
blank nodes in order, LIMIT without a total order, EXISTS over anything but
triples, alternatives and filters, paths of no length from what is no node of
the graph.
"""
import re

from data import GRAPHS, LINKS, NS
from expressions import Expressions

PROLOGUE = ("PREFIX : <%s>\n"
            "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n" % NS)
KIND_OF = {"age": "i", "rank": "i", "score": "n", "ratio": "n", "name": "s",
           "label": "s", "born": "t", "seen": "m", "done": "f", "odd": "x"}


class Question:
    """A query, and how its answer is compared."""

    def __init__(self, text, order=None, bag=True, exact=False):
        self.text = text    # without the prologue
        self.order = order  # [(variable, through STR)] that must be in order
        self.bag = bag      # rows count as often as they come
        self.exact = exact  # spellings of numbers are compared, not values


class Questions:
    """Makes queries about `data`."""

    def __init__(self, r, data):
        self.r = r
        self.data = data
        self.fresh = 0
        # Oxigraph makes a set of what alternatives give, also of a negated
        # set of both directions; by sections 18.2.2.3 and 18.4 they are a
        # union, which keeps duplicates.
        self.beside = "/" if data.canonical else "|"
        # And it never stops.
        self.deepest = 0 if data.canonical else 1
        self.computes = False
        self.sure = set()  # what the group made last binds in any case

    # ------------------------------------------------------------- triples

    def node(self, outer, fresh=.25):
        """A variable of a node: one that is there already, mostly."""
        known = [name for name in outer if name[1] == "e"]
        if known and self.r.random() > fresh:
            return self.r.choice(known)
        return "?e%d" % self.r.randint(1, 6)

    def constant(self):
        return ":" + self.r.choice(self.data.names)

    def path(self, depth=0):
        r = self.r
        if depth > self.deepest or r.random() < .3:
            return ":" + r.choice(LINKS)
        a = self.path(depth + 1)
        return r.choice([
            lambda: "%s/%s" % (a, self.path(depth + 1)),
            lambda: "(%s%s%s)" % (a, self.beside, self.path(depth + 1)),
            lambda: "^(%s)" % a,
            lambda: "(%s)%s" % (a, r.choice("*+?")),
            lambda: "!(%s)" % "|".join(
                self.against() + ":" + name
                for name in r.sample(LINKS + ["type", "name"],
                                     r.randint(1, 3))),
            lambda: ":%s%s" % (r.choice(LINKS), r.choice("*+?")),
        ])()

    def against(self):
        """Sometimes a sign for the other direction."""
        return "" if self.data.canonical else self.r.choice(["", "", "^"])

    def end(self, outer):
        r = self.r
        return self.constant() if r.random() < .15 else self.node(outer, .6)

    def triple(self, outer, in_graph):
        r = self.r
        s = self.constant() if r.random() < .1 else self.node(outer)
        kind = r.random()
        if kind < .4:
            return "%s :%s %s ." % (s, r.choice(LINKS), self.end(outer))
        if kind < .47:
            return "%s :type %s ." % (s, r.choice([":T0", ":T1", "?e7"]))
        if kind < .52:
            return "%s ?g9 ?x1 ." % s
        if kind < .68 and not in_graph:
            return "%s %s %s ." % (s, self.path(), self.end(outer))
        name = r.choice(list(KIND_OF))
        value = "?%s%d" % (KIND_OF[name], r.randint(1, 2))
        if r.random() < .08:
            value = r.choice(['"abc"', "7", "true", '"a"@fr', '"b"@en-GB',
                              "2.5"])
        return "%s :%s %s ." % (s, name, value)

    def triples(self, outer, in_graph, most=4):
        """Some that hang together."""
        parts = []
        names = list(outer)
        for _ in range(self.r.choice([1, 2, 2, 3, most])):
            parts.append(self.triple(names, in_graph))
            names = sorted(set(names) | set(variables(parts[-1])))
        return " ".join(parts)

    # -------------------------------------------------------------- groups

    def new(self, kind):
        self.fresh += 1
        return "?%s%d" % (kind, 100 + self.fresh)

    def expressions(self, names):
        return Expressions(self.r, sorted(names), self.data)

    def condition(self, inside, outer=()):
        """A filter over what is bound here; sometimes over what is not."""
        names = set(variables(inside))
        if self.r.random() < .3:
            names |= set(outer)
        if self.r.random() < .2:
            return "FILTER(%s)" % self.exists(names)
        return "FILTER(%s)" % self.expressions(names).truth()

    def exists(self, names):
        r = self.r
        inner = self.triples(sorted(names), True, 2)
        if r.random() < .2:
            inner = "{ %s } UNION { %s }" % (
                inner, self.triples(sorted(names), True, 2))
        elif r.random() < .4:
            inner += " FILTER(%s)" % self.expressions(
                names | set(variables(inner))).truth(1)
        return "%sEXISTS { %s }" % (r.choice(["", "NOT "]), inner)

    def bind(self, inside):
        self.computes = True
        kind, expression = self.expressions(variables(inside)).any()
        return "BIND(%s AS %s)" % (expression, self.new(kind))

    def undef(self):
        """Jena asks filters too early of what is unbound here."""
        return "UNDEF" if self.data.canonical else self.constant()

    def values(self, outer):
        r = self.r
        names = ["?e%d" % r.randint(1, 4)]
        if r.random() < .4:
            names.append("?i1")
        rows = []
        for _ in range(r.randint(1, 4)):
            cells = [r.choice([self.constant(), self.undef()])]
            cells += [str(r.randint(0, 20)) for _ in names[1:]]
            rows.append("(%s)" % " ".join(cells))
        return "VALUES (%s) { %s }" % (" ".join(names), " ".join(rows))

    def select_within(self, outer, depth):
        """A sub-SELECT; what it computes has a new name."""
        r = self.r
        inner = self.group([], depth + 1)
        names = variables(inner)
        nodes = [name for name in names if name[1] == "e"]
        kind = r.random()
        if kind < .4 and nodes:
            self.computes = True
            key = r.choice(nodes)
            what, _ = self.aggregate(names, key)
            return ("{ SELECT %s (%s AS %s) WHERE { %s } GROUP BY %s }" %
                    (key, what, self.new("n"), inner, key))
        if kind < .6 and nodes:
            key = r.choice(nodes)
            return ("{ SELECT %s WHERE { %s FILTER(isIRI(%s)) } "
                    "ORDER BY %s LIMIT %d }" %
                    (key, inner, key, key, r.randint(1, 12)))
        shown = r.sample(names, r.randint(1, min(3, len(names)))) \
            if names else []
        return "{ SELECT %s%s WHERE { %s } }" % (
            r.choice(["", "DISTINCT "]), " ".join(shown) or "*", inner)

    def graph(self, outer, depth):
        # ?g9 is a property elsewhere: here it would join with nothing.
        name = self.r.choice(["?g1", "?g1", "?g2"] +
                             [":" + graph for graph in GRAPHS])
        inner = self.triples(outer, True)
        if self.r.random() < .4:
            inner += " " + self.condition(inner, outer)
        if depth < 2 and self.r.random() < .3:
            inner += " OPTIONAL { %s }" % self.triples(
                outer + variables(inner), True, 2)
        return "GRAPH %s { %s }" % (name, inner)

    def minus(self, outer, depth, sure):
        """Jena is wrong where a variable of both sides may be unbound: such
        get another name there."""
        inner = self.group(outer, depth + 1)
        if self.data.canonical:
            return inner
        both = sure & self.sure
        return re.sub(r"\?[a-z]\d+", lambda name: name.group() + (
            "" if name.group() in both or name.group() not in outer
            else "0"), inner)

    def part(self, outer, depth, sure):
        r = self.r
        kind = r.random()
        if kind < .3:
            return "OPTIONAL { %s }" % self.group(outer, depth + 1)
        if kind < .45:
            return "{ %s } UNION { %s }" % (self.group(outer, depth + 1),
                                            self.group(outer, depth + 1))
        if kind < .57:
            return "MINUS { %s }" % self.minus(outer, depth, sure)
        if kind < .67:
            return self.graph(outer, depth)
        if kind < .74:
            return self.values(outer)
        if kind < .84:
            return self.select_within(outer, depth)
        if kind < .89:
            return "{ %s }" % self.group(outer, depth + 1)
        return self.triples(outer, False, 2)

    def group(self, outer, depth=0):
        r = self.r
        parts = [self.triples(outer, False, 6 if not depth else 3)]
        sure = set(variables(parts[0]))
        if depth < 3:
            for _ in range(r.choice([0, 1, 1, 2, 3]) if not depth else
                           r.choice([0, 0, 1, 2])):
                known = sorted(set(outer) | set(variables(" ".join(parts))))
                parts.append(self.part(known, depth, sure))
                if r.random() < .2:
                    parts.append(self.bind(" ".join(parts)))
        if r.random() < .4:
            parts.append(self.condition(" ".join(parts), outer))
        self.sure = sure
        return " ".join(parts)

    # --------------------------------------------------------------- forms

    def aggregate(self, names, key):
        """An aggregate, and the kind of what it gives."""
        r = self.r
        anything = r.choice(names)
        numbers = [name for name in names if name[1] in "in"]
        whole = [name for name in names if name[1] == "i"]
        strings = [name for name in names if name[1] == "s"]
        dates = [name for name in names if name[1] == "t"]
        one = r.choice(["", "DISTINCT "])
        some = ["COUNT(*)", "COUNT(%s%s)" % (one, anything)]
        if key:
            some.append("IF(isIRI(SAMPLE(%s)), 1, 2) + COUNT(*)" % key)
        if numbers:
            some += ["SUM(%s)" % r.choice(numbers),
                     "AVG(%s)" % r.choice(numbers)]
        if whole:
            name = r.choice(whole)
            some += ["%s(%s%s)" % (r.choice(["SUM", "AVG", "MIN", "MAX"]),
                                   one, name),
                     "SUM(%s * 2 + 1)" % name]
        if dates:
            some.append("YEAR(MAX(xsd:dateTime(%s)))" % r.choice(dates))
        if strings:
            # Of no group at all Jena gives an error for DISTINCT.
            some += ["STRLEN(GROUP_CONCAT(%sSTR(%s); SEPARATOR=\"::\"))" %
                     (key and one or "", r.choice(strings)),
                     "STRLEN(MAX(STR(%s)))" % r.choice(strings)]
        return r.choice(some), "n"

    def grouped(self, where, names):
        r = self.r
        self.computes = True
        keys = r.sample(names, min(len(names), r.choice([0, 1, 1, 2])))
        keys = [key for key in keys if key[1] not in "x"]
        what, _ = self.aggregate(names, keys[0] if keys else None)
        by = " ".join(keys)
        shown = by
        if keys and r.random() < .15:
            by = "(%s AS ?k1)" % self.expressions(names).number()
            shown = "?k1"
            what = what if "SAMPLE" not in what else "COUNT(*)"
        text = "SELECT %s (%s AS ?z1) (COUNT(*) AS ?z2) WHERE { %s }" % (
            shown, what, where)
        if by:
            text += " GROUP BY " + by
        if r.random() < .3:
            text += " HAVING (%s %s %d)" % (
                "COUNT(*)", r.choice(["<", ">", ">="]), r.randint(1, 4))
        order = [("?z2", False)] if r.random() < .4 else []
        if order:
            text += " ORDER BY DESC(?z2)"
        return Question(text, order)

    def ordered(self, where, names):
        """ORDER BY of kinds whose order is fixed, and perhaps a slice."""
        r = self.r
        keys = [name for name in names if name[1] in "einstm"]
        keys = r.sample(keys, min(len(keys), r.choice([1, 2, 3])))
        if not keys:
            return self.plain(where, names)
        through = [key[1] == "s" for key in keys]
        by = " ".join("%s(%s)" % (r.choice(["ASC", "DESC"]),
                                  "STR(%s)" % key if of_text else key)
                      for key, of_text in zip(keys, through))
        order = list(zip(keys, through))
        if r.random() < .5:
            slice_ = " LIMIT %d" % r.randint(0, 15)
            if r.random() < .5:
                slice_ += " OFFSET %d" % r.randint(0, 10)
            # All that is shown is a key, and fixed.
            where += "".join(" FILTER(isIRI(%s))" % key for key in keys
                             if key[1] == "e")
            return Question("SELECT %s WHERE { %s } ORDER BY %s%s" % (
                " ".join(keys), where, by, slice_), order, bag=None)
        rest = [name for name in names if name not in keys]
        shown = keys + r.sample(rest, min(len(rest), 2))
        return Question("SELECT %s WHERE { %s } ORDER BY %s" %
                        (" ".join(shown), where, by), order)

    def plain(self, where, names):
        r = self.r
        shown = " ".join(r.sample(names, r.randint(1, min(4, len(names))))) \
            if names and r.random() < .7 else "*"
        how = r.choice(["", "", "DISTINCT ", "REDUCED "])
        tail = ""
        if names and r.random() < .1:
            tail = " " + self.values(names)
        return Question("SELECT %s%s WHERE { %s }%s" %
                        (how, shown, where, tail), bag="REDUCED" not in how)

    def construct(self, where, names):
        r = self.r
        template = " ".join(
            "%s :made%d %s ." % (r.choice(names), r.randint(0, 1),
                                 r.choice(names + [":n0", "_:new"]))
            for _ in range(r.randint(1, 3)))
        return Question("CONSTRUCT { %s } WHERE { %s }" % (template, where))

    def dataset(self, text):
        """FROM and FROM NAMED before WHERE. What is in two graphs of FROM
        Oxigraph finds twice; a merge has it once."""
        r = self.r
        most = 1 if self.data.canonical else 2
        clauses = ["FROM :" + name for name in
                   r.sample(GRAPHS, r.randint(0, most))]
        clauses += ["FROM NAMED :" + name for name in
                    r.sample(GRAPHS, r.randint(0, 2))]
        at = find_where(text)
        return text[:at] + " ".join([""] + clauses + [""]) + text[at:]

    def question(self):
        r = self.r
        self.computes = False
        where = self.group([])
        names = variables(where)
        kind = r.random()
        if kind < .06:
            made = Question("ASK { %s }" % where)
        elif kind < .16 and names:
            made = self.construct(where, names)
        elif kind < .4 and names:
            made = self.grouped(where, names)
        elif kind < .6:
            made = self.ordered(where, names)
        else:
            made = self.plain(where, names)
        made.exact = not self.computes
        # Paths may start at nodes that only other graphs have.
        if r.random() < .15 and not re.search(r"[*?]( |\))", made.text):
            made.text = self.dataset(made.text)
        return made


def find_where(text):
    """Where a dataset clause may stand: before the outermost WHERE."""
    if text.startswith("ASK"):
        return text.index("{")
    return text.index("WHERE")


def variables(text):
    return sorted(set(re.findall(r"\?[a-z]\d+", text)))
