const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The key of a block made here: `n` and twelve random letters, never one that another browser makes. */
export function newBlockKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `n${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')}`;
}

/** The name of a save, a version 4 UUID. `crypto.randomUUID` is missing on plain http, where small newsrooms begin. */
export function newSaveId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
