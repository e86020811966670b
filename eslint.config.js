import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { doorRules } from './tools/door-rules.js';

const TESTS = ['**/*.test.{ts,tsx}', '**/test-*.ts', 'e2e/**'];
const AT_A_DISTANCE = ['tools/**', 'bench/**', 'acceptance/**', '*.config.{ts,js,mjs}', 'e2e/**'];
const NODE = [
  'AbortSignal',
  'URL',
  'clearInterval',
  'console',
  'fetch',
  'performance',
  'process',
  'setInterval',
  'setTimeout',
];
const BROWSER = [
  'document',
  'window',
  'customElements',
  'HTMLElement',
  'localStorage',
  'navigator',
  'location',
];

export default tseslint.config(
  {
    ignores: [
      '.next/',
      'generated/',
      'node_modules/',
      '.data/',
      'bench/bare/',
      'next-env.d.ts',
      'public/',
      '**/testdata/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: Object.fromEntries([...NODE, ...BROWSER].map((name) => [name, 'readonly'])) },
  },
  {
    ignores: [...TESTS, ...AT_A_DISTANCE, 'lib/env.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in lib/env.ts alone.' },
      ],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    ignores: ['**/*.client.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'A union of literals says it.' },
        {
          selector: 'ExpressionStatement[directive="use client"]',
          message: 'What costs the browser is named *.client.tsx.',
        },
      ],
    },
  },
  ...doorRules(),
);
