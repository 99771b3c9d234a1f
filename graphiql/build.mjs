/**
 * Builds the page's script, style and fonts, with the licences of everything in them, into the folder that the service
 * embeds. Another folder may be named, so that a check can compare the two.
 */
import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

const folder = process.argv[2] ?? "../api/assets/graphiql";

/** GraphiQL's style carries its fonts in base64; ours are files (src/fonts.css). */
const withoutInlinedFonts = {
  name: "without-inlined-fonts",
  setup({ onLoad }) {
    onLoad({ filter: /graphiql\/dist\/style\.css$/ }, async ({ path }) => {
      const style = await readFile(path, "utf8");
      return { loader: "css", contents: style.replaceAll(/@font-face\s*\{[^}]*\}/g, "") };
    });
  },
};

const { metafile } = await build({
  entryPoints: { graphiql: "src/graphiql.jsx" },
  outdir: folder,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome105", "firefox105", "safari16.4"],
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  alias: { "react-style-singleton": "./src/adopted-style.js" },
  loader: { ".woff2": "file" },
  assetNames: "[name]",
  publicPath: "/graphiql",
  charset: "utf8",
  // The licences are all in one file.
  legalComments: "none",
  plugins: [withoutInlinedFonts],
  metafile: true,
});

const built = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
const used = built.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
await writeFile(`${folder}/LICENCES.txt`, await licences(used));
for (const [file, { bytes }] of Object.entries(metafile.outputs)) console.log(`${bytes}\t${file}`);
