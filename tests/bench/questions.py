# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""The queries that query.py asks: those of ../shared/bench if it is there, and
our own. Ours are written in the terms of ../shared/bench/gen.py; for data of
triples.py they are put into its terms."""

import glob
import os
import re

import tools
from triples import NAMESPACES

OWN = os.path.join(tools.HERE, "queries")
SHARED_ID = "https://example.org/ess/id/"
# A term of gen.py, and what stands in its place in data of triples.py.
TERMS = {
    "ns:LocalAuthority": "ess:LocalAuthority",
    "ns:name": "skos:prefLabel",
    "ns:population": "ess:population",
    "ns:region": "ess:withinTerritory",
    "ns:department": "ess:withinTerritory",
    "ns:partOf": "dct:isPartOf",
    "ns:memberSince": "ess:memberSince",
    "ns:website": "foaf:page",
    "ns:programme": "ess:supports",
    "ns:theme": "dct:subject",
    "ns:partner": "ess:partner",
    "ns:in": "ess:in",
    "ns:size": "ess:size",
    "rdfs:label": "dct:title",
}
PLACES = {"region/": "id:territory/region/",
          "department/": "id:territory/departement/",
          "theme/": "theme:"}


class Question:
    """A query in a file."""

    def __init__(self, path):
        self.path = path
        self.name = os.path.basename(path)[:-3]
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.graph = "CONSTRUCT" in text
        # Any rows will do: only their number can be compared.
        self.any = "LIMIT" in text and "ORDER BY" not in text


def full(name):
    prefix, local = name.split(":", 1)
    return f"<{NAMESPACES[prefix]}{local}>"


def translated(text):
    """A query in the terms of triples.py; None if it has none for one."""
    head = [line for line in text.split("\n") if line.startswith("PREFIX")]
    body = "\n".join(line for line in text.split("\n") if line not in head)
    used = set(re.findall(r"\b(?:ns|rdfs):\w+", body))
    if used - TERMS.keys():
        return None
    body = re.sub(r"\b(?:ns|rdfs):\w+", lambda m: full(TERMS[m[0]]), body)
    for place, name in PLACES.items():
        body = body.replace(f"<{SHARED_ID}{place}", full(name)[:-1])
    return body


def translate(paths, folder):
    """Write what can be translated into `folder`; the files."""
    os.makedirs(folder, exist_ok=True)
    made = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            text = translated(file.read())
        if text:
            made.append(os.path.join(folder, os.path.basename(path)))
            with open(made[-1], "w", encoding="utf-8") as file:
                file.write(text)
    return made


def questions(source, folder):
    """All queries over the data of `source`, "own" or "shared"."""
    own = sorted(glob.glob(os.path.join(OWN, "*.rq")))
    if source == "own":
        return [Question(path) for path in translate(own, folder)]
    return [Question(path) for path in
            sorted(glob.glob(tools.shared("queries", "*.rq"))) + own]
