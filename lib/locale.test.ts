import { describe, expect, it } from 'vitest';
import { directionOf, languageName, stampOf } from '@/lib/locale';

const READ_HERE =
  'ru de cs is ja fr uk es zh ar eo fa he hi it pt ko tr ur ca ha mk pl sr am bn el gl hr id ps sw th vi eu'.split(
    ' ',
  );

describe('the stamp', () => {
  it('is a letter of its own for every language we read', () => {
    const stamps = READ_HERE.map(stampOf);
    expect(stamps).not.toContain('§');
    expect(new Set(stamps).size).toBe(READ_HERE.length);
  });

  it('is never a single letter that English has', () => {
    expect(READ_HERE.map(stampOf).filter((stamp) => /^[a-z]$/i.test(stamp))).toEqual([]);
  });

  it('belongs to the language, whatever its region or script', () => {
    expect(stampOf('pt-BR')).toBe(stampOf('pt'));
    expect(stampOf('zh-Hant-TW')).toBe('文');
  });
});

describe('direction', () => {
  it('follows the script a language is usually written in', () => {
    expect(['ar', 'fa', 'he', 'ur', 'ps', 'pa-Arab'].map(directionOf)).toEqual(Array(6).fill('rtl'));
    expect(['de', 'ja', 'hi', 'pa', 'az-Latn'].map(directionOf)).toEqual(Array(5).fill('ltr'));
  });

  it('is left to right for a tag nobody can read', () => {
    expect(directionOf('not a tag')).toBe('ltr');
  });
});

describe('a language name', () => {
  it('is the English one', () => expect(languageName('is')).toBe('Icelandic'));
  it('is the tag itself when it is no tag', () => expect(languageName('not a tag')).toBe('not a tag'));
});
