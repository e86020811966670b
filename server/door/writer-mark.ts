import { sign } from '@/features/accounts/secrets';
import { networkOf } from '@/lib/net/sender-mark';

/**
 * Tells those who write to us apart for a day, the same in every process, so that PostgreSQL can count: their network
 * under a key of that day. Without AUTH_SECRET nobody finds the network again, and what is counted by it goes in a day.
 */
export function writerMark(address: string, now: Date): string {
  return sign(networkOf(address), `who writes on ${now.toISOString().slice(0, 10)}`).slice(0, 22);
}
