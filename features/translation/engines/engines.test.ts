import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { libreTranslate } from '@/features/translation/engines/libretranslate';
import { sendJson, TestEngine } from '@/features/translation/test-engine';
import type { Fault } from '@/lib/errors';

const server = new TestEngine(6131);
process.env.FETCH_ALLOW = '127.0.0.1:6131';
const engine = libreTranslate({ url: server.url, timeoutMs: 5000 });

beforeAll(() => server.open());
beforeEach(() => server.reset());
afterAll(() => server.close());

const ask = (from: string, to = 'en') => engine.translate({ segments: ['Hei.'], format: 'text', from, to });

test.each([
  ['no', ['en', 'nb'], 'nb'],
  ['nn', ['en', 'nb'], 'nb'],
  ['nb-NO', ['en', 'no'], 'no'],
  ['zh-Hant', ['en', 'zh', 'zt'], 'zt'],
  ['zh-TW', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
  ['zh', ['en', 'zh-Hans'], 'zh-Hans'],
  ['pt-BR', ['en', 'pb', 'pt'], 'pb'],
  ['pt-BR', ['en', 'pt'], 'pt'],
  ['de-AT', ['en', 'de'], 'de'],
])('%s is asked for by the code that the engine has for it (%j)', async (tag, codes, code) => {
  server.codes = codes;
  await ask(tag);
  expect(server.asked.map(({ source, target }) => [source, target])).toEqual([[code, 'en']]);
});

test('a language that the engine does not have is a plain reason', async () => {
  server.codes = ['en', 'de'];
  await expect(ask('nn')).rejects.toMatchObject({ code: 'engine-language', message: expect.stringMatching(/Norwegian/) as string }); // prettier-ignore
  expect(server.asked).toEqual([]);
  server.answer = (_, response) => sendJson(response, { error: 'is is not supported' }, 400);
  await expect(ask('is')).rejects.toMatchObject({ code: 'engine-language' });
  await expect(ask('de')).rejects.toMatchObject({ code: 'engine-refused' });
});

test('an engine that asks for a pause is asked nothing until it is over, whatever for', async () => {
  server.codes = ['en', 'de', 'es'];
  server.answer = (_, response) => sendJson(response, {}, 429, { 'retry-after': '120' });
  await expect(ask('de')).rejects.toMatchObject({ code: 'engine-busy', retryAfter: 120 });
  server.answer = ({ q }, response) => sendJson(response, { translatedText: q });
  const refused = await ask('es').catch((fault: unknown) => fault);
  expect(refused).toMatchObject({ code: 'engine-later' });
  expect((refused as Fault).retryAfter).toBeGreaterThan(110);
  expect(server.asked).toHaveLength(1);
  vi.useFakeTimers({ now: Date.now() + 121_000, toFake: ['Date'] });
  await ask('es').finally(() => vi.useRealTimers());
  expect(server.asked).toHaveLength(2);
});
