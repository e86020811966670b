import { Fault } from '@/lib/errors';

/** What a thread of the tests does. */
export function answer(question: string): unknown {
  if (question === 'fault') throw new Fault('not-a-feed', 'This is none.');
  if (question === 'bug') throw new TypeError('no such thing');
  if (question === 'die') process.exit(1);
  if (question === 'hog') return hog();
  if (question === 'spin') for (;;);
  return `${question}!`;
}

function hog(): number {
  const held: number[][] = [];
  for (;;) held.push(Array.from({ length: 100_000 }, (_, at) => at + held.length));
}
