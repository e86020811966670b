import { expect, it } from 'vitest';
import { checkTerms } from '@/features/translation/glossary/check-terms';

const term = (term: string, translation: string, caseSensitive = false) => ({
  term,
  translation,
  caseSensitive,
});
const words = (original: string, english: string, ...terms: ReturnType<typeof term>[]) =>
  checkTerms({ original, english, language: 'de' }, terms).map(({ original }) => original);

it('a term that did not come out as the glossary says is doubtful', () => {
  const [doubt] = checkTerms({ original: 'Der Deich hielt.', english: 'The dam held.', language: 'de' }, [
    term('deich', 'dyke'),
  ]);
  expect(doubt).toMatchObject({ kind: 'term', original: 'Deich', blocking: false });
  expect(doubt?.says).toBe('Term. The glossary has “deich” as “dyke”.');
  expect(words('Der Deich hielt.', 'The Dykes held.', term('Deich', 'dyke'))).toEqual([]);
});

it('a term within another word is not that term, save in scripts without spaces', () => {
  expect(words('Das Deichamt schweigt.', 'The office is silent.', term('Deich', 'dyke'))).toEqual([]);
  expect(words('他说堤防很高。', 'He said it was high.', term('堤防', 'dyke'))).toEqual(['堤防']);
});

it('the longest term counts, and case where the glossary says so', () => {
  const both = [term('Bank', 'bank'), term('Deutsche Bank', 'Deutsche Bank')];
  expect(words('Die Deutsche Bank wächst.', 'Deutsche grows.', ...both)).toEqual(['Deutsche Bank']);
  expect(words('die grünen Wiesen', 'the meadows', term('Grünen', 'Greens', true))).toEqual([]);
});

it('hostile terms are letters like any other, and more than five doubts help nobody', () => {
  const many = Array.from({ length: 3000 }, (_, n) => term('a'.repeat((n % 90) + 1), '.*('));
  expect(checkTerms({ original: 'a'.repeat(100_000), english: '', language: 'de' }, many)).toEqual([]);
  const six = ['.*', '(a', '[b', '\\c', '$&', '^d'];
  const asked = { original: six.join(' '), english: '', language: 'de' };
  expect(
    checkTerms(
      asked,
      six.map((one) => term(one, 'x')),
    ),
  ).toHaveLength(5);
});
