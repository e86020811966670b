import { chmodSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataFolder } from './corpus';
import { playSiteKills, SOUND } from '@/workers/kills/site/test-site-play';

const seed = Number(process.env.KILL_SEED ?? 20261128);
const rounds = Number(process.env.KILL_ROUNDS ?? 200);

test(`web, worker, database and supervisor killed ${rounds} times each: nothing answered as done is lost, or twice`, async () => {
  const folder = dataFolder();
  chmodSync(folder, 0o711); // root runs the database under another account
  const played = await playSiteKills({ seed, rounds }, folder);
  console.log(
    `seed ${seed}: ${rounds} rounds, whole again after at most ${played.longestMs} ms, seen after ${played.slowestMs} ms`,
  );
  expect(played.verdict).toEqual(SOUND);
  expect(Object.values(played.killed)).toEqual([rounds, rounds, rounds, rounds]);
  rmSync(folder, { recursive: true, force: true });
}, 7_200_000);
