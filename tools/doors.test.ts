import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const eslint = new ESLint({
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => ruleId.startsWith('no-restricted'),
});

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ message }) => message);
}

it.each([
  ['lib/x.ts', '@/components/ui/clock'],
  ['components/ui/x.tsx', '@/features/articles/schema'],
  ['features/articles/x.ts', '@/features/ingest/parse-feed'],
  ['features/ingest/x.ts', '@/features/translation/translate-item'],
  ['features/ingest/html/x.ts', '@/features/translation/translate-item'],
  ['features/ingest/x.ts', '@/app/page'],
  ['features/ingest/x.ts', '@/tools/test-database'],
  ['features/ingest/x.ts', '../media/schema'],
  ['features/ingest/html/x.ts', '../../media/schema'],
  ['features/articles/queries.ts', 'next/cache'],
  ['features/unknown/x.ts', '@/features/articles/schema'],
  ['app/(reader)/[section]/page.tsx', '@/components/ui/menu.client'],
  ['server/x.ts', '@/workers/main'],
  ['lib/x.test.ts', '@/features/articles/schema'],
])('%s may not open %s', async (file, door) => {
  expect(await complaints(file, `import '${door}';`)).toHaveLength(1);
});

it.each([
  ['features/ingest/x.ts', '@/features/articles/schema'],
  ['features/ingest/html/x.ts', '../text/plain-text'],
  ['features/ingest/x.test.ts', '@/tools/test-database'],
  ['features/articles/actions.ts', 'next/cache'],
  ['features/reading/x.tsx', 'next/link'],
  ['app/newsroom/page.tsx', '@/components/ui/menu.client'],
  ['app/(reader)/[section]/page.tsx', '@/features/articles/queries'],
  ['lib/db.ts', '@/generated/prisma/client'],
])('%s may open %s', async (file, door) => {
  expect(await complaints(file, `import '${door}';`)).toEqual([]);
});

it('settings are read in one place, and client code is visible in the tree', async () => {
  expect(await complaints('features/articles/x.ts', 'console.log(process.env.PORT);')).toHaveLength(1);
  expect(await complaints('lib/env.ts', 'console.log(process.env.PORT);')).toEqual([]);
  expect(await complaints('components/ui/x.tsx', `'use client';`)).toHaveLength(1);
  expect(await complaints('components/ui/x.client.tsx', `'use client';`)).toEqual([]);
});
