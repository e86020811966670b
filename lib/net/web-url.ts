/**
 * An address from outside as it may be linked to, or null: http and https alone, whatever case, spaces or control
 * characters were meant to hide another scheme. The one guard of every sink: pages, feeds, structured data, newsroom.
 */
export function webUrl(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > 4000 || !/^https?:\/\//i.test(address)) return null;
  return !/[\p{Cc}\s]/u.test(address) && URL.canParse(address) ? address : null;
}
