import { expect, test } from 'vitest';
import { readAgencyLine } from '@/features/wire/agencies';

test('agencies are found in a line, initials stay a credit, and no word of ours is an agency', () => {
  expect(readAgencyLine('(skr/dpa)')).toEqual({ agencies: [{ slug: 'dpa', name: 'dpa' }], credit: 'skr' });
  expect(readAgencyLine('ČTK, AFP')).toMatchObject({
    agencies: [{ name: 'ČTK' }, { name: 'AFP' }],
    credit: null,
  });
  expect(readAgencyLine('dpa/DPA').agencies).toHaveLength(1);
  expect(readAgencyLine('constructor')).toEqual({ agencies: [], credit: 'constructor' });
});
