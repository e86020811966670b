import { expect, it } from 'vitest';
import { makeDraft } from '@/features/articles/test-article';
import { refreshFindings } from '@/features/translation/findings/refresh-findings';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

it('writes down a term the translation misses, until the text has it', async () => {
  const original = { headline: 'es', texts: ['El dique aguantó.'] };
  const articleId = await makeDraft({ texts: ['The dam held.'], original, status: 'machine' });
  await db().glossaryTerm.create({ data: { sourceLanguage: 'es', term: 'dique', translation: 'dyke' } });
  await refreshFindings(articleId);
  await refreshFindings(articleId);
  const open = () => db().finding.findMany({ where: { articleId } });
  expect(await open()).toMatchObject([{ kind: 'term', blockKey: 'b1', blocking: false }]);
  await db().articleBlock.updateMany({ where: { articleId }, data: { html: 'The dyke held.' } });
  await refreshFindings(articleId);
  expect(await open()).toEqual([]);
});

it('has one translation for a term in a section, however it is capitalised', async () => {
  const add = (term: string) =>
    db().glossaryTerm.create({ data: { sourceLanguage: 'de', term, translation: 'dyke' } });
  await add('Deich');
  await expect(add('deich')).rejects.toMatchObject({ code: 'P2002' });
});
