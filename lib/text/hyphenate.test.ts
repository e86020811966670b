import { describe, expect, it } from 'vitest';
import { hyphenate } from './hyphenate';

const shown = (text: string, language: string) => hyphenate(text, language).replace(/\u00AD/g, '-');

describe('hyphenate', () => {
  it('lets long words break between their parts, by the rules of their language', () => {
    expect(shown('Die Geschwindigkeitsbegrenzung gilt', 'de')).toBe(
      'Die Ge-schwin-dig-keits-be-gren-zung gilt',
    );
    expect(shown('Arbeidsongeschiktheidsverzekering', 'nl')).toBe(
      'Ar-beids-on-ge-schikt-heids-ver-ze-ke-ring',
    );
    expect(shown('Järjestelmällisyydettömyydellä', 'fi-FI')).toMatch(/^Jär-jes-/);
  });

  it('keeps every letter, short words and other languages as they are', () => {
    expect(hyphenate('Rindfleischetikettierungsüberwachung', 'de-AT').replace(/\u00AD/g, '')).toBe(
      'Rindfleischetikettierungsüberwachung',
    );
    expect(hyphenate('Der Rat tagt', 'de')).toBe('Der Rat tagt');
    expect(hyphenate('東京都知事選挙東京都知事選挙東京都', 'ja')).toBe('東京都知事選挙東京都知事選挙東京都');
    expect(hyphenate('internationalization', '')).toBe('internationalization');
  });
});
