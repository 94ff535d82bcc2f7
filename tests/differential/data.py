# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Quads made at random: what the questions are asked about.

Nodes are IRIs and blank nodes, with links that go round, trees, loops and
bushes; literals of many kinds; the same statement in several graphs. A
property has values of one kind, so that a question can know what it gets.
"""
NS = "http://example.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"

LINKS = ["knows", "part", "likes", "next"]
GRAPHS = ["g0", "g1", "g2"]
WORDS = ["a", "b", "B", "abc", "abcabc", "", "Été", "été à Évry", "x|y",
         "long text with words", "10", "dot.dot"]
TONGUES = ["fr", "en", "en-GB"]

# Written otherwise than a store that keeps values would write them.
ODD = ['"007"^^<%sinteger>' % XSD, '"1.50"^^<%sdecimal>' % XSD,
       '"x"^^<%sinteger>' % XSD, '"2024-13-01"^^<%sdate>' % XSD,
       '"v"^^<%sunit>' % NS, '"1.5E0"^^<%sdouble>' % XSD,
       '"1"^^<%sboolean>' % XSD, '"-0"^^<%sinteger>' % XSD]
PLAIN_ODD = ['"v"^^<%sunit>' % NS, '"w"^^<%sunit>' % NS, '"plain"', '"t"@fr',
             '"5"^^<%sinteger>' % XSD, '"2024-02-29"^^<%sdate>' % XSD]


def iri(name):
    return "<%s%s>" % (NS, name)


def typed(text, name):
    return '"%s"^^<%s%s>' % (text, XSD, name)


def integer(r):
    return typed(r.randint(-9, 60), "integer")


def decimal(r):
    return typed("%d.%d" % (r.randint(-3, 20), r.choice([1, 5, 25])),
                 "decimal")


def double(r):
    # Sums of these are exact in every order.
    return typed("%s%d.%dE%d" % (r.choice(["", "-"]), r.randint(1, 9),
                                 r.choice([0, 5]), r.randint(0, 2)), "double")


def string(r):
    return '"%s"' % r.choice(WORDS)


def text(r):
    return '"%s"@%s' % (r.choice(WORDS), r.choice(TONGUES))


def date(r):
    return typed("20%02d-%02d-%02d" % (r.randint(0, 3), r.randint(1, 3),
                                       r.randint(1, 28)), "date")


def moment(r):
    return typed("2024-0%d-%02dT%02d:30:0%dZ" % (
        r.randint(1, 9), r.randint(1, 28), r.randint(0, 23),
        r.randint(0, 9)), "dateTime")


def flag(r):
    return typed(r.choice(["true", "false"]), "boolean")


# The property, how many in ten nodes have it, how often, and of what.
VALUES = [("age", 6, 1, integer), ("rank", 4, 2, integer),
          ("score", 5, 2, decimal), ("ratio", 3, 1, double),
          ("name", 7, 2, string), ("label", 5, 2, text),
          ("born", 4, 1, date), ("seen", 3, 1, moment),
          ("done", 4, 1, flag)]


class Data:
    """Quads, and the names that are in them."""

    def __init__(self, r, nodes, canonical):
        self.names = ["n%d" % i for i in range(nodes)]
        blanks = ["_:b%d" % i for i in range(max(1, nodes // 8))]
        self.nodes = [iri(name) for name in self.names] + blanks
        self.canonical = canonical
        self.odd = PLAIN_ODD if canonical else ODD + PLAIN_ODD
        self.quads = set()
        for node in self.nodes:
            self.link(r, node)
            self.describe(r, node)
        for graph in GRAPHS:
            self.quads.add((iri(graph), iri("about"), r.choice(self.nodes),
                            ""))
        some = sorted(self.quads)
        for quad in r.sample(some, len(some) // 5):
            self.quads.add(quad[:3] + (self.place(r),))

    @staticmethod
    def place(r):
        return r.choice(["", ""] + [iri(graph) for graph in GRAPHS])

    def link(self, r, node):
        """Few links to nodes that many link to, a ring, loops."""
        at = self.nodes.index(node)
        after = self.nodes[(at + 1) % len(self.nodes)]
        if r.random() < .8:
            self.quads.add((node, iri("next"), after, self.place(r)))
        if at:
            self.quads.add((node, iri("part"), self.nodes[at // 3],
                            self.place(r)))
        for _ in range(r.choice([0, 1, 1, 2, 3])):
            to = r.choice(self.nodes[:8] + [r.choice(self.nodes)])
            self.quads.add((node, iri(r.choice(["knows", "likes"])), to,
                            self.place(r)))
        # The default graph knows all nodes: paths may start anywhere.
        self.quads.add((node, iri("type"), iri("T%d" % r.randint(0, 3)), ""))

    def describe(self, r, node):
        for name, share, most, make in VALUES:
            if r.randint(1, 10) <= share:
                for _ in range(r.randint(1, most)):
                    self.quads.add((node, iri(name), make(r),
                                    self.place(r)))
        if r.random() < .4:
            self.quads.add((node, iri("odd"), r.choice(self.odd),
                            self.place(r)))

    def lines(self, merged):
        """N-Quads; if `merged`, the default graph has all."""
        quads = set(self.quads)
        if merged:
            quads |= {quad[:3] + ("",) for quad in quads}
        return "".join("%s %s %s %s.\n" % (s, p, o, g and g + " ")
                       for s, p, o, g in sorted(quads))
