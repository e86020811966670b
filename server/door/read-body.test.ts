import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boundConnections } from './bound-connections';
import { BodyRefused, readBody } from './read-body';

let outcome: Promise<string | number> = Promise.resolve('');
const take = (request: IncomingMessage) =>
  readBody(request, { most: 10, patienceMs: 200 }).then(
    (body) => body.toString(),
    (error: unknown) => (error instanceof BodyRefused ? error.status : -1),
  );
const server = createServer((request, response) => {
  outcome = take(request);
  void outcome.then((said) => response.writeHead(Number(said) || 200, ['Connection', 'close']).end());
});
boundConnections(server, { most: 3, isFree: () => false });
beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());

async function send(head: string, body: string, { cut = false } = {}) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  const asked = once(server, 'request');
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n${body}`);
  await asked;
  if (cut) socket.destroy();
  const said = await outcome;
  if (!socket.closed) await once(socket, 'close');
  return said;
}

test('a body comes whole, or is refused for its length, its slowness or its end in the middle', async () => {
  expect(await send('Content-Length: 5', 'hello')).toBe('hello');
  expect(await send('Transfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n')).toBe('hello');
  expect(await send('Content-Length: 11', 'hello')).toBe(413);
  expect(await send('Transfer-Encoding: chunked', 'b\r\nhello world\r\n')).toBe(413);
  expect(await send('Content-Length: 10', 'hello')).toBe(408);
  expect(await send('Content-Length: 10', 'hello', { cut: true })).toBe(400);
});

test('a network holds so many connections and no more, until it lets one go', async () => {
  const { port } = server.address() as AddressInfo;
  const line = async () => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
  const held = await Promise.all([line(), line(), line()]);
  const refused = await line();
  await once(refused, 'close');
  expect(held.every(({ closed }) => !closed)).toBe(true);
  held[0].destroy();
  await once(held[0], 'close');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await send('Content-Length: 2', 'ok')).toBe('ok');
  for (const socket of held) socket.destroy();
});
