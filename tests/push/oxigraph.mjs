// SPDX-FileCopyrightText: 2026 The essaim authors
// SPDX-License-Identifier: MIT
//
// A SPARQL 1.1 and Graph Store server over the npm package oxigraph, for
// tests: an engine that is not ours, with the protocols as their documents
// have them. Prints its port; ends when its standard input does.
//
// usage: node oxigraph.mjs --modules DIR [--port N] [--persist FILE]
//   [--split-put]      a PUT clears first and then loads, as Oxigraph did
//   [--max-rows N]     answers are cut there without a word
//   [--user U --password P]   writes need Basic authentication
//   [--token T]               writes need this bearer token

import { createRequire } from 'node:module';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const flags = {};
for (let i = 2; i < process.argv.length; ++i) {
  const name = process.argv[i].slice(2);
  flags[name] = ['split-put'].includes(name) ? true : process.argv[++i];
}
const require = createRequire(path.join(flags.modules, 'x.js'));
const oxigraph = require('oxigraph');

const store = new oxigraph.Store();
if (flags.persist && fs.existsSync(flags.persist)) {
  store.load(fs.readFileSync(flags.persist, 'utf8'),
    { format: 'application/n-quads' });
}

// All that was acknowledged is on disk.
function keep() {
  if (!flags.persist) return;
  const aside = flags.persist + '.new';
  const file = fs.openSync(aside, 'w');
  fs.writeSync(file, store.dump({ format: 'application/n-quads' }));
  fs.fsyncSync(file);
  fs.closeSync(file);
  fs.renameSync(aside, flags.persist);
}

class Refusal extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

function checkLogin(request) {
  const sent = request.headers.authorization ?? '';
  const wanted = flags.token ? `Bearer ${flags.token}`
    : flags.user
      ? 'Basic ' + Buffer.from(`${flags.user}:${flags.password}`)
        .toString('base64')
      : sent;
  if (sent !== wanted) throw new Refusal(401, 'who are you?');
}

function query(text, accept) {
  const xml = 'application/sparql-results+xml';
  const json = 'application/sparql-results+json';
  const form = /^\s*(PREFIX[^\n]*\n\s*)*(CONSTRUCT|DESCRIBE)/i.test(text)
    ? 'application/n-triples'
    : accept.includes('json') ? json : xml;
  let body = store.query(text, { results_format: form });
  if (flags['max-rows'] && form === xml) {
    const rows = body.split('<result>');
    const most = Number(flags['max-rows']);
    if (rows.length - 1 > most) {
      body = rows.slice(0, most + 1).join('<result>') +
        '</results></sparql>';
    }
  }
  return { status: 200, type: form, body };
}

function update(text) {
  store.update(text);
  keep();
  return { status: 204 };
}

const types = { 'application/n-triples': 1, 'text/turtle': 1 };

function graphStore(request, url, body) {
  const name = url.searchParams.get('graph');
  if (!name) throw new Refusal(400, 'no graph is named');
  const graph = oxigraph.namedNode(name);
  const type = (request.headers['content-type'] ?? '').split(';')[0];
  const had = store.match(null, null, null, graph).length > 0;
  switch (request.method) {
  case 'GET':
    if (!had) throw new Refusal(404, 'no such graph');
    return {
      status: 200, type: 'application/n-triples',
      body: store.dump({ format: 'application/n-triples',
        from_graph_name: graph }),
    };
  case 'DELETE':
    store.update(`DROP SILENT GRAPH <${name}>`);
    keep();
    return { status: 204 };
  case 'PUT':
  case 'POST':
    if (!types[type]) throw new Refusal(415, `${type} is not read here`);
    if (request.method === 'PUT') {
      if (!flags['split-put']) {
        new oxigraph.Store().load(body, { format: type });
      }
      store.update(`DROP SILENT GRAPH <${name}>`);
      if (flags['split-put']) keep();
    }
    store.load(body, { format: type, to_graph_name: graph });
    keep();
    return { status: had ? 204 : 201 };
  default:
    throw new Refusal(405, 'not here');
  }
}

function answer(request, body) {
  const url = new URL(request.url, 'http://localhost');
  const type = (request.headers['content-type'] ?? '').split(';')[0];
  const fields = type === 'application/x-www-form-urlencoded'
    ? new URLSearchParams(body) : new URLSearchParams();
  const accept = request.headers.accept ?? '';
  switch (url.pathname) {
  case '/query':
    return query(type === 'application/sparql-query' ? body
      : fields.get('query') ?? url.searchParams.get('query') ?? '', accept);
  case '/update':
    checkLogin(request);
    return update(type === 'application/sparql-update' ? body
      : fields.get('update') ?? '');
  case '/store':
    if (request.method !== 'GET') checkLogin(request);
    return graphStore(request, url, body);
  default:
    throw new Refusal(404, 'nothing is here');
  }
}

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    let out;
    try {
      out = answer(request, Buffer.concat(parts).toString('utf8'));
    } catch (error) {
      out = { status: error.status ?? 400, type: 'text/plain',
        body: `${error.message ?? error}\n` };
    }
    const text = Buffer.from(out.body ?? '', 'utf8');
    const headers = { 'Content-Length': text.length };
    if (out.type) headers['Content-Type'] = out.type;
    if (out.status === 401) {
      headers['WWW-Authenticate'] =
        flags.token ? 'Bearer' : 'Basic realm="test"';
    }
    response.writeHead(out.status, headers);
    response.end(text);
  });
});
server.listen(Number(flags.port ?? 0), '127.0.0.1', () => {
  process.stdout.write(`${server.address().port}\n`);
});
process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
