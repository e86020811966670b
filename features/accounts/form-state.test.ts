import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answering, text } from '@/features/accounts/form-state';
import { Refusal } from '@/lib/errors';

const ROOT = join(import.meta.dirname, '../..');
const SECRET =
  /type(?:=|: )['"]password['"]|autoComplete(?:=|: )['"](?:current-password|new-password|one-time-code)['"]/;
const NAMED = /\bname(?:=|: )['"]([\w-]+)['"]/g;
const NEAR = 8; // lines around: a field's name stands beside its type

/** The names of every field in our faces that takes a secret. */
function secretFields(): string[] {
  const files = ['app', 'components', 'features'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => readFileSync(join(ROOT, room, name), 'utf8').split('\n')),
  );
  const near = files.flatMap((lines) =>
    lines.flatMap((line, at) => (SECRET.test(line) ? [nearest(lines, at)] : [])),
  );
  return [...new Set(near.flat())];
}

function nearest(lines: string[], at: number): string[] {
  for (let far = 0; far <= NEAR; far++) {
    const both = [lines[at - far], lines[at + far]].join('\n');
    const names = [...both.matchAll(NAMED)].map(([, name = '']) => name);
    if (names.length > 0) return names;
  }
  throw new Error(`No name stands beside this: ${lines[at] ?? ''}`);
}

it('gives back what was typed into a refused form, and no secret of any face', async () => {
  const secrets = secretFields();
  expect(secrets).toEqual(expect.arrayContaining(['current', 'password', 'code']));
  const form = new FormData();
  for (const name of [...secrets, 'ticket', 'token', 'headline', '$ACTION_REF']) form.set(name, 'typed');
  const told = await answering(form, () => Promise.reject(new Refusal('invalid', 'No.', 'code')));
  expect(told).toEqual({ problem: 'No.', field: 'code', typed: { headline: 'typed' } });
});

it('reads of a field what the database takes', () => {
  const form = new FormData();
  form.set('email', 'a\0b@x.example');
  expect(text(form, 'email')).toBe('ab@x.example');
});
