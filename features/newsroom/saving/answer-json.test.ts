import { expect, it, vi } from 'vitest';
import { answerJson, requireSender } from '@/features/newsroom/saving/answer-json';
import { Change, SENDER } from '@/features/newsroom/saving/schema';

const ADA = { id: 1 };
vi.mock('@/features/accounts/current-user', () => ({ authorise: () => Promise.resolve({ id: 1 }) }));

const from = (id?: string) =>
  new Request('http://localhost/', { headers: id === undefined ? {} : { [SENDER]: id } });
const answered = async (work: () => unknown) => (await answerJson(() => Promise.resolve().then(work))).status;

it('takes what a page sends only in the name of who is signed in', async () => {
  const asked = (id?: string) =>
    answered(() => {
      requireSender(from(id), ADA);
      return null;
    });
  expect([await asked('1'), await asked(), await asked('2')]).toEqual([200, 200, 401]);
});

it('says that the database is away, which is no fault of what was sent', async () => {
  const fails = (code: string) =>
    answered(() => {
      throw Object.assign(new Error('x'), { code });
    });
  for (const code of ['P1001', 'ECONNREFUSED', 'P2034', '53100', 'ENOSPC'])
    expect(await fails(code)).toBe(503);
  await expect(fails('P2002')).rejects.toThrow('x');
});

it('names the place of what no story can hold, though the shape is right', () => {
  const refused = (change: object) => Change.safeParse({ base: 1, ...change }).success;
  expect(refused({ fields: { sectionId: 2_147_483_648 } })).toBe(false);
  expect(refused({ blocks: [{ key: 'constructor', block: null }] })).toBe(false);
  expect(
    refused({ fields: { sectionId: 2_147_483_647 }, blocks: [{ key: 'constructor-2', block: null }] }),
  ).toBe(true);
});
