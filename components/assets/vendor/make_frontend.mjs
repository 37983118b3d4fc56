// Writes frontend-*.js: Streamlit's scripts of every first view in a few files.
// See README.md.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

// What our pages always show, by Streamlit's names; it would find them out one by one.
const ELEMENTS = ["Html", "PageLink", "BidiComponent"];
// A browser fetches six side by side, and reads the first while others are on their way.
const FILES = 4;

const [folder, version] = process.argv.slice(2);
if (!version) {
  throw new Error("node make_frontend.mjs SITE-PACKAGES/streamlit/static VERSION");
}
const NOTICE = `/*!
* Streamlit ${version}: the scripts of its frontend that a first view needs
* Copyright (c) Streamlit Inc. (2018-2022) Snowflake Inc. (2022-2026)
* Licensed under the Apache License, Version 2.0; put into one file for this project
*/`;
const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
const scripts = join(folder, "static/js");

// The elements and the entry after all that they import: as they will be run.
function chunks() {
  const found = new Set();
  const follow = (key) => {
    const { file, imports = [] } = manifest[key];
    if (found.has(file)) return;
    for (const each of imports) follow(each);
    found.add(file);
  };
  follow("index.html");
  for (const [key, { isDynamicEntry, name }] of Object.entries(manifest)) {
    if (isDynamicEntry && ELEMENTS.includes(name)) follow(key);
  }
  return [...found].map((file) => basename(file));
}

// Cuts the list into files of much the same weight; none needs a later one to start.
// The entry asks for the elements when they are shown: they stand in its file.
function cut(list) {
  const entry = basename(manifest["index.html"].file);
  const end = list.findIndex(({ name }) => name === entry);
  const whole = list.slice(0, end).reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  return list.map((one, place) => {
    const file = Math.floor((before / whole) * (FILES - 1));
    before += one.weight;
    return { ...one, file: place < end ? file : FILES - 1 };
  });
}

// Others import from a file what they did from its parts: m3_t is `t` of chunk 3.
function exportsOf({ code, name, place }) {
  const [, list = ""] = code.match(/export\{([^}]*)\};?\s*$/) ?? [];
  const exported = list.split(",").filter(Boolean).map((one) => one.split(" as ").pop());
  const renamed = exported.map((one) => `${one} as m${place}_${one}`);
  return [`import "./${name}";`]
    .concat(renamed.length ? `export { ${renamed.join(", ")} } from "./${name}";` : [])
    .join("\n");
}

const names = chunks();
const codes = await Promise.all(
  names.map((name) => readFile(join(scripts, name), "utf8")),
);
const parts = cut(
  codes.map((code, place) => ({
    code,
    name: names[place],
    place,
    weight: gzipSync(code).length,
  })),
);
const partOf = (path) => parts.find(({ name }) => name === basename(path));
const fileName = (file) => `./frontend-${file}.js`;

function fitted(code, file) {
  return code
    .replace(/import(?:\{([^}]*)\}from)?"\.\/([\w.-]+)"/g, (whole, list, chunk) => {
      const part = partOf(chunk);
      if (!part || part.file === file) return whole;
      if (list === undefined) return `import"${fileName(part.file)}"`;
      const taken = list.split(",").map((one) => {
        const [name, alias = name] = one.split(" as ");
        return `m${part.place}_${name} as ${alias}`;
      });
      return `import{${taken}}from"${fileName(part.file)}"`;
    })
    // Lists of what to fetch early: what is in these files is there.
    .replace(/m\.f=\[[^\]]*\]/g, (list) =>
      list.replace(/"\.\/([\w.-]+\.js)"/g, (whole, chunk) =>
        partOf(chunk) ? `"${fileName(partOf(chunk).file)}"` : whole,
      ),
    );
}

function oneFile(file) {
  return {
    name: "one-file",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\// }, ({ path }) =>
        partOf(path)?.file === file
          ? { path: join(scripts, basename(path)) }
          : { path, external: true },
      );
      onLoad({ filter: /\.js$/ }, async ({ path }) => {
        return { contents: fitted(await readFile(path, "utf8"), file), loader: "js" };
      });
    },
  };
}

const files = [];
for (let file = 0; file < FILES; file += 1) {
  const own = parts.filter((part) => part.file === file);
  files.push(own.map(({ name }) => name));
  await build({
    stdin: { contents: own.map(exportsOf).join("\n"), resolveDir: scripts },
    outfile: fileName(file),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    plugins: [oneFile(file)],
    legalComments: "eof",
    banner: { js: NOTICE },
  });
}
const digest = createHash("sha256").update(codes.join("")).digest("hex");
const about = { streamlit: version, digest, files };
await writeFile("frontend.json", `${JSON.stringify(about, null, 2)}\n`);
