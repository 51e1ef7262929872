import { posix } from 'node:path';
import { slugify } from '../../demo/guides/.vitepress/slugify.js';

/** The files of a package, by their paths within it. */
export interface PackageFiles {
  /** Whether there is a file or a directory. */
  has: (path: string) => boolean;
  /** The text of a file that there is. */
  read: (path: string) => string;
}

/**
 * Says what is wrong with the links of a document in a package: its links and anchors must lead to something in the package, and files
 * of `demo` and `dist` that it names must be there. A link from the root of a site is dead there as well. On the registry's page of a
 * package whose repository has no public address, no relative link works, so the README has none: it names files instead. Its picture shows
 * its description there.
 */
export function linkProblems(document: string, files: PackageFiles): string[] {
  const text = withoutFences(files.read(document));
  const links = [...withoutCode(text).matchAll(/(!?)\[[^\]]*\]\(([^()\s]+)\)|(?:href|src)="([^"]+)"/g)];
  const targets = links.map(([, , link, attribute]) => link ?? attribute ?? '');
  const relative = links
    .filter(([, mark]) => document === 'README.md' && mark === '')
    .flatMap(([, , link = '']) => (/^(#|\w+:)/.test(link) ? [] : [link]));
  const shown = [...text.matchAll(/^<<< (\S+)/gm)].map(([, path = '']) => path);
  const named = [...text.matchAll(/`((?:demo|dist)\/[^`\s…]+|CHANGELOG\.md)`/g)].map(([, path = '']) => path);
  return [
    ...relative.map(
      (link) => `${link} is relative, which is dead on the registry’s page: name the file instead`,
    ),
    ...[...targets, ...shown].flatMap((target) => problemOf(target, document, files)),
    ...named.filter((path) => !files.has(path)).map((path) => `${path} is named, but is not in the package`),
  ].map((problem) => `${document}: ${problem}`);
}

function problemOf(target: string, document: string, files: PackageFiles): string[] {
  if (/^(https?|mailto):/.test(target)) return [];
  if (target.startsWith('/')) return [`${target} begins at the root of a site, which the package has not`];
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : posix.join(posix.dirname(document), path);
  if (!files.has(file)) return [`${target} is not in the package`];
  if (anchor === undefined || anchorsOf(files.read(file)).has(anchor)) return [];
  return [`${target} leads to no heading`];
}

/** The anchors of a document's headings. */
function anchorsOf(text: string): Set<string> {
  const headings = [...withoutFences(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(headings.map(slugify));
}

const withoutFences = (text: string) => text.replace(/^```[^]*?^```/gm, '');
const withoutCode = (text: string) => text.replace(/`[^`\n]*`/g, '');
