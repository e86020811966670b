import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '@/lib/env';
import { keptSecret } from '@/lib/secrets';

/** What sessions and seals are made with: AUTH_SECRET, or one that is made once and kept in DATA_DIR. */
export function authSecret(): string {
  return env().AUTH_SECRET ?? keptSecret('auth');
}

/** A secret for a link: `token` is for the person, `tokenHash` all that we keep. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(24).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

/** A token of 192 random bits needs no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Encrypts what the database must not know in clear; only who has the secret and knows the purpose reads it. */
export function seal(text: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed for this purpose, or null when it was not, or with another secret. */
export function unseal(sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return cipher.update(bytes.subarray(28), undefined, 'utf8') + cipher.final('utf8');
  } catch {
    return null; // tampered with, or of another secret
  }
}

/** A mark in hexadecimal that only who has the secret can make, for this text and this purpose. */
export function sign(text: string, purpose: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text).digest('hex');
}

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret(), '', `limited-times ${purpose}`, 32));
}

/** What a network is counted by: nobody finds an address by it. */
export function networkMark(network: string): string {
  return hashToken(`${authSecret()}${network}`);
}
