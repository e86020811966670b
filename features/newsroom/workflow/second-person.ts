import { may } from '@/features/accounts/policy';
import { subjectOf, type Turn } from '@/features/newsroom/workflow/take-step';
import { Refusal } from '@/lib/errors';

/**
 * An embargo that holds is shortened or ended by somebody else than who set it, as long as there is somebody else who
 * may. Refusal `conflict` that names them.
 */
export async function requireSecondPerson({ tx, step, article }: Turn, until: Date | null): Promise<void> {
  const { embargoUntil } = article;
  if (!embargoUntil || embargoUntil <= step.now || (until && until >= embargoUntil)) return;
  const last = await tx.auditEntry.findFirst({
    where: { subject: `article:${article.id}`, action: 'article.embargo' },
    orderBy: { id: 'desc' },
    select: { actorId: true },
  });
  if (last?.actorId !== step.actor.userId) return;
  const people = await tx.user.findMany({
    where: { disabledAt: null, id: { not: step.actor.userId ?? 0 }, role: { not: 'translator' } },
    select: { id: true, name: true, role: true, sections: true, languages: true },
    take: 50,
  });
  const other = people.find((person) => may(person, 'article.embargo', subjectOf(article)));
  if (other)
    throw new Refusal(
      'conflict',
      `You set this embargo. A second editor can change it: ${other.name}.`,
      'until',
    );
}
