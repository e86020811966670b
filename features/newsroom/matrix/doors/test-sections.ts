import type { Case } from '@/features/newsroom/matrix/test-cases';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { form } from '@/features/newsroom/matrix/test-request';

const WORDS = { name: 'Coast', slug: 'coast', description: '' };

function section(name: string, fields: (one: Case) => Record<string, string | number>): Door {
  return {
    ...{ at: `features/newsroom/offices/sections/actions.ts ${name}`, guards: ['section.edit'] },
    ...{ about: 'section', writes: ['sections', 'audit_entries'] },
    sends: (one) => form({ id: one.id, ...fields(one) }),
  };
}

export const SECTIONS: Door[] = [
  { ...section('addSectionAction', () => WORDS), about: 'nothing' },
  section('changeSectionAction', () => ({ ...WORDS, seen: JSON.stringify(['Harbour', 'harbour', '']) })),
  section('moveSectionAction', () => ({ direction: 'up' })),
  section('retireSectionAction', ({ world }) => ({ into: world.things.otherSection })),
];
