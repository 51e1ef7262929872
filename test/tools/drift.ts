/**
 * Compares what this package knows of MX (messages and fields, options, statuses, operations) with the packages that we looked at
 * last, with MX's OpenAPI documents in test/openapi, and with the newest packages in npm's registry. With `--save` it also stores
 * the facts of the newest packages, which become those that we looked at last.
 */
import { parseArgs } from 'node:util';
import { readDocument } from '../drift/documents.js';
import { documentNames, packageNames } from '../drift/facts.js';
import { extractNewest } from '../drift/registry.js';
import { run } from '../drift/run.js';
import { readStored, store } from '../drift/stored.js';

const { values } = parseArgs({ options: { save: { type: 'boolean' } } });

const readings = [
  ...packageNames.map((name) => ({ name, where: 'as stored', read: () => readStored(name) })),
  ...documentNames.map((name) => ({ name, where: 'in test/openapi', read: () => readDocument(name) })),
  ...packageNames.map((name) => ({
    name,
    where: 'newest in the registry',
    read: async () => {
      const source = await extractNewest(name);
      if (values.save) store(name, source);
      return source;
    },
  })),
];

process.exitCode = await run(readings, console.log);
