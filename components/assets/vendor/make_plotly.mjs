// Writes plotly.min.js: plotly.js with no more than our figures use. See README.md.

import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import plotly from "plotly.js/package.json" with { type: "json" };

const NOTICE = `/*!
* plotly.js v${plotly.version}: core, scatter, bar, choropleth, scattergeo
* Copyright 2012-2026, Plotly, Inc.
* All rights reserved.
* Licensed under the MIT license; the licences of what it contains stand at the end
*/`;

// What attributes mean, for the reference; plotly.js leaves it out of its files, too.
const DESCRIPTIONS =
  /\bdescription:\s*(?:\[[^[\]]*\]\s*\.join\(\s*(?:'[^']*'|"[^"]*")\s*\)|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")(?=\s*[,}])\s*,?/g;

const withoutDescriptions = {
  name: "without-descriptions",
  setup({ onLoad }) {
    onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      return { contents: code.replace(DESCRIPTIONS, ""), loader: "js" };
    });
  },
};

// As in plotly.js's own esbuild-config.js, without what these parts do not need.
await build({
  entryPoints: ["plotly_parts.cjs"],
  outfile: "plotly.min.js",
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2016",
  define: { global: "window", "define.amd": "false" },
  plugins: [withoutDescriptions],
  // The one style sheet asked for is that of tiled maps.
  loader: { ".css": "empty" },
  legalComments: "eof",
  banner: { js: NOTICE },
  footer: { js: "window.Plotly = Plotly;" },
});
