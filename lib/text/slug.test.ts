import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugify } from '@/lib/text/slug';

test('words become ASCII as their languages would write them', () => {
  expect(slugify('Große Straße in Łódź')).toBe('grosse-strasse-in-lodz');
  expect(slugify('L’été à Besançon — 5 jours!')).toBe('lete-a-besancon-5-jours');
  expect(slugify('Привет, мир')).toBe('');
  expect(slugify('Ge\u00adsamt\u00adkon\u00adzept')).toBe('gesamtkonzept');
});

test('any text makes a slug that the database takes, or none', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.integer({ min: 1, max: 120 }),
      (text, most) => {
        const slug = slugify(text, most);
        expect(slug).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(most);
      },
    ),
    { numRuns: 500 },
  );
});

test('a long one is cut at a word', () => {
  expect(slugify('the quick brown fox jumps over the lazy dog', 20)).toBe('the-quick-brown-fox');
});
