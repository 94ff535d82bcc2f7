#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The essaim authors
# SPDX-License-Identifier: MIT
"""Made-up profiles for measurements: the shape of real pages, no real people.

usage: generate.py text|csv COUNT [FIRST] > FILE

The same arguments always give the same bytes; FIRST (default 0) is the
number of the first profile, so that several files have different ones.
"""

import random
import sys

KINDS = [
    ("Commune", "Ville de {}", (3000, 220000)),
    ("Commune", "Commune de {}", (800, 30000)),
    ("Communauté de communes", "Communauté de communes de {}", (5000, 60000)),
    ("Communauté d’agglomération", "Communauté d'agglomération de {}",
     (50000, 300000)),
    ("Métropole", "Métropole de {}", (250000, 900000)),
    ("Conseil départemental", "Conseil départemental de {}",
     (90000, 1500000)),
    ("PETR", "PETR du Pays de {}", (20000, 120000)),
]
HEADS = """Saint Mont Beau Clair Haut Val Roche Font Neuf Grand Belle Mar Cour
Ville Bois Champ Pré Aigue Vern Lande Chât Puy Ker Mou Vil Font Bour Cham
Ligni Verd Orm Tré Som Esc Hau Bré""".split()
MIDDLES = """bé ler mon tig ver lan dri sel ran ny vau ro mar thé gué nar lou
fay pier cou mé di ta li""".split()
TAILS = """ville court mont lieu sac ac ay y eux elle ères an igny olles ange
heim willer ers in oux""".split()
JOINERS = ["sur", "lès", "en", "sous"]
RIVERS = """Loire Meuse Aube Orne Sarthe Vienne Drôme Isère Lys Somme Ill
Moselle Marne Ain Doubs Saône Garonne Lot Tarn Adour""".split()
FIRST = """Camille Dominique Claude Maxime Sacha Alix Noémie Étienne Hélène
Cédric Inès Loïc Maëlle Gaëtan Zoé Benoît Amélie Rémi Chloé Jérôme""".split()
LAST = """Ferrand Delorme Guyot Lecœur Maréchal Aubry Prévost Leroux Besnard
Vasseur Charrier Pichon Rolland Schmitt Muller Le-Goff Tessier Bourdon""" \
    .split()
STREETS = """rue de la République|place de l’Hôtel de Ville|avenue Jean Jaurès
|boulevard de la Gare|rue des Écoles|quai du Port|allée des Tilleuls
|chemin du Moulin|rue du Général Leclerc|place du Marché""" \
    .replace("\n", "").split("|")
SECTIONS = [
    "Panorama de l'ESS sur le territoire",
    "Programme d’intervention dans le champ de l’ESS",
    "Budget",
    "Exemples d'actions soutenues",
    "Partenaires",
    "Structuration de l'équipe",
]
OPENINGS = """Sur le territoire, l’ESS réunit|Dans le bassin d’emploi, l’ESS
 rassemble|L’économie sociale et solidaire représente|Les structures de l’ESS
 emploient""".replace("\n", "").split("|")
SENTENCES = [
    "La collectivité accompagne les porteurs de projets et les tiers-lieux, "
    "avec une attention aux quartiers prioritaires de la ville (QPV).",
    "Un pôle territorial de coopération économique (PTCE) réunit "
    "{n} acteurs autour du réemploi et des circuits courts.",
    "La feuille de route « Territoires solidaires » a été votée en {year} ; "
    "elle fixe {k} axes et un calendrier.",
    "Les clauses sociales des marchés ont permis {n} 000 heures d’insertion "
    "en {year}.",
    "La monnaie locale circule chez {n} commerçants et associations depuis "
    "{year}.",
    "Le Mois de l’ESS rassemble chaque novembre une trentaine d’événements "
    "sur tout le territoire.",
    "Un appel à projets annuel soutient l’amorçage ; {n} dossiers ont été "
    "retenus en {year}.",
    "La CRESS et le réseau France Active siègent au comité de pilotage.",
]
BULLETS = [
    "Appui aux structures d’insertion par l’activité économique (IAE)",
    "Soutien à l’entrepreneuriat : {n} porteurs de projets accompagnés",
    "Budget : {n} 000 € pour la ressourcerie « Le Grenier »",
    "Épicerie solidaire et cuisine partagée, ouvertes en {year}",
    "Convention avec le Dispositif local d’accompagnement (DLA)",
    "Achats responsables : {k} marchés avec une clause d’insertion",
    "Coopérative d’activités et d’emploi, {n} entrepreneurs salariés",
    "À lire ici : https://exemple.test/ess/{n}/fiche.html",
]


def stretched(text, r):
    """The text with its figures chosen."""
    return text.format(n=r.randint(2, 480), k=r.randint(2, 9),
                       year=r.randint(2008, 2025))


def town(i, r):
    """A name for place `i`, different from that of any other."""
    digits = i
    name = HEADS[digits % len(HEADS)]
    digits //= len(HEADS)
    while True:
        name += MIDDLES[digits % len(MIDDLES)]
        digits //= len(MIDDLES)
        if not digits:
            break
    name += TAILS[i % len(TAILS)]
    # The number written as syllables is unique but for chance endings.
    return f"{name}-{r.choice(JOINERS)}-{r.choice(RIVERS)} {i + 1}"


def grouped(n):
    """A number as French pages write it."""
    return f"{n:,}".replace(",", " ")


def person(r):
    return f"{r.choice(FIRST)} {r.choice(LAST)}"


def profile(i):
    """One authority, as a dict."""
    r = random.Random(i * 2654435761 % 2**32)
    kind, pattern, (low, high) = KINDS[r.randrange(len(KINDS))]
    place = town(i, r)
    return {
        "random": r,
        "name": pattern.format(place),
        "kind": kind,
        "population": r.randint(low, high),
        "since": r.randint(1995, 2025),
        "street": f"{r.randint(1, 180)} {r.choice(STREETS)}",
        "postcode": f"{r.randint(1000, 95999):05d}",
        "town": place.rsplit(" ", 1)[0],
        "elected": person(r),
        "title": r.choice(["Maire", "Vice-présidente à l’ESS", "Adjoint à "
                           "l’économie sociale et solidaire", "Conseillère "
                           "déléguée à l’insertion"]),
        "staff": person(r),
        "service": r.choice(["Développement économique", "Direction de "
                             "l’emploi et de l’insertion", "Mission ESS"]),
        "budget": r.randint(5, 900) * 1000,
    }


def prose(p, heading):
    r = p["random"]
    yield heading
    yield ""
    yield (f"{r.choice(OPENINGS)} {r.randint(6, 17)} % des établissements et "
           f"{r.randint(6, 17)} % des emplois ; {grouped(r.randint(90, 90000))}"
           " salariés y travaillent.")
    if heading == "Budget":
        yield ""
        yield (f"Budget annuel : {grouped(p['budget'])} € en "
               f"{r.randint(2019, 2025)}, dont {grouped(p['budget'] // 4)} € "
               "d’investissement.")
    for _ in range(r.randint(3, 6)):
        yield ""
        yield stretched(r.choice(SENTENCES), r)
    yield ""
    for _ in range(r.randint(3, 7)):
        yield "  • " + stretched(r.choice(BULLETS), r)
    yield ""


def text(i):
    """One profile of a page, as lines."""
    p = profile(i)
    r = p["random"]
    yield p["name"]
    yield ""
    for heading in SECTIONS[:r.randint(3, len(SECTIONS))]:
        yield from prose(p, heading)
    yield f"Année d'adhésion au RTES: {p['since']}"
    yield ""
    yield "Type de collectivité"
    yield p["kind"]
    yield "Nombre d'habitants sur le territoire"
    yield f"{grouped(p['population'])} habitants"
    yield "Adresse"
    yield ""
    yield p["street"]
    yield f"{p['postcode']} {p['town']}"
    yield "France"
    yield ""
    yield "Région"
    yield "Contact public"
    yield ""
    yield f"Élue représentante : {p['elected']}"
    yield f"Titre : {p['title']}"
    yield ""
    yield f"Chargée de mission économie sociale et solidaire: {p['staff']}"
    yield f"Service : {p['service']}"
    yield ""


COLUMNS = [
    ("Nom", "name"), ("Type de collectivité", "kind"),
    ("Nombre d'habitants", "population"),
    ("Année d'adhésion au RTES", "since"), ("Adresse", "address"),
    ("Élue représentante", "elected"), ("Titre", "title"),
    ("Budget", "budget"),
]


def quoted(value):
    value = str(value)
    if any(c in value for c in ',"\n'):
        return '"' + value.replace('"', '""') + '"'
    return value


def row(i):
    p = profile(i)
    p["address"] = f"{p['street']}, {p['postcode']} {p['town']}"
    p["budget"] = f"{grouped(p['budget'])} €"
    return ",".join(quoted(p[key]) for _, key in COLUMNS)


def main():
    shape, count = sys.argv[1], int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    if shape == "csv":
        print(",".join(quoted(name) for name, _ in COLUMNS))
    for i in range(first, first + count):
        print(row(i) if shape == "csv" else "\n".join(text(i)))


if __name__ == "__main__":
    main()
