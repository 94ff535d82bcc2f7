// SPDX-FileCopyrightText: 2026 The essaim authors
// SPDX-License-Identifier: MIT
//
// Makes gazetteer.tsv from the package @etalab/decoupage-administratif.
// README.md says what the columns hold, and where the figures come from.
// usage: node make-gazetteer.mjs PACKAGE_FOLDER > gazetteer.tsv

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
if (!folder) {
  console.error('usage: node make-gazetteer.mjs PACKAGE_FOLDER');
  process.exit(2);
}
const read = (name) =>
  JSON.parse(readFileSync(join(folder, 'data', `${name}.json`), 'utf8'));

// ---- The key of a name: the same as ess_gazetteer_key in C, which a unit
// test proves on every row.

const articles = new Set(['l', 'la', 'le', 'les']);
const prepositions = new Set(['d', 'de', 'des', 'du']);
const endings = new Set(
  ['agglo', 'agglomeration', 'communaute', 'eurometropole', 'metropole']);

// Words that only say the kind; the longest of those that begin alike first.
const kindWords = [
  'etablissement public territorial', 'collectivite departementale',
  'collectivite territoriale', 'communaute d agglomeration',
  'communaute de communes', 'communaute urbaine', 'communaute d agglo',
  'conseil departemental', 'conseil regional', 'conseil general',
  'agglomeration', 'eurometropole', 'departement', 'communaute', 'metropole',
  'codecom', 'comcom', 'region', 'agglo', 'cda', 'cdc', 'ept', 'ca', 'cc',
  'cd', 'cu',
].map((words) => words.split(' '));

// These are parts of names too (« Ville-la-Grand »): only before « de ».
const placeWords = ['collectivite', 'municipalite', 'commune', 'mairie',
  'ville'];

function fold(text) {
  return text.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss')
    .replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae')
    .split(/[^\p{L}\p{N}]+/u).filter((word) => word);
}

function withoutFront(words) {
  if (words.length > 1 && articles.has(words[0])) {
    return words.slice(1);
  }
  if (words.length > 2 && placeWords.includes(words[0]) &&
      prepositions.has(words[1])) {
    return words.slice(2);
  }
  const kind = kindWords.find((k) => k.length < words.length &&
                                     k.every((w, i) => w === words[i]));
  if (!kind) {
    return words;
  }
  const rest = words.slice(kind.length);
  return rest.length > 1 && prepositions.has(rest[0]) ? rest.slice(1) : rest;
}

function key(name) {
  const full = { st: 'saint', ste: 'sainte' };
  let words = fold(name.trim().replace(/(.)\([^(]*\)$/u, '$1'))
    .map((word) => full[word] ?? word);
  for (let before = 0; before !== words.length;) {
    before = words.length;
    words = withoutFront(words);
  }
  while (words.length > 1 && endings.has(words[words.length - 1])) {
    words = words.slice(0, -1);
  }
  return words.join(' ');
}

// ---- Checks: the table is refused rather than wrong.

function check(holds, what) {
  if (!holds) {
    throw new Error(what);
  }
}

// The last digit of a SIREN checks the others (Luhn).
function isSiren(siren) {
  const sum = [...siren].reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 ? 2 : 1);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return /^\d{9}$/.test(siren) && sum % 10 === 0;
}

// ---- Rows

// Municipal populations: of the census for 2023, of Mayotte for 2017. Those
// of the collectivities overseas are of other years, and left out.
const yearOf = (region) => (region === '06' ? 2017 : 2023);
const isFrench = (place) => place.zone !== 'com';

const communes = read('communes')
  .filter((commune) => commune.type === 'commune-actuelle');
const byCode = new Map(communes.map((c) => [c.code, c]));
const unions = read('epci');
const trusts = read('ept');
const sirens = new Map(readFileSync(join(here, 'sirens.tsv'), 'utf8')
  .split('\n').filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([kind, code, siren]) => [`${kind} ${code}`, siren]));

const rows = [];

function add(kind, code, siren, name, around, postcodes, people) {
  const population = people.reduce((n, c) => n + c.population, 0);
  const years = new Set(people.map((c) => yearOf(c.region)));
  check(!siren || isSiren(siren), `${name}: bad SIREN ${siren}`);
  check(years.size < 2, `${name}: populations of several years`);
  check(!/[\t\n]/.test(name) && key(name), `${name}: bad name`);
  rows.push([key(name), kind, code, siren ?? '', name,
    around.departements.join(' '), around.regions.join(' '),
    around.unions.join(' '), postcodes.join(' '),
    years.size ? population : '', [...years].join('')].join('\t'));
}

// Where most of the inhabitants are comes first.
function heaviest(members, property) {
  const weight = new Map();
  for (const member of members) {
    const place = member[property];
    weight.set(place, (weight.get(place) ?? 0) + member.population);
  }
  return [...weight.keys()].sort(
    (a, b) => weight.get(b) - weight.get(a) || (a < b ? -1 : 1));
}

const unionsOf = new Map(communes.map((c) => [c.code, []]));

function addUnion(kind, union, above) {
  const members = union.membres.map((m) => byCode.get(m.code));
  check(members.every((m) => m && isFrench(m)), `${union.nom}: members`);
  members.forEach((m) => unionsOf.get(m.code).push(union.code));
  add(kind, union.code, union.code, union.nom.replace(/\s+/g, ' '), {
    departements: heaviest(members, 'departement'),
    regions: heaviest(members, 'region'),
    unions: above,
  }, [], members);
}

const kindOf = {
  CC: 'communaute-de-communes', CA: 'communaute-d-agglomeration',
  CU: 'communaute-urbaine', METRO: 'metropole', MET69: 'metropole',
};
const paris = unions.find((u) => u.nom === 'Métropole du Grand Paris');

// The nearest first: the EPT of a commune before its métropole.
trusts.forEach((trust) => addUnion('ept', trust, [paris.code]));
for (const union of unions) {
  check(kindOf[union.type], `${union.nom}: unknown type ${union.type}`);
  addUnion(kindOf[union.type], union, []);
}

for (const c of communes) {
  const french = isFrench(c);
  add('commune', c.code, c.siren, c.nom, {
    departements: french ? [c.departement] : [],
    regions: french ? [c.region] : [],
    unions: unionsOf.get(c.code),
  }, c.codesPostaux ?? [], french ? [c] : []);
}

for (const d of read('departements').filter(isFrench)) {
  add('departement', d.code, sirens.get(`departement ${d.code}`), d.nom,
    { departements: [], regions: [d.region], unions: [] }, [],
    communes.filter((c) => c.departement === d.code));
}

for (const r of read('regions').filter(isFrench)) {
  add('region', r.code, sirens.get(`region ${r.code}`), r.nom,
    { departements: [], regions: [], unions: [] }, [],
    communes.filter((c) => c.region === r.code));
}

rows.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
process.stdout.write([
  '# SPDX-FileCopyrightText: Etalab, INSEE, DGCL, La Poste',
  '# SPDX-License-Identifier: etalab-2.0',
  '#key\tkind\tcode\tsiren\tname\tdepartements\tregions\tunions\tpostcodes' +
    '\tpopulation\tyear',
  ...rows, ''].join('\n'));
