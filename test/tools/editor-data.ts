/**
 * Writes what editors complete in HTML, from custom-elements.json: dist/vscode.html-custom-data.json for VS Code and other users of its
 * language service, dist/web-types.json for JetBrains' editors.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { format } from 'prettier';

type Manifest = Parameters<typeof getVsCodeHtmlCustomData>[0];

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8')) as Manifest;
const { name, version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
  name: string;
  version: string;
};
const webTypes = JSON.parse(getWebTypesData(manifest, { hideLogs: true })) as object;
const files = {
  'vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifest, { hideLogs: true }),
  'web-types.json': JSON.stringify({ ...webTypes, name, version }),
};
for (const [file, text] of Object.entries(files))
  await writeFile(new URL(`dist/${file}`, root), await format(text, { parser: 'json' }));
