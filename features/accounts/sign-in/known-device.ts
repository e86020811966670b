import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '@/features/accounts/secrets';
import { leaveCookie, leftCookie } from '@/features/accounts/sign-in/session-cookie';

const Device = z.object({ userId: z.number(), id: z.uuid(), until: z.number() });
const KEPT_SECONDS = 180 * 24 * 3600;

/**
 * Remembers a browser somebody got in with, so that no guesses of others' keep them out from there. It opens nothing:
 * whoever holds the mark has tries of their own, and no more. In actions and route handlers only; readers never get one.
 */
export async function rememberDevice(userId: number, now: Date): Promise<void> {
  const known = Device.safeParse(opened(await leftCookie('device')));
  const id = known.success && known.data.userId === userId ? known.data.id : randomUUID();
  await leaveCookie('device', deviceMark({ userId, id }, now), KEPT_SECONDS);
}

/** What this browser brings as its mark, to be looked at by `deviceOf`; '' for none. */
export function shownDevice(): Promise<string> {
  return leftCookie('device');
}

/** The mark of a device, sealed: nobody else makes one. */
export function deviceMark({ userId, id }: { userId: number; id: string }, now: Date): string {
  return seal(JSON.stringify({ userId, id, until: now.getTime() + KEPT_SECONDS * 1000 }), 'known device');
}

/** The id of a device by which this person got in before; null for another's, an old or a forged mark. */
export function deviceOf(mark: string, { userId, now }: { userId: number; now: Date }): string | null {
  const { data: device } = Device.safeParse(opened(mark));
  return device?.userId === userId && device.until > now.getTime() ? device.id : null;
}

function opened(mark: string): unknown {
  const text = mark.length < 1000 ? unseal(mark, 'known device') : null;
  return text === null ? null : JSON.parse(text);
}
