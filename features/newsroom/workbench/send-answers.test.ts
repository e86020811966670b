import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Answers } from '@/features/newsroom/workbench/schema';
import type { Answer } from '@/features/newsroom/workbench/schema';
import { sendAnswers } from '@/features/newsroom/workbench/send-answers';

let taken: Answer[];
let says: (answers: Answer[]) => number;
let articleId = 0;

beforeEach(() => {
  [taken, says] = [[], () => 200];
  articleId += 1;
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const { answers } = Answers.parse(JSON.parse(body));
    const status = says(answers);
    if (status === 200) taken.push(...answers);
    return Promise.resolve(Response.json({ message: 'No.' }, { status }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const answer = (key: string): Answer => ({
  ...{
    about: 'doubt',
    key,
    kind: 'quote',
    original: 'Q'.repeat(2000),
    english: '',
    says: '',
    answer: 'right',
  },
});
const send = (...keys: string[]) => sendAnswers({ articleId, userId: 1 }, keys.map(answer));
const keysOf = (answers: readonly Answer[]) => answers.map((one) => (one.about === 'doubt' ? one.key : ''));

it('lets go of an answer that is refused, says which, and sends all others', async () => {
  says = (answers) => (keysOf(answers).includes('b2') ? 422 : 200);
  const refused = await send('b1', 'b2', 'b3');
  expect(refused).toMatchObject([{ answer: { key: 'b2' }, message: 'No.' }]);
  expect(keysOf(taken)).toEqual(['b1', 'b3']);
  await send('b4');
  expect(keysOf(taken)).toEqual(['b1', 'b3', 'b4']);
});

it('keeps what did not get through, each once, however many there are', async () => {
  says = () => 503;
  const keys = Array.from({ length: 250 }, (_, at) => `b${at}`);
  expect(await send(...keys)).toEqual([]);
  says = () => 200;
  await send('last');
  expect(keysOf(taken)).toEqual([...keys, 'last']);
});

it('one over which the server fails waits, and holds none of the others up', async () => {
  says = (answers) => (keysOf(answers).includes('b1') ? 500 : 200);
  expect(await send('b1', 'b2')).toEqual([]);
  expect(keysOf(taken)).toEqual(['b2']);
  says = () => 200;
  await send();
  expect(keysOf(taken)).toEqual(['b2', 'b1']);
});

it('never sends what one person answered as another', async () => {
  says = () => 401;
  await send('b1');
  says = () => 200;
  await sendAnswers({ articleId, userId: 2 }, [answer('b2')]);
  expect(keysOf(taken)).toEqual(['b2']);
});

it('an answer without a line outlives the page, and is nobody else’s', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  says = () => 503;
  await send('b1');
  vi.resetModules(); // the page is closed, and opened anew
  const anew = await import('@/features/newsroom/workbench/send-answers');
  expect(keysOf(anew.waitingAnswers({ articleId, userId: 1 }))).toEqual(['b1']);
  expect(anew.waitingAnswers({ articleId, userId: 2 })).toEqual([]);
  says = () => 200;
  await anew.sendAnswers({ articleId, userId: 1 }, []);
  expect(keysOf(taken)).toEqual(['b1']);
  expect(kept.size).toBe(0);
  kept.set(`newsroom-answers:1:${articleId}`, '[{"about":"something else"}]');
  expect(anew.waitingAnswers({ articleId, userId: 1 })).toEqual([]);
});
