import type { Action } from '@/features/accounts/policy';
import type { Case } from '@/features/newsroom/matrix/test-cases';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { form } from '@/features/newsroom/matrix/test-request';

const TOMORROW = 'tomorrow 06:00';
const LATER = ['articles', 'audit_entries'];

export const WORKFLOW: Door[] = [
  step('publishAction', 'article.publish', () => ({})),
  step('scheduleAction', 'article.schedule', () => ({ at: TOMORROW })),
  step('unscheduleAction', 'article.unschedule', () => ({})),
  step('correctAction', 'article.correct', () => ({ kind: 'correction', text: 'It was three.' }), [
    ...LATER,
    'corrections',
  ]),
  step('withdrawAction', 'article.withdraw', () => ({ reason: 'It was wrong.' })),
  step('killAction', 'article.kill', () => ({ reason: 'An order.', word: 'headline' }), [
    ...LATER,
    'tombstones',
  ]),
  step('slugAction', 'article.slug', ({ id }) => ({ slug: `another-slug-${id}` })),
  step('embargoAction', 'article.embargo', () => ({ until: TOMORROW })),
  ...(['submit', 'return', 'approve'] as const).map((move) => ({
    ...step('moveAction', `article.${move}`, () => ({ move })),
    as: move,
  })),
  step('previewLinkAction', 'article.preview-link', () => ({ hours: 24 }), ['audit_entries']),
  step('endPreviewLinksAction', 'article.preview-link', () => ({})),
];

function step(
  name: string,
  guard: Action,
  fields: (one: Case) => Record<string, string | number>,
  writes = LATER,
): Door {
  return {
    ...{ at: `features/newsroom/workflow/actions.ts ${name}`, guards: [guard], about: 'article', writes },
    sends: (one) => form({ article: one.id, ...fields(one) }),
  };
}
