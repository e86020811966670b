import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire to a database that a test can cut, or make dumb: open, but nothing comes through. */
export class TestLine {
  readonly #sockets = new Set<Socket>();
  #target = { host: '', port: 0 };
  #state: 'open' | 'cut' | 'dumb' = 'open';
  readonly #server = createServer((near) => {
    if (this.#state === 'cut') return near.destroy();
    const far = connect(this.#target);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (bytes) => this.#state === 'open' && to.write(bytes));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
  });

  /** The same database's address, by way of this wire. */
  async open(databaseUrl: string): Promise<string> {
    const url = new URL(databaseUrl);
    this.#target = { host: url.hostname, port: Number(url.port) };
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    url.port = String((this.#server.address() as AddressInfo).port); // it listens on a port, not a pipe
    return url.href;
  }

  cut(): void {
    this.#state = 'cut';
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
  }

  dumb(): void {
    this.#state = 'dumb';
  }

  mend(): void {
    this.cut();
    this.#state = 'open';
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
