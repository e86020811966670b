import type { Prisma } from '@/generated/prisma/client';

/** Writes down who did what to whom, in the transaction that does it. `actor` null: the operator, at the command line. */
export async function audit(
  tx: Prisma.TransactionClient,
  entry: {
    actor: { id: number; email: string } | null;
    action: string;
    subject: string;
    detail?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { actor, action, subject, detail = {} } = entry;
  const who = { actorId: actor?.id ?? null, actor: actor?.email ?? 'operator' };
  await tx.auditEntry.create({ data: { ...who, action, subject, detail } });
}
