import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import {
  machineImports,
  protocolImports,
  rooms,
  sandboxImports,
  serverImports,
  walls,
} from './architecture.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Functions of node:test that return a promise which the runner itself awaits. */
const nodeTest = { from: 'package', package: 'node:test', name: ['describe', 'it', 'suite', 'test'] };

export default defineConfig(
  globalIgnores([
    'dist/',
    'demo/dist/',
    'coverage/',
    'test/frameworks/apps/',
    'test/frameworks/test-runners/',
  ]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.js'], extensionAlias: { '.js': ['.ts', '.js'] } }),
      ],
    },
    rules: {
      eqeqeq: 'error',
      // Of code: the doc comment of an element lists all its events, slots, parts and properties.
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
      'no-console': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      // Without this option the rule parses every package as well, which took half of the time.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: root, zones: walls }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A message without fields is, by its table, an empty object.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // JSX's types are in one.
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      // There are no enums, and looking for them took a tenth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [nodeTest] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    name: 'the element',
    files: ['src/**/*.ts'],
    extends: [wc.configs['flat/best-practice'], lit.configs['flat/recommended']],
    rules: {
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-private-properties': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-nothing': 'error',
      'lit/quoted-expressions': 'error',
      // The element warns its developers about bad configuration; it never logs.
      'no-console': ['error', { allow: ['warn', 'debug'] }],
    },
  },
  {
    name: 'src/events/ alone sends events to the page',
    files: ['src/**/*.ts'],
    ignores: ['src/events/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='dispatchEvent']",
          message:
            'Only src/events/ dispatches events, so that every event is typed by ConnectWidgetEventMap.',
        },
      ],
    },
  },
  rooms('src/protocol', protocolImports),
  rooms('src/server', serverImports),
  rooms('src/machine', machineImports),
  rooms('demo/sandbox', sandboxImports),
  {
    name: 'programs for Node',
    files: ['.config/**', 'demo/server/**', 'demo/sandbox/**', 'demo/start.js', 'test/**', 'vite.config.ts'],
    ignores: ['demo/sandbox/pages/**', 'test/browser/**'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
  {
    name: 'scripts that a browser takes as they are',
    files: ['demo/app/public/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    name: 'browser tests',
    files: ['test/browser/**/*.ts'],
    languageOptions: { globals: { ...globals.browser, ...globals.mocha } },
    rules: {
      // Chai's assertions are properties: expect(value).to.be.true
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    name: 'plain JavaScript that runs before anything is installed',
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
