import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkOf } from '@/lib/net/sender-mark';

/** Lets each network hold at most so many connections open, but for those whose address is free. */
export function boundConnections(
  server: Server,
  { most, isFree }: { most: number; isFree: (address: string) => boolean },
): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (isFree(address)) return;
    const network = networkOf(address);
    const before = open.get(network) ?? 0;
    if (before >= most) {
      socket.destroy();
      return;
    }
    open.set(network, before + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}
