/* SPDX-FileCopyrightText: 2026 The essaim authors
   SPDX-License-Identifier: MIT */

/* Every vocabulary term the program writes or reads (layer 1), in one list
   that a test compares with `ontology/`. */

#ifndef ESSAIM_RDF_VOCAB_H
#define ESSAIM_RDF_VOCAB_H

#include "rdf/term.h"

/** Base IRI when none is chosen. */
#define ESS_DEFAULT_BASE "https://w3id.org/essaim/"

/** Namespaces: enumerator, prefix, IRI. An IRI that does not begin with a
    scheme is relative to the base IRI chosen by the user. */
#define ESS_NAMESPACES(X)                                                    \
  X(CS, "cs", "http://purl.org/vocab/changeset/schema#")                     \
  X(DCAT, "dcat", "http://www.w3.org/ns/dcat#")                              \
  X(DCT, "dct", "http://purl.org/dc/terms/")                                 \
  X(ESS, "ess", "def#")                                                      \
  X(FOAF, "foaf", "http://xmlns.com/foaf/0.1/")                              \
  X(IGEO, "igeo", "http://rdf.insee.fr/def/geo#")                            \
  X(KIND, "kind", "def/kind#")                                               \
  X(LOCN, "locn", "http://www.w3.org/ns/locn#")                              \
  X(ORG, "org", "http://www.w3.org/ns/org#")                                 \
  X(ORGANISATION, "organisation", "id/organisation/")                        \
  X(OWL, "owl", "http://www.w3.org/2002/07/owl#")                            \
  X(PROV, "prov", "http://www.w3.org/ns/prov#")                              \
  X(RDF, "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")               \
  X(RDFS, "rdfs", "http://www.w3.org/2000/01/rdf-schema#")                   \
  X(SCHEMA, "schema", "https://schema.org/")                                 \
  X(SKOS, "skos", "http://www.w3.org/2004/02/skos/core#")                    \
  X(THEME, "theme", "def/theme#")                                            \
  X(VOID, "void", "http://rdfs.org/ns/void#")                                \
  X(XSD, "xsd", "http://www.w3.org/2001/XMLSchema#")

/** Terms: namespace enumerator, name in C, local name. */
#define ESS_TERMS(X)                                                         \
  X(DCAT, Dataset, "Dataset")                                                \
  X(DCAT, Distribution, "Distribution")                                      \
  X(DCAT, accessURL, "accessURL")                                            \
  X(DCAT, distribution, "distribution")                                      \
  X(DCAT, downloadURL, "downloadURL")                                        \
  X(DCAT, keyword, "keyword")                                                \
  X(DCAT, mediaType, "mediaType")                                            \
  X(DCAT, theme, "theme")                                                    \
  X(DCT, LicenseDocument, "LicenseDocument")                                 \
  X(DCT, bibliographicCitation, "bibliographicCitation")                     \
  X(DCT, conformsTo, "conformsTo")                                           \
  X(DCT, description, "description")                                         \
  X(DCT, format, "format")                                                   \
  X(DCT, hasPart, "hasPart")                                                 \
  X(DCT, identifier, "identifier")                                           \
  X(DCT, isPartOf, "isPartOf")                                               \
  X(DCT, language, "language")                                               \
  X(DCT, license, "license")                                                 \
  X(DCT, modified, "modified")                                               \
  X(DCT, publisher, "publisher")                                             \
  X(DCT, source, "source")                                                   \
  X(DCT, spatial, "spatial")                                                 \
  X(DCT, subject, "subject")                                                 \
  X(DCT, title, "title")                                                     \
  X(ESS, Action, "Action")                                                   \
  X(ESS, Axis, "Axis")                                                       \
  X(ESS, Budget, "Budget")                                                   \
  X(ESS, Event, "Event")                                                     \
  X(ESS, Evidence, "Evidence")                                               \
  X(ESS, Framework, "Framework")                                             \
  X(ESS, GovernanceBody, "GovernanceBody")                                   \
  X(ESS, Heading, "Heading")                                                 \
  X(ESS, Initiative, "Initiative")                                           \
  X(ESS, LocalAuthority, "LocalAuthority")                                   \
  X(ESS, Mandate, "Mandate")                                                 \
  X(ESS, Objective, "Objective")                                             \
  X(ESS, Partnership, "Partnership")                                         \
  X(ESS, Programme, "Programme")                                             \
  X(ESS, Publication, "Publication")                                         \
  X(ESS, Scheme, "Scheme")                                                   \
  X(ESS, Section, "Section")                                                 \
  X(ESS, StaffPost, "StaffPost")                                             \
  X(ESS, Staffing, "Staffing")                                               \
  X(ESS, Statistic, "Statistic")                                             \
  X(ESS, about, "about")                                                     \
  X(ESS, acronym, "acronym")                                                 \
  X(ESS, amount, "amount")                                                   \
  X(ESS, asWritten, "asWritten")                                             \
  X(ESS, budgetSection, "budgetSection")                                     \
  X(ESS, caseSensitive, "caseSensitive")                                     \
  X(ESS, cedex, "cedex")                                                     \
  X(ESS, countryCode, "countryCode")                                         \
  X(ESS, currency, "currency")                                               \
  X(ESS, doubt, "doubt")                                                     \
  X(ESS, doubtAboutAmount, "doubtAboutAmount")                               \
  X(ESS, doubtAboutKind, "doubtAboutKind")                                   \
  X(ESS, doubtAboutLink, "doubtAboutLink")                                   \
  X(ESS, doubtAboutPerimeter, "doubtAboutPerimeter")                         \
  X(ESS, doubtAboutRole, "doubtAboutRole")                                   \
  X(ESS, doubtAboutTotal, "doubtAboutTotal")                                 \
  X(ESS, excludedFromTotal, "excludedFromTotal")                             \
  X(ESS, field, "field")                                                     \
  X(ESS, generic, "generic")                                                 \
  X(ESS, graphVersion, "graphVersion")                                       \
  X(ESS, hasAxis, "hasAxis")                                                 \
  X(ESS, hasBudget, "hasBudget")                                             \
  X(ESS, hasEvent, "hasEvent")                                               \
  X(ESS, hasFramework, "hasFramework")                                       \
  X(ESS, hasGovernanceBody, "hasGovernanceBody")                             \
  X(ESS, hasInitiative, "hasInitiative")                                     \
  X(ESS, hasObjective, "hasObjective")                                       \
  X(ESS, hasPartnership, "hasPartnership")                                   \
  X(ESS, hasProgramme, "hasProgramme")                                       \
  X(ESS, hasPublication, "hasPublication")                                   \
  X(ESS, hasScheme, "hasScheme")                                             \
  X(ESS, hasSection, "hasSection")                                           \
  X(ESS, hasStaffing, "hasStaffing")                                         \
  X(ESS, hasStatistic, "hasStatistic")                                       \
  X(ESS, heading, "heading")                                                 \
  X(ESS, holder, "holder")                                                   \
  X(ESS, indicator, "indicator")                                             \
  X(ESS, inseeCode, "inseeCode")                                             \
  X(ESS, investmentSection, "investmentSection")                             \
  X(ESS, isApproximate, "isApproximate")                                     \
  X(ESS, isTotal, "isTotal")                                                 \
  X(ESS, line, "line")                                                       \
  X(ESS, maxValue, "maxValue")                                               \
  X(ESS, meansField, "meansField")                                           \
  X(ESS, measure, "measure")                                                 \
  X(ESS, memberSince, "memberSince")                                         \
  X(ESS, minValue, "minValue")                                               \
  X(ESS, networkRole, "networkRole")                                         \
  X(ESS, normalised, "normalised")                                           \
  X(ESS, note, "note")                                                       \
  X(ESS, operatingSection, "operatingSection")                               \
  X(ESS, organisationType, "organisationType")                               \
  X(ESS, partOfTotal, "partOfTotal")                                         \
  X(ESS, partner, "partner")                                                 \
  X(ESS, perPeriod, "perPeriod")                                             \
  X(ESS, perimeter, "perimeter")                                             \
  X(ESS, population, "population")                                           \
  X(ESS, purpose, "purpose")                                                 \
  X(ESS, rank, "rank")                                                       \
  X(ESS, sectionKind, "sectionKind")                                         \
  X(ESS, service, "service")                                                 \
  X(ESS, siren, "siren")                                                     \
  X(ESS, statedKind, "statedKind")                                           \
  X(ESS, statedRole, "statedRole")                                           \
  X(ESS, status, "status")                                                   \
  X(ESS, supports, "supports")                                               \
  X(ESS, territory, "territory")                                             \
  X(ESS, text, "text")                                                       \
  X(ESS, unit, "unit")                                                       \
  X(ESS, updated, "updated")                                                 \
  X(ESS, value, "value")                                                     \
  X(ESS, withinTerritory, "withinTerritory")                                 \
  X(ESS, year, "year")                                                       \
  X(FOAF, Agent, "Agent")                                                    \
  X(FOAF, Document, "Document")                                              \
  X(FOAF, Organization, "Organization")                                      \
  X(FOAF, Person, "Person")                                                  \
  X(FOAF, name, "name")                                                      \
  X(FOAF, page, "page")                                                      \
  X(IGEO, Commune, "Commune")                                                \
  X(IGEO, Departement, "Departement")                                        \
  X(IGEO, Intercommunalite, "Intercommunalite")                              \
  X(IGEO, Region, "Region")                                                  \
  X(LOCN, Address, "Address")                                                \
  X(LOCN, address, "address")                                                \
  X(LOCN, fullAddress, "fullAddress")                                        \
  X(LOCN, locatorName, "locatorName")                                        \
  X(LOCN, poBox, "poBox")                                                    \
  X(LOCN, postCode, "postCode")                                              \
  X(LOCN, postName, "postName")                                              \
  X(LOCN, thoroughfare, "thoroughfare")                                      \
  X(ORG, classification, "classification")                                   \
  X(ORG, heldBy, "heldBy")                                                   \
  X(ORG, postIn, "postIn")                                                   \
  X(PROV, Activity, "Activity")                                              \
  X(PROV, Entity, "Entity")                                                  \
  X(PROV, SoftwareAgent, "SoftwareAgent")                                    \
  X(PROV, hadPrimarySource, "hadPrimarySource")                              \
  X(PROV, wasAssociatedWith, "wasAssociatedWith")                            \
  X(PROV, wasDerivedFrom, "wasDerivedFrom")                                  \
  X(PROV, wasGeneratedBy, "wasGeneratedBy")                                  \
  X(RDF, type, "type")                                                       \
  X(RDFS, label, "label")                                                    \
  X(SCHEMA, endDate, "endDate")                                              \
  X(SCHEMA, mentions, "mentions")                                            \
  X(SCHEMA, startDate, "startDate")                                          \
  X(SKOS, altLabel, "altLabel")                                              \
  X(SKOS, broader, "broader")                                                \
  X(SKOS, hiddenLabel, "hiddenLabel")                                        \
  X(SKOS, inScheme, "inScheme")                                              \
  X(SKOS, prefLabel, "prefLabel")                                            \
  X(VOID, Dataset, "Dataset")                                                \
  X(VOID, class, "class")                                                    \
  X(VOID, classPartition, "classPartition")                                  \
  X(VOID, classes, "classes")                                                \
  X(VOID, distinctSubjects, "distinctSubjects")                              \
  X(VOID, entities, "entities")                                              \
  X(VOID, exampleResource, "exampleResource")                                \
  X(VOID, triples, "triples")                                                \
  X(VOID, uriSpace, "uriSpace")                                              \
  X(VOID, vocabulary, "vocabulary")                                          \
  X(XSD, boolean, "boolean")                                                 \
  X(XSD, date, "date")                                                       \
  X(XSD, decimal, "decimal")                                                 \
  X(XSD, double, "double")                                                   \
  X(XSD, gYear, "gYear")                                                     \
  X(XSD, gYearMonth, "gYearMonth")                                           \
  X(XSD, integer, "integer")                                                 \
  X(XSD, string, "string")

/** The namespaces, as enumerators ESS_NS_DCAT and so on. */
enum ess_namespace {
#define X(id, prefix, iri) ESS_NS_##id,
  ESS_NAMESPACES(X)
#undef X
  ESS_NS_COUNT
};

/** The terms, as enumerators ESS_V_FOAF_name and so on. */
enum ess_vocab_id {
#define X(ns, id, local) ESS_V_##ns##_##id,
  ESS_TERMS(X)
#undef X
  ESS_V_COUNT
};

/** The IRIs of all namespaces and terms under one base IRI; opaque. */
struct ess_vocab;

/** The vocabulary under `base`, or NULL without memory. Free with
    ess_vocab_free. */
struct ess_vocab *ess_vocab_new(struct ess_view base);

/** Free `vocab`; NULL is fine. */
void ess_vocab_free(struct ess_vocab *vocab);

/** Term `id` as an IRI term; lives as long as `vocab`. */
struct ess_term ess_vocab_term(const struct ess_vocab *vocab,
                               enum ess_vocab_id id);

/** The IRI of namespace `ns`; lives as long as `vocab`. */
struct ess_view ess_vocab_namespace(const struct ess_vocab *vocab,
                                    enum ess_namespace ns);

/** The usual prefix of namespace `ns`; static. */
const char *ess_namespace_prefix(enum ess_namespace ns);

/** The namespace that term `id` is of. */
enum ess_namespace ess_vocab_namespace_of(enum ess_vocab_id id);

/** The local name of term `id`; static. */
struct ess_view ess_vocab_local(enum ess_vocab_id id);

/** True if term `id` is a class: its local name begins with a capital. */
bool ess_vocab_is_class(enum ess_vocab_id id);

#endif
