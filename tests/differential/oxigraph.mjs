// SPDX-FileCopyrightText: 2026 The essaim authors
// SPDX-License-Identifier: MIT
//
// Oxigraph's answers to many requests, in one process: as Arq.java.
// usage: node oxigraph.mjs MODULE FOLDER < LINES

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [module, folder] = process.argv.slice(2);
const oxigraph = createRequire(import.meta.url)(module);
const stores = new Map();

function read(data) {
  const store = new oxigraph.Store();
  store.load(readFileSync(join(folder, data), "utf8"),
    { format: "application/n-quads" });
  return store;
}

function query(store, text) {
  return store.query(text, {
    results_format: /CONSTRUCT/.test(text) ? "application/n-triples" : "json",
  });
}

function update(store, text) {
  store.update(text);
  return store.dump({ format: "application/n-quads" });
}

for (const line of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [data, name] = line.split(" ");
  const text = readFileSync(join(folder, name), "utf8");
  const stem = join(folder, name.slice(0, name.lastIndexOf(".")));
  try {
    if (name.endsWith(".ru")) {
      writeFileSync(stem + ".answer", update(read(data), text));
    } else {
      if (!stores.has(data)) {
        stores.set(data, read(data));
      }
      writeFileSync(stem + ".answer", query(stores.get(data), text));
    }
  } catch (error) {
    writeFileSync(stem + ".refused", String(error));
  }
}
