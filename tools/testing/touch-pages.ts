import type { Statements } from '@/lib/pages/purge';

/** Makes what depends on these names out of date when a transaction commits, as the triggers of what readers see do. */
export async function touchPages(
  tx: Statements,
  names: readonly string[],
  { isDated = false }: { isDated?: boolean } = {},
): Promise<void> {
  await tx.$executeRaw`SELECT touch_pages(${names}::text[], ${isDated})`;
}
