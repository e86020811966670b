import { expect, it } from 'vitest';
import { requireGoodPassword } from '@/features/accounts/passwords/judge-password';

const about = ['iris.roos@paper.example', 'Iris Roos'];
const judge = (password: string, hasSecondFactor = false) => {
  try {
    requireGoodPassword({ password, about, hasSecondFactor });
    return true;
  } catch {
    return false;
  }
};

it.each([
  ...[
    'passwordpassword',
    'P@ssw0rd!P@ssw0rd!',
    '123456789012345',
    'qwertyuiopasdfghjkl',
    'aaaaaaaaaaaaaaaaaa',
  ],
  ...[
    'irisroosirisroos1',
    'iloveyouforever2024',
    'Welcome123456789!',
    'abcabcabcabcabcabc',
    'TheLimitedTimes2026',
  ],
])('refuses %s, which is long and among the first that are tried', (password) => {
  expect(judge(password)).toBe(false);
});

it.each(['river stone lamp seventeen', 'Fz8k-Qm2w-Tt7x-Lp4v', 'ποτάμι και πέτρα δεκαεπτά'])(
  'takes %s',
  (password) => {
    expect(judge(password)).toBe(true);
  },
);

it('asks for fifteen characters, or eight beside a second factor, and takes at most five hundred', () => {
  expect([
    judge('Fz8kQm2w'),
    judge('Fz8kQm2w', true),
    judge('Fz8kQm2', true),
    judge('password1', true),
  ]).toEqual([...[false, true, false, false]]);
  expect(judge('river stone '.repeat(42))).toBe(false);
});

it.each([
  'trustno1',
  '!!trustno1!!',
  'jordan23',
  'zaq1zaq1zaq1',
  'polniypizdec0211',
  'SunshineBaseball',
  'q1w2e3r4t5y6u7i8',
])('refuses %s, which is of published breaches, also beside a second factor', (password) => {
  expect(judge(password, true)).toBe(false);
});
