/**
 * The last step of `npm run build`: writes dist/INTEGRITY.md, the hashes for pages that load the element from a server they do not
 * control. They change with every build, so they are in no document of the repository.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const address = `https://cdn.example/${name}@${version}/dist/`;

const hashOf = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(new URL(file, dist)))
    .digest('base64')}`;

const scriptOf = (file) =>
  `<script type="module" crossorigin="anonymous" src="${address}${file}"\n  integrity="${hashOf(file)}"></script>`;

const begins = 'cdn/connect-widget.js';
const chunks = readdirSync(new URL('cdn/', dist))
  .map((file) => `cdn/${file}`)
  .filter((file) => file.endsWith('.js') && file !== begins)
  .sort();
const integrity = Object.fromEntries(chunks.map((file) => [address + file, hashOf(file)]));

const text = `# Hashes of ${name} ${version}

A browser runs a script with \`integrity\` only if its content has this hash. Put the address that you load the package from in place of
\`https://cdn.example\`. If you serve the files from your own origin, you need no hashes.

All in one file:

\`\`\`html
${scriptOf('connect-widget.cdn.js')}
\`\`\`

In chunks: the attribute covers the first script alone, and the import map, which must come before it, covers those that it loads.
Browsers that do not know \`integrity\` in an import map load these without a check.

\`\`\`html
<script type="importmap">
${JSON.stringify({ integrity }, undefined, 2)}
</script>
${scriptOf(begins)}
\`\`\`
`;

writeFileSync(new URL('INTEGRITY.md', dist), text);
