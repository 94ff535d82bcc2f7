#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Check the ontology, the concept schemes, the lexicons and the mapping.

usage: check.py ONTOLOGY_DIR VOCAB_H

Prints "ok N checks" and exits 0, or each fault on a line and exits 1;
exits 77 (skipped) if rdflib is not installed.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

try:
    from rdflib import Graph, Literal, Namespace, URIRef
    from rdflib.namespace import (DCTERMS, FOAF, OWL, RDF, RDFS, SKOS,
                                  XSD)
except ImportError:
    print("skipped: python3-rdflib is not installed")
    sys.exit(77)

ONTOLOGY = URIRef("https://w3id.org/essaim/def")
ESS = Namespace(ONTOLOGY + "#")
KIND = Namespace(ONTOLOGY + "/kind#")
PARTNERS = URIRef(ONTOLOGY + "/partner")
PARTNER = "https://w3id.org/essaim/id/organisation/"
VANN = Namespace("http://purl.org/vocab/vann/")
FILES = ("ess.ttl", "kinds.ttl", "themes.ttl", "headings.ttl",
         "partners.ttl", "words.ttl")
LANGUAGES = ("en", "fr")
LABELS = (RDFS.label, SKOS.prefLabel)
DEFINITIONS = (SKOS.definition, DCTERMS.description)
SPELLINGS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
SECTION_KINDS = set(
    "panorama budget staffing programme actions partnerships governance "
    "evaluation perspectives news resources presentation".split())

# Fields that the converter looks up apart from the others: a spelling may
# stand in two of these sets, but not under two meanings within one.
WORDS = {"word.elected", "word.staff"}
ALONE = {"word.network", "country"}
# Meanings of the labels of partners.ttl and themes.ttl.
LEXICONS = {"partner", "theme"}
LABELS_ALONE = {"name", "kind.column", "address.postcode",
                "address.locality", "contact.reach"}


class Report:
    """Counts checks and keeps faults."""

    def __init__(self):
        self.checks = 0
        self.faults = []

    def check(self, holds, fault):
        self.checks += 1
        if not holds:
            self.faults.append(fault)

    def finish(self):
        for fault in self.faults:
            print(fault)
        if not self.faults:
            print(f"ok {self.checks} checks")
        return 1 if self.faults else 0


def short(term):
    return re.split(r"[/#]", str(term))[-1]


def c_strings(text, start, end):
    """The string literals of C source between two marks."""
    body = text.split(start, 1)[1].split(end, 1)[0]
    return re.findall(r'"([^"]*)"', body)


class Folding:
    """The spelling of labels as src/map/words.c compares it."""

    def __init__(self, words_c):
        self.small = set(c_strings(words_c, "small_words[]", "};"))

    @staticmethod
    def stem(word):
        if len(word) > 3 and word[-1] in "sx":
            word = word[:-1]
        while len(word) > 3 and word[-1] == "e":
            word = word[:-1]
        return word

    def counting(self, text):
        """The words that count, cut but not folded."""
        words = re.findall(r"[^\W_]+", text)
        return [w for w in words if self.key(w)]

    def capitals(self, text):
        """How the words that count are capitalised: small, initial, all."""
        return " ".join("small" if w[0].islower() else
                        "all" if len(w) > 1 and w.isupper() else "initial"
                        for w in self.counting(text))

    def key(self, text):
        text = text.casefold().replace("œ", "oe").replace("æ", "ae")
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
        words = re.findall(r"[^\W_]+", text)
        return " ".join(self.stem(w) for w in words if w not in self.small)


def parse_files(folder, report):
    graphs = {}
    for name in FILES:
        graphs[name] = Graph()
        try:
            graphs[name].parse(folder / name, format="turtle")
            report.check(True, "")
        except Exception as error:  # rdflib raises many kinds
            report.check(False, f"{name}: does not parse: {error}")
    return graphs


def tags(graph, subject, properties):
    """Language tags of the values, one list a property."""
    return [[o.language for o in graph.objects(subject, p)
             if isinstance(o, Literal)] for p in properties]


def check_texts(name, graph, report):
    for subject in sorted(set(graph.subjects(RDF.type)), key=str):
        if not isinstance(subject, URIRef) or subject == ONTOLOGY or \
                str(subject).startswith(PARTNER):
            continue
        for what, properties in (("label", LABELS),
                                 ("definition", DEFINITIONS)):
            found = tags(graph, subject, properties)
            for language in LANGUAGES:
                report.check(any(language in f for f in found),
                             f"{name}: {short(subject)} has no {what} "
                             f"in {language}")
            report.check(all(len(f) == len(set(f)) for f in found),
                         f"{name}: {short(subject)} has two {what}s in "
                         "one language")


def check_metadata(graph, report):
    def has(prop, language=None):
        values = graph.objects(ONTOLOGY, prop)
        report.check(any(getattr(v, "language", None) == language
                         or language is None for v in values),
                     f"ess.ttl: the ontology has no {short(prop)}"
                     + (f" in {language}" if language else ""))

    report.check((ONTOLOGY, RDF.type, OWL.Ontology) in graph,
                 "ess.ttl: no owl:Ontology")
    for prop in (DCTERMS.title, DCTERMS.description):
        for language in LANGUAGES:
            has(prop, language)
    for prop in (DCTERMS.creator, DCTERMS.license, DCTERMS.created,
                 DCTERMS.modified, OWL.versionInfo, OWL.versionIRI):
        has(prop)
    for prop, value in ((VANN.preferredNamespacePrefix, "ess"),
                        (VANN.preferredNamespaceUri, str(ESS))):
        report.check((ONTOLOGY, prop, Literal(value)) in graph,
                     f"ess.ttl: {short(prop)} is not {value}")


def check_property(graph, prop, report):
    domains = list(graph.objects(prop, RDFS.domain))
    ranges = list(graph.objects(prop, RDFS.range))
    is_data = (prop, RDF.type, OWL.DatatypeProperty) in graph
    report.check(len(domains) == 1,
                 f"ess.ttl: {short(prop)} has {len(domains)} domains")
    report.check(len(ranges) == 1,
                 f"ess.ttl: {short(prop)} has {len(ranges)} ranges")
    for value in ranges:
        literal = value == RDFS.Literal or str(value).startswith(str(XSD))
        report.check(literal == is_data,
                     f"ess.ttl: the range of {short(prop)} does not fit "
                     "its type")


def check_terms(graphs, vocab_h, report):
    graph = graphs["ess.ttl"]
    defined = {s for s in graph.subjects(RDF.type)
               if str(s).startswith(str(ESS))}
    used = {t for g in graphs.values() for s in g for t in s
            if isinstance(t, URIRef) and str(t).startswith(str(ESS))}
    for term in sorted(used - defined):
        report.check(False, f"{short(term)} is used and not defined")
    for term in sorted(defined):
        report.check((term, RDFS.isDefinedBy, ONTOLOGY) in graph,
                     f"ess.ttl: {short(term)} has no rdfs:isDefinedBy")
        if any((term, RDF.type, p) in graph for p in PROPERTIES):
            check_property(graph, term, report)
    in_code = re.findall(r'X\(ESS, \w+, "(\w+)"\)', vocab_h)
    report.check(in_code, "vocab.h: no term of namespace ESS found")
    for name in in_code:
        report.check(ESS[name] in defined,
                     f"vocab.h: ess:{name} is not defined in ess.ttl")


def check_scheme(name, graph, report):
    """What SKOS asks for, and what our schemes promise."""
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    preferred = defaultdict(list)
    report.check(len(schemes) == 1, f"{name}: not exactly one scheme")
    for concept in sorted(set(graph.subjects(SKOS.inScheme)), key=str):
        report.check(set(graph.objects(concept, SKOS.inScheme)) <= schemes,
                     f"{name}: {short(concept)} is in an unknown scheme")
        labels = [o for p in SPELLINGS for o in graph.objects(concept, p)]
        report.check(len(labels) == len(set(labels)),
                     f"{name}: {short(concept)} has one label as two kinds")
        for label in graph.objects(concept, SKOS.prefLabel):
            preferred[label].append(short(concept))
    for label, concepts in sorted(preferred.items()):
        report.check(len(concepts) == 1,
                     f"{name}: « {label} » is the preferred label of "
                     + " and ".join(concepts))


def french_keys(graph, concept, folding):
    """(key, label) of every French spelling."""
    return [(folding.key(o), str(o)) for p in SPELLINGS
            for o in graph.objects(concept, p) if o.language == "fr"]


def is_true(graph, concept, prop):
    return (concept, prop, Literal(True)) in graph


def check_spellings(name, graph, meanings, folding, report):
    """Under `meanings`, {concept: (set, meaning)}, each key says one thing,
    and each label says something new. Where capitals count, two labels of a
    concept may differ in them alone."""
    seen = {}
    for concept, (group, meaning) in sorted(meanings.items()):
        mine = {}
        for key, label in sorted(french_keys(graph, concept, folding)):
            report.check(key, f"{name}: « {label} » has no word that counts")
            form = key
            if is_true(graph, concept, ESS.caseSensitive):
                form += " " + folding.capitals(label)
            report.check(form not in mine,
                         f"{name}: « {label} » and « {mine.get(form)} » are "
                         f"the same to the converter ({short(concept)})")
            mine[form] = label
            other = seen.setdefault((group, key), (meaning, label))
            report.check(other[0] == meaning,
                         f"{name}: « {label} » means {meaning} and "
                         f"{other[0]} (« {other[1]} »)")


def check_kinds(graph, folding, report):
    kinds = set(graph.subjects(SKOS.inScheme))
    for kind in sorted(kinds):
        report.check(str(kind).startswith(str(KIND)) and
                     (kind, SKOS.notation, Literal(short(kind))) in graph,
                     f"kinds.ttl: {short(kind)} is not its own notation")
    check_spellings("kinds.ttl", graph,
                    {k: ("kind", short(k)) for k in kinds}, folding, report)


def check_lexicon(name, graph, entries, folding, report):
    """What holds for names that are looked for in prose: none stands for
    two things, and none is so short that it would be found by chance."""
    check_spellings(name, graph, {e: ("prose", short(e)) for e in entries},
                    folding, report)
    for entry in sorted(entries):
        for key, label in french_keys(graph, entry, folding):
            report.check(len(key) >= 3 or
                         is_true(graph, entry, ESS.caseSensitive),
                         f"{name}: « {label} » is too short to be found "
                         f"whatever its capitals ({short(entry)})")
        for prop in (ESS.caseSensitive, ESS.generic):
            report.check(set(graph.objects(entry, prop)) <= {Literal(True)},
                         f"{name}: {short(entry)}: ess:{short(prop)} is "
                         "said only if true")


def check_partner(graph, partner, types, report):
    def one(prop, holds, what):
        values = list(graph.objects(partner, prop))
        report.check(len(values) == 1 and holds(values[0]),
                     f"partners.ttl: {short(partner)} has not one {what}")

    report.check(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*",
                              str(partner)[len(PARTNER):]),
                 f"partners.ttl: {partner} does not end in a slug")
    one(SKOS.prefLabel, lambda v: v.language == "fr", "French name")
    one(SKOS.inScheme, lambda v: v == PARTNERS, "scheme, ess partners")
    one(FOAF.name, lambda v: v.language is None, "foaf:name")
    one(ESS.organisationType, lambda v: v in types,
        "type of ess:organisationTypes")
    spellings = {str(o) for p in SPELLINGS for o in graph.objects(partner, p)}
    for acronym in graph.objects(partner, ESS.acronym):
        report.check(str(acronym) in spellings,
                     f"partners.ttl: {acronym} is no label of "
                     + short(partner))
    for wider in graph.objects(partner, SKOS.broader):
        report.check((wider, RDF.type, FOAF.Organization) in graph,
                     f"partners.ttl: {short(wider)} is not described")


def check_partners(graphs, folding, report):
    graph = graphs["partners.ttl"]
    partners = set(graph.subjects(RDF.type, FOAF.Organization))
    types = set(graphs["ess.ttl"].subjects(SKOS.inScheme,
                                           ESS.organisationTypes))
    report.check(len(partners) >= 150,
                 f"partners.ttl: no more than {len(partners)} entries")
    for partner in sorted(partners):
        report.check(str(partner).startswith(PARTNER),
                     f"partners.ttl: {partner} is not under {PARTNER}")
        check_partner(graph, partner, types, report)
    check_lexicon("partners.ttl", graph, partners, folding, report)


def group_of(field):
    if field in WORDS:
        return "words"
    if field in LABELS_ALONE:
        return "labels"
    return field if field in ALONE else "headings"


def check_headings(graph, keys, folding, report):
    """Returns the fields that have an entry."""
    meanings = {}
    for entry in sorted(set(graph.subjects(RDF.type, ESS.Heading))):
        fields = [str(o) for o in graph.objects(entry, ESS.meansField)]
        kinds = [str(o) for o in graph.objects(entry, ESS.sectionKind)]
        report.check(len(fields) == 1 and fields[0] in keys,
                     f"headings.ttl: {short(entry)}: bad ess:meansField")
        report.check(len(kinds) == (fields == ["section"]) and
                     set(kinds) <= SECTION_KINDS,
                     f"headings.ttl: {short(entry)}: bad ess:sectionKind")
        field = "".join(fields)
        meanings[entry] = (group_of(field), " ".join([field] + kinds))
    check_spellings("headings.ttl", graph, meanings, folding, report)
    return {m.split()[0] for _, m in meanings.values()}


def check_words(graph, keys, folding, report):
    """Every entry is a list of words, which are looked up apart from those
    of the other lists: a word may stand in several. Returns the fields that
    have an entry."""
    meanings = {}
    seen = {}
    for entry in sorted(set(graph.subjects(RDF.type, ESS.Heading))):
        fields = [str(o) for o in graph.objects(entry, ESS.meansField)]
        field = "".join(fields)
        report.check(field in keys and field.startswith("word."),
                     f"words.ttl: {short(entry)}: bad ess:meansField")
        report.check(field not in seen,
                     f"words.ttl: {short(entry)} and {seen.get(field)} are "
                     f"both {field}")
        report.check(french_keys(graph, entry, folding),
                     f"words.ttl: {short(entry)} has no French word")
        seen[field] = short(entry)
        meanings[entry] = (field, field)
    check_spellings("words.ttl", graph, meanings, folding, report)
    return set(seen)


def check_fields(graphs, mapping_h, folding, report):
    """Every field that the converter knows is said by one of the files."""
    keys = c_strings(mapping_h, "#define ESS_MEANINGS(X)", "/**")
    keys = {k for k in keys if k} - LEXICONS
    headings = check_headings(graphs["headings.ttl"], keys, folding, report)
    words = check_words(graphs["words.ttl"], keys, folding, report)
    for key in sorted(keys - headings - words):
        report.check(False, f"headings.ttl, words.ttl: no entry for {key}")
    for key in sorted(headings & words):
        report.check(False, f"{key} is in headings.ttl and in words.ttl")


def main(argv):
    if len(argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    report = Report()
    source = Path(argv[2]).parent.parent
    read = {name: (source / name).read_text(encoding="utf-8")
            for name in ("rdf/vocab.h", "map/mapping.h", "map/words.c")}
    folding = Folding(read["map/words.c"])
    graphs = parse_files(Path(argv[1]), report)
    if report.faults:
        return report.finish()
    for name, graph in graphs.items():
        check_texts(name, graph, report)
        if name != "ess.ttl":
            check_scheme(name, graph, report)
    check_metadata(graphs["ess.ttl"], report)
    check_terms(graphs, read["rdf/vocab.h"], report)
    check_kinds(graphs["kinds.ttl"], folding, report)
    check_fields(graphs, read["map/mapping.h"], folding, report)
    themes = graphs["themes.ttl"]
    check_lexicon("themes.ttl", themes, set(themes.subjects(SKOS.inScheme)),
                  folding, report)
    check_partners(graphs, folding, report)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(sys.argv))
