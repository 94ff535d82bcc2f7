#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Made-up linked data for measurements of stores: no real people.

usage: triples.py [--graphs N] [--seed S] COUNT > FILE

Writes COUNT different statements in N-Triples or, with --graphs, in N-Quads
with N named graphs; then some statements are in two graphs. The same
arguments always give the same bytes. The terms are those of data that was
published: long IRIs with a common beginning, texts in French, numbers, dates,
some objects that come back everywhere and many that come once.
"""

import argparse
import itertools
import re
import sys
import unicodedata

import generate

BASE = "https://w3id.org/essaim/"
NAMESPACES = {
    "dct": "http://purl.org/dc/terms/",
    "ess": BASE + "def#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "id": BASE + "id/",
    "igeo": "http://rdf.insee.fr/def/geo#",
    "kind": BASE + "def/kind#",
    "locn": "http://www.w3.org/ns/locn#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "theme": BASE + "def/theme#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
THEMES = """achats-responsables agriculture-urbaine alimentation-durable
batiment-biosource cafes-associatifs commerce-equitable cooperatives culture
economie-circulaire education-populaire energie-citoyenne entraide
entrepreneuriat epargne-solidaire habitat-participatif handicap innovation
insertion jeunesse logistique-douce lutte-contre-la-pauvrete mediation
microcredit mobilite-partagee monnaies-locales numerique patrimoine
petite-enfance politique-de-la-ville reemploi ruralite sante services-a-domicile
sport textile tiers-lieux tourisme-social transition vacances vieillissement
""".split()
REGIONS = 13
DEPARTMENTS = 101
WORK = ["Atelier", "Ressourcerie", "Régie de quartier", "Coopérative",
        "Épicerie solidaire", "Jardins partagés", "Garage associatif",
        "Cyclofficine", "Conserverie", "Crèche parentale", "Recyclerie",
        "Foncière", "Café-cantine", "Plateforme de mobilité", "Fablab"]
FORMS = ["association", "SCOP", "SCIC", "mutuelle", "fondation", "ESUS"]
PURPOSES = ["fonctionnement", "investissement", "subventions aux associations",
            "aide à l'amorçage", "étude de préfiguration", "animation"]
INDICATORS = [("part de l'emploi", "%"), ("établissements employeurs", "unité"),
              ("salariés", "personne"), ("évolution sur cinq ans", "point")]
FIELDS = """population budget.amount membership.year address.postcode
elected.name action.title statistic.value event.date text.section""".split()
ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"})


def iri(name):
    """A prefixed name or a whole IRI, as N-Triples has it."""
    prefix, local = name.split(":", 1)
    return f"<{NAMESPACES[prefix]}{local}>" if prefix in NAMESPACES \
        else f"<{name}>"


def text(value, tag=None):
    return f'"{value.translate(ESCAPES)}"' + (f"@{tag}" if tag else "")


def typed(value, name):
    return f'"{value}"^^{iri(name)}'


def integer(value):
    return typed(value, "xsd:integer")


def decimal(hundredths):
    sign, n = "-" if hundredths < 0 else "", abs(hundredths)
    return typed(f"{sign}{n // 100}.{n % 100:02d}", "xsd:decimal")


def slug(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("œ", "oe"))
    plain = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def day(r):
    return f"{r.randint(2008, 2026)}-{r.randint(1, 12):02d}-" \
           f"{r.randint(1, 28):02d}"


def moment(r):
    """A date and time: in UTC, of Paris, to the millisecond, or local."""
    end = r.choice(["Z", "+01:00", "+02:00", f".{r.randint(1, 999):03d}Z", ""])
    return typed(f"{day(r)}T{r.randint(7, 22):02d}:{r.randrange(0, 60, 5):02d}"
                 f":00{end}", "xsd:dateTime")


def skewed(r, n):
    """A number below n; small ones come often, as famous partners do."""
    chance = r.random()
    return int(n * chance * chance * chance)


def prose(r, low, high):
    """Some paragraphs, of a sentence or more."""
    sentences = [generate.stretched(r.choice(generate.SENTENCES), r)
                 for _ in range(r.randint(low, high))]
    return r.choice([" ", "\n\n"]).join(sentences)


class Group:
    """What is said of one authority; each statement once."""

    def __init__(self):
        self.statements = {}

    def say(self, subject, *pairs, graph=0):
        """Add pairs of predicate and object; `graph` is 0 or 1, that of the
        data or that of the evidence."""
        for predicate, value in pairs:
            self.statements[f"{subject} {iri(predicate)} {value}", graph] = None


def organisation_iri(k):
    return iri(f"id:organisation/{slug(WORK[k % len(WORK)])}-{k:06d}")


def organisation(group, k, r):
    name = f"{WORK[k % len(WORK)]} « {r.choice(generate.LAST)} & Cie » n° {k}"
    group.say(organisation_iri(k),
              ("rdf:type", iri("foaf:Organization")),
              ("skos:prefLabel", text(name, "fr")),
              ("ess:legalForm", text(r.choice(FORMS))),
              ("foaf:homepage", iri(f"https://structure-{k}.example/")),
              ("ess:isApproved", typed(r.choice(["true", "false"]),
                                       "xsd:boolean")))
    if r.random() < 0.2:
        group.say(organisation_iri(k), ("skos:altLabel", text(
            f"{slug(name)[:4].upper()}{k}")))


def address(group, doc, p):
    place = iri(doc + "#address")
    group.say(iri(doc), ("locn:address", place))
    group.say(place,
              ("rdf:type", iri("locn:Address")),
              ("locn:fullAddress", text(f"{p['street']}\n{p['postcode']} "
                                        f"{p['town']}")),
              ("locn:thoroughfare", text(p["street"])),
              ("locn:postCode", text(p["postcode"])),
              ("locn:postName", text(p["town"])),
              ("ess:countryCode", text("FR")))


def mandate(group, doc, p):
    r = p["random"]
    post = iri(f"{doc}#mandate-{r.randrange(1 << 32):08x}")
    person = iri(f"{doc}#person-{r.randrange(1 << 32):08x}")
    group.say(post,
              ("rdf:type", iri("ess:Mandate")),
              ("org:postIn", iri(doc)),
              ("org:heldBy", person),
              ("ess:statedRole", text(p["title"], "fr")))
    group.say(person,
              ("rdf:type", iri("foaf:Person")),
              ("foaf:name", text(p["elected"])))


def budget(group, doc, year, r):
    item = iri(f"{doc}#budget-{year}")
    hundredths = r.randint(1000, 900000) * r.choice([100, 5000])
    group.say(iri(doc), ("ess:hasBudget", item))
    group.say(item,
              ("rdf:type", iri("ess:Budget")),
              ("ess:amount", decimal(hundredths + r.choice([0, 0, 50]))),
              ("ess:currency", iri("http://publications.europa.eu/resource/"
                                   "authority/currency/EUR")),
              ("ess:year", typed(year, "xsd:gYear")),
              ("ess:purpose", text(r.choice(PURPOSES), "fr")),
              ("ess:isTotal", typed(r.choice(["true", "false"]),
                                    "xsd:boolean")))


def statistic(group, doc, k, r):
    item = iri(f"{doc}#statistic-{k}")
    indicator, unit = r.choice(INDICATORS)
    value = integer(r.randint(-40, 9000)) if unit != "%" else \
        decimal(r.randint(300, 2200))
    group.say(iri(doc), ("ess:hasStatistic", item))
    group.say(item,
              ("rdf:type", iri("ess:Statistic")),
              ("ess:indicator", text(indicator, "fr")),
              ("ess:value", value),
              ("ess:unit", text(unit)),
              ("dct:issued", typed(day(r), "xsd:date")))


def action(group, doc, k, known, r):
    item = iri(f"{doc}#action-{k}-{r.choice(THEMES)}")
    title = generate.stretched(r.choice(generate.BULLETS), r)
    group.say(iri(doc), ("ess:supports", item))
    group.say(item,
              ("rdf:type", iri("ess:Action")),
              ("dct:title", text(title, "fr")),
              ("dct:subject", iri("theme:" + THEMES[skewed(r, len(THEMES))])),
              ("ess:partner", organisation_iri(skewed(r, known))),
              ("ess:partner", organisation_iri(r.randrange(known))))
    if r.random() < 0.6:
        group.say(item, ("dct:description", text(prose(r, 1, 5), "fr")))
    if r.random() < 0.3:
        group.say(item, ("schema:startDate", typed(day(r), "xsd:date")))
    if r.random() < 0.1:
        group.say(item, ("rdfs:label", text(f"Local action no. {k}", "en")))


def event(group, doc, i, r):
    item, place = iri(doc + "#event"), f"_:place{i}"
    group.say(item,
              ("rdf:type", iri("ess:Event")),
              ("schema:organizer", iri(doc)),
              ("schema:startDate", moment(r)),
              ("schema:duration", typed(f"PT{r.randint(1, 9)}H",
                                        "xsd:duration")),
              ("schema:location", place))
    north, east = r.randint(42000, 50999), r.randint(-4500, 8200)
    group.say(place,
              ("wgs:lat", typed(f"{north / 10000:.4f}E1", "xsd:double")),
              ("geo:asWKT", typed(f"POINT({east / 1000:.3f} "
                                  f"{north / 1000:.3f})", "geo:wktLiteral")))


def section(group, doc, heading, r):
    item = iri(f"{doc}#section-{slug(heading)}")
    group.say(iri(doc), ("ess:hasSection", item))
    group.say(item,
              ("rdf:type", iri("ess:Section")),
              ("ess:heading", text(heading, "fr")),
              ("ess:text", text(prose(r, 2, 12), "fr")))


def evidence(group, doc, k, p):
    r = p["random"]
    item = iri(f"{doc}/evidence#{r.randrange(1 << 48):012x}")
    field = FIELDS[k % len(FIELDS)]
    group.say(item,
              ("rdf:type", iri("ess:Evidence")),
              ("ess:about", iri(doc)),
              ("ess:field", text(field)),
              ("ess:asWritten", text(f"{p['name']} : « {r.randint(1, 9999)} » "
                                     "(\"relevé\")", "fr")),
              ("ess:line", integer(r.randint(1, 400))),
              ("prov:hadPrimarySource", iri("https://exemple.test/profils")),
              ("prov:generatedAtTime", moment(r)), graph=1)


def head(group, doc, i, p):
    """What stands at the top of a profile."""
    r = p["random"]
    department = r.randrange(DEPARTMENTS)
    about = iri(doc)
    kind = slug(p["kind"])
    group.say(about,
              ("rdf:type", iri("ess:LocalAuthority")),
              ("skos:prefLabel", text(p["name"], "fr")),
              ("rdfs:label", text(p["name"])),
              ("org:classification", iri("kind:" + kind)),
              ("ess:statedKind", text(p["kind"], "fr")),
              ("ess:population", integer(p["population"])),
              ("ess:memberSince", integer(p["since"])),
              ("ess:updated", typed(day(r), "xsd:date")),
              ("ess:siren", text(f"{200000000 + i * 37 % 99999989}")),
              ("ess:withinTerritory", iri("id:territory/departement/"
                                          f"{department}")),
              ("ess:withinTerritory", iri("id:territory/region/"
                                          f"{department % REGIONS}")),
              ("foaf:page", iri(f"https://www.{slug(p['town'])}.example/ess")))
    # The dataset and the graph of the evidence both say what it is.
    group.say(about, ("rdf:type", iri("ess:LocalAuthority")), graph=1)


def authority(i, n):
    """All that is said of authority `i`, the n-th."""
    p = generate.profile(i)
    r = p["random"]
    doc = f"{BASE}id/{slug(p['kind'])}/{slug(p['name'])}"
    group = Group()
    head(group, doc, i, p)
    address(group, doc, p)
    mandate(group, doc, p)
    for k in (2 * n, 2 * n + 1):
        organisation(group, k, r)
    for year in range(r.randint(2018, 2025), 2026):
        budget(group, doc, year, r)
    for k in range(r.randint(1, 4)):
        statistic(group, doc, k, r)
    for k in range(r.randint(1, 8)):
        action(group, doc, k, 2 * n + 2, r)
    if r.random() < 0.3:
        event(group, doc, i, r)
    for heading in generate.SECTIONS[:r.randint(2, len(generate.SECTIONS))]:
        section(group, doc, heading, r)
    for k in range(r.randint(3, 9)):
        evidence(group, doc, k, p)
    return group


def territories():
    """What all authorities refer to."""
    group = Group()
    for k in range(DEPARTMENTS):
        group.say(iri(f"id:territory/departement/{k}"),
                  ("rdf:type", iri("igeo:Departement")),
                  ("rdfs:label", text(f"Département {k:02d}", "fr")),
                  ("dct:isPartOf", iri(f"id:territory/region/{k % REGIONS}")))
    for theme in THEMES:
        group.say(iri("theme:" + theme),
                  ("rdf:type", iri("skos:Concept")),
                  ("skos:prefLabel", text(theme.replace("-", " "), "fr")),
                  ("skos:broader", iri("theme:ess")))
    return group


def lines(seed, graphs):
    """Lines without end: territories, then one authority after the other."""
    first = seed * 10_000_000
    groups = itertools.chain([territories()], (
        authority(first + n, n) for n in itertools.count()))
    for number, group in enumerate(groups):
        names = [f"<{BASE}graph/{(number + k) % graphs}> " if graphs else ""
                 for k in (0, 1)]
        # A dict, for with one graph or none both say the same.
        yield from dict.fromkeys(f"{statement} {names[graph]}.\n"
                                 for statement, graph in group.statements)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--graphs", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.writelines(itertools.islice(
        lines(arguments.seed, arguments.graphs), arguments.count))


if __name__ == "__main__":
    main()
