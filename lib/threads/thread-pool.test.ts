import { expect, test } from 'vitest';
import { ThreadPool } from '@/lib/threads/thread-pool';

const threads = new ThreadPool<string, string>({
  module: new URL('./test-work.ts', import.meta.url),
  ...{ threads: 1, cpuMs: 1000, memoryMb: 64, idleMs: 300 },
});
const pool = { ask: (question: string) => threads.ask(question, 'This feed') };

test('answers in a thread, one after the other', async () => {
  expect(await Promise.all([pool.ask('one'), pool.ask('two')])).toEqual(['one!', 'two!']);
});

test('what the module throws arrives: a fault as a fault, a bug as a bug', async () => {
  await expect(pool.ask('fault')).rejects.toMatchObject({ code: 'not-a-feed', message: 'This is none.' });
  await expect(pool.ask('bug')).rejects.toMatchObject({ name: 'TypeError', message: 'no such thing' });
});

test('what takes too long ends with a reason, the process goes on, and the next question has a new thread', async () => {
  const late = pool.ask('spin');
  const next = pool.ask('next');
  let beats = 0;
  const heart = setInterval(() => beats++, 10);
  await expect(late).rejects.toMatchObject({
    code: 'too-slow',
    message: 'This feed took more than a second of processor to read, so it was left.',
  });
  clearInterval(heart);
  expect(beats).toBeGreaterThan(20);
  expect(await next).toBe('next!');
});

test(
  'what takes too much memory ends with a reason, and a thread that dies is replaced',
  { timeout: 60_000 },
  async () => {
    const small = new ThreadPool<string, string>({
      ...{ module: new URL('./test-work.ts', import.meta.url), threads: 1, cpuMs: 60_000, memoryMb: 48 },
    });
    await expect(small.ask('hog', 'This feed')).rejects.toMatchObject({ code: 'too-large' });
    await expect(pool.ask('die')).rejects.toMatchObject({ code: 'thread-ended' });
    expect(await pool.ask('again')).toBe('again!');
  },
);

test('a thread that had nothing to do for a while comes again when it is needed', async () => {
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await pool.ask('later')).toBe('later!');
});

test('what is asked at the moment when an idle thread ends is answered by the next one', async () => {
  const brief = new ThreadPool<string, string>({
    ...{ module: new URL('./test-work.ts', import.meta.url), threads: 1, idleMs: 20 },
  });
  for (let round = 0; round < 6; round++) {
    expect(await brief.ask('one', 'This feed')).toBe('one!');
    await new Promise((resolve) => setTimeout(resolve, 20)); // its own timer was set a moment before
  }
});
