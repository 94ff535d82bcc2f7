# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Expressions made at random, of a kind that is known.

The first letter of a variable tells what it is bound to, if it is: e nodes,
i integers, n numbers, s strings, t dates, m moments, f booleans, x anything.
What SPARQL leaves to the engine is not asked for: the order of strings with
languages, values of datatypes that nobody knows, digits of quotients.
"""
TYPED = "<http://www.w3.org/2001/XMLSchema#%s>"


class Expressions:
    """Expressions over the variables `names`."""

    def __init__(self, r, names, data):
        self.r = r
        self.names = names
        self.data = data
        # Oxigraph has no 0 * 4.5.
        self.signs = "+-" if data.canonical else "+-*"

    def of(self, kinds):
        return [name for name in self.names if name[1] in kinds]

    def variable(self, kinds, otherwise):
        known = self.of(kinds)
        return self.r.choice(known) if known else otherwise()

    def node(self):
        return ":" + self.r.choice(self.data.names)

    def number(self, depth=0):
        r = self.r
        if depth > 2 or r.random() < .3:
            return r.choice([str(r.randint(-5, 40)), "%d.5" % r.randint(0, 9),
                             self.variable("in", lambda: "3")])
        a = self.number(depth + 1)
        return r.choice([
            lambda: self.variable("in", lambda: "7"),
            lambda: "(%s %s %s)" % (a, r.choice(self.signs),
                                    self.number(depth + 1)),
            lambda: "(%s / %s)" % (a, r.choice(["2", "4", "5.0", "-8"])),
            lambda: "ABS(%s)" % a,
            lambda: "(- %s)" % a,
            lambda: "%s(%s)" % (r.choice(["CEIL", "FLOOR"]), a),
            lambda: "ROUND(%s + 0.1)" % a,
            lambda: "STRLEN(%s)" % self.string(depth + 1),
            lambda: "%s(%s)" % (r.choice(["YEAR", "MONTH", "DAY"]),
                                self.variable("m", lambda:
                                              self.moment())),
            lambda: "IF(%s, %s, %s)" % (self.truth(depth + 1), a,
                                        self.number(depth + 1)),
            lambda: "COALESCE(%s, %s)" % (a, r.randint(0, 9)),
            lambda: TYPED % "integer" + "(%s)" % self.string(depth + 1),
            lambda: TYPED % "integer" + "(%s)" % self.variable(
                "i", lambda: '"12"'),
        ])()

    def moment(self):
        return '"2024-0%d-11T10:30:00Z"^^%s' % (self.r.randint(1, 9),
                                               TYPED % "dateTime")

    def date(self):
        return '"2001-0%d-15"^^%s' % (self.r.randint(1, 3), TYPED % "date")

    def plain(self):
        """A string without a language."""
        return '"%s"' % self.r.choice(["a", "b", "abc", "", "bc", "t",
                                       "Été", "."])

    def string(self, depth=0):
        r = self.r
        if depth > 2 or r.random() < .3:
            return r.choice([self.plain(),
                             self.variable("s", lambda: '"ab"')])
        a = self.string(depth + 1)
        return r.choice([
            lambda: self.variable("s", lambda: '"abcd"@fr'),
            # Of a blank node Jena gives the label, where there is none.
            lambda: "STR(%s)" % self.variable("i", self.node),
            lambda: "IF(isIRI(%s), STR(%s), \"\")" % (
                (self.variable("e", self.node),) * 2),
            lambda: "%s(%s)" % (r.choice(["UCASE", "LCASE"]), a),
            lambda: "CONCAT(%s, %s)" % (a, self.string(depth + 1)),
            lambda: "SUBSTR(%s, %d)" % (a, r.randint(1, 3)),
            lambda: "SUBSTR(%s, %d, %d)" % (a, r.randint(1, 3),
                                            r.randint(0, 3)),
            lambda: "%s(%s, %s)" % (r.choice(["STRBEFORE", "STRAFTER"]), a,
                                    self.plain()),
            lambda: 'REPLACE(%s, "%s", "%s")' % (
                a, r.choice(["a", "b+", "[bc]", "t(.)"]),
                r.choice(["", "Z", "zz"])),
            lambda: "LANG(%s)" % self.variable("s", self.plain),
            lambda: "ENCODE_FOR_URI(STR(%s))" % a,
            lambda: "MD5(STR(%s))" % a,
            lambda: "IF(%s, %s, %s)" % (self.truth(depth + 1), a,
                                        self.plain()),
            lambda: "COALESCE(%s, %s)" % (a, self.plain()),
            lambda: "STRLANG(STR(%s), \"fr\")" % a,
        ])()

    def compared(self, depth):
        r = self.r
        sign = r.choice(["=", "!=", "<", "<=", ">", ">="])
        return r.choice([
            lambda: "%s %s %s" % (self.number(depth + 1), sign,
                                  self.number(depth + 1)),
            lambda: "STR(%s) %s STR(%s)" % (self.string(depth + 1), sign,
                                            self.string(depth + 1)),
            lambda: "%s %s %s" % (self.variable("e", self.node),
                                  r.choice(["=", "!="]),
                                  self.variable("e", self.node)),
            lambda: "%s %s %s" % (self.variable("t", self.date), sign,
                                  self.date()),
            lambda: "%s %s %s" % (self.variable("m", self.moment), sign,
                                  self.moment()),
        ])()

    def asked(self, depth):
        """Functions that say yes or no."""
        r = self.r
        anything = self.variable("einstmfx", self.node)
        return r.choice([
            lambda: "BOUND(%s)" % self.variable("einstmfxgb", None)
            if self.names else "true",
            lambda: "%s %sIN (%s)" % (
                self.variable("e", self.node), r.choice(["", "NOT "]),
                ", ".join(self.node() for _ in range(r.randint(1, 4)))),
            lambda: "%s IN (%s)" % (
                self.variable("i", lambda: "4"),
                ", ".join(self.number(2) for _ in range(r.randint(1, 3)))),
            lambda: "%s(%s, %s)" % (
                r.choice(["CONTAINS", "STRSTARTS", "STRENDS"]),
                self.string(depth + 1), self.plain()),
            lambda: "REGEX(STR(%s), \"%s\"%s)" % (
                self.string(depth + 1),
                r.choice(["^a", "b$", "[0-9]", "a.c", "^.?$", "(ab)+"]),
                r.choice(["", ', "i"'])),
            lambda: 'LANGMATCHES(LANG(%s), "%s")' % (
                self.variable("s", self.plain),
                r.choice(["fr", "en", "*", "en-GB"])),
            lambda: "%s(%s)" % (r.choice(["isIRI", "isBlank", "isLiteral",
                                          "isNumeric"]), anything),
            lambda: "sameTerm(%s, %s)" % (
                anything, self.variable("einstmfx", self.node)),
            lambda: "DATATYPE(%s) = %s" % (
                self.variable("instmf", lambda: "1.0"),
                TYPED % r.choice(["integer", "decimal", "string", "date"])),
            lambda: self.variable("f", lambda: "true"),
            lambda: self.variable("i", lambda: "0"),
        ])()

    def truth(self, depth=0):
        r = self.r
        if depth < 2 and r.random() < .3:
            return "(%s %s %s)" % (self.truth(depth + 1),
                                   r.choice(["&&", "||"]),
                                   self.truth(depth + 1))
        if depth < 3 and r.random() < .1:
            return "!(%s)" % self.truth(depth + 1)
        return self.compared(depth) if r.random() < .5 else self.asked(depth)

    def any(self):
        """A kind, and an expression of it."""
        kind = self.r.choice("nnssf")
        return kind, {"n": self.number, "s": self.string,
                      "f": self.truth}[kind]()
