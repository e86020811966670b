import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NothingFound } from '@/features/search/nothing-found';

const words = (asked: object) => renderToStaticMarkup(<NothingFound asked={{ q: 'ferry', ...asked }} />);

test('only a search that leaves nothing out says that nobody has it', () => {
  expect(words({})).toContain('Neither the English nor the originals have it.');
  expect(words({ language: 'xx' })).toContain('within these filters');
  expect(words({ from: '2026-12-01', to: '2025-01-01' })).toContain('The first day lies after the last.');
  expect(words({ q: 'rhine -rhine' })).toContain('without the words that you left out');
  for (const asked of [{ language: 'xx' }, { q: 'rhine -rhine' }])
    expect(words(asked)).not.toContain('Neither');
});
