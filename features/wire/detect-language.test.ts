import { expect, test } from 'vitest';
import { detectLanguage } from '@/features/wire/detect-language';

test.each([
  [
    'de',
    'Der Bundestag hat am Donnerstag über das neue Gesetz beraten und es mit großer Mehrheit angenommen.',
  ],
  ['fr', 'Le gouvernement a annoncé mardi une série de mesures pour soutenir les agriculteurs du pays.'],
  ['cs', 'Vláda ve středu schválila rozpočet na příští rok, počítá v něm s vyššími výdaji na školství.'],
  ['uk', 'Уряд у середу схвалив бюджет на наступний рік, який передбачає більші видатки на освіту.'],
  [
    'mk',
    'Владата во среда го усвои буџетот за идната година, што предвидува поголеми трошоци за образование.',
  ],
  [
    'gl',
    'O goberno aprobou onte unha nova lei que tamén afecta aos concellos, dixo a conselleira nunha rolda de prensa.',
  ],
  [
    'id',
    'Pemerintah mengatakan bahwa harga beras akan turun karena pasokan dari mereka sudah kembali bisa diandalkan.',
  ],
  [
    'sw',
    'Serikali imesema kuwa bei ya mchele itashuka katika wiki zijazo baada ya mvua kunyesha kwa wingi nchini.',
  ],
  ['eo', 'La registaro decidis hieraŭ, ke la novaj leĝoj estas necesaj por ĉiuj homoj kaj iliaj infanoj.'],
  ['ka', 'მთავრობამ ახალი ბიუჯეტი დაამტკიცა'],
  ['am', 'መንግሥት አዲስ በጀት አጸደቀ'],
  ['th', 'รัฐบาลอนุมัติงบประมาณใหม่'],
  ['km', 'រដ្ឋាភិបាលបានអនុម័តថវិកាថ្មី'],
  ['ja', '政府は新しい予算を承認した。'],
  ['zh', '政府批准了新的预算。'],
  ['ko', '정부가 새 예산안을 승인했다'],
])('%s is known', async (language, text) => {
  expect(await detectLanguage(text)).toMatchObject({ language });
});

test('a few words leave the outlet’s own word standing, and are never certain', async () => {
  const found = await detectLanguage('Vláda schválila rozpočet', { prior: 'cs' });
  expect(found.language).toBe('cs');
  expect(found.confidence).toBeLessThan(0.9);
});

test('a whole text contradicts a wrong prior', async () => {
  const text =
    'Der Bundestag hat am Donnerstag über das neue Gesetz beraten und es mit großer Mehrheit angenommen.';
  expect((await detectLanguage(text, { prior: 'fr' })).language).toBe('de');
});

test('nothing to read is the prior, or undetermined', async () => {
  expect(await detectLanguage('123 …', { prior: 'de-AT' })).toEqual({ language: 'de-AT', confidence: 0 });
  expect(await detectLanguage('')).toEqual({ language: 'und', confidence: 0 });
});
