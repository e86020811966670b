import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createUser } from '@/features/accounts/mutations';
import { askForReset } from '@/features/accounts/passwords/ask-for-reset';
import { getReset } from '@/features/accounts/passwords/mutations';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

const mail = vi.hoisted(() => ({ url: '' }));
vi.mock('@/lib/env', async (load) => {
  const real = await load<typeof import('@/lib/env')>();
  return { ...real, env: () => ({ ...real.env(), SMTP_URL: mail.url }) };
});

testDatabase();

const now = new Date('2026-11-23T10:00:00Z');
const letters: string[] = [];
const server = createServer(takeLetter);
let count = 0;
let email: string;

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  mail.url = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}?ignoreTLS=true`;
});
afterAll(() => server.close());

beforeEach(async () => {
  letters.length = 0;
  count++;
  email = `person${count}@paper.example`;
  await createUser({ email, name: 'A Person', role: 'editor', password: 'river stone lamp seventeen' });
});

/** As much of SMTP (RFC 5321) as it takes to accept one letter. */
function takeLetter(socket: Socket): void {
  let letter = '';
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail.test');
  socket.on('data', (chunk) => {
    const text = chunk.toString();
    if (inData) {
      letter += text;
      if (!letter.endsWith('\r\n.\r\n')) return;
      letters.push(letter.replace(/=\r\n/g, '').replace(/=3D/g, '='));
      inData = false;
      say('250 kept');
    } else if (/^DATA/i.test(text)) {
      inData = true;
      say('354 go on');
    } else if (/^QUIT/i.test(text)) {
      socket.end('221 bye\r\n');
    } else {
      say('250 ok');
    }
  });
}

const ask = async (whose = email, address = `192.0.2.${count}`, at = now) => {
  const { send } = await askForReset({ email: whose, address, now: at });
  await send();
};

it('sends the owner of the account a link that holds', async () => {
  await ask(email.toUpperCase());
  expect(letters).toHaveLength(1);
  const [, token = ''] = /\/newsroom\/reset\/([\w-]+)/.exec(letters[0] ?? '') ?? [];
  expect(await getReset(token, now)).toMatchObject({ email });
});

it('answers alike, and writes to nobody, for an unknown address or a disabled account', async () => {
  const known = await askForReset({ email, address: `192.0.2.${count}`, now });
  const unknown = await askForReset({
    email: `nobody${count}@paper.example`,
    address: `192.0.2.${count}`,
    now,
  });
  expect(Object.keys(unknown)).toEqual(Object.keys(known));
  await unknown.send();
  await db().user.update({ where: { email }, data: { disabledAt: now } });
  await known.send();
  expect(letters).toEqual([]);
});

it('sends an address three letters an hour, and tells nobody that it stopped', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, n) => ask(email, `198.51.100.${n}`)));
  expect(letters).toHaveLength(3);
  await ask(email, '198.51.100.200', new Date(now.getTime() + 3600_000));
  expect(letters).toHaveLength(4);
});

it('lets a network ask twenty times an hour', async () => {
  const wishes = Array.from({ length: 30 }, (_, n) =>
    askForReset({ email: `p${count}-${n}@paper.example`, address: '203.0.113.9', now }),
  );
  const answers = await Promise.allSettled(wishes);
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(10);
});
