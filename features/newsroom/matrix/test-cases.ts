import type pg from 'pg';
import { type Action, type Actor, may, type Subject } from '@/features/accounts/policy';
import { Role } from '@/features/accounts/schema';
import { ArticleState } from '@/features/articles/schema';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { type Limit, LIMITS, type People, type Person } from '@/features/newsroom/matrix/world/test-people';
import { SUBJECTS } from '@/features/newsroom/matrix/test-subjects';
import type { World } from '@/features/newsroom/matrix/world/test-world';

export type Kind = keyof typeof SUBJECTS;
export type Whose = 'own' | 'a colleague’s' | 'nobody’s';

/** One person at one door, with one thing: what the tables say is what the door must do. */
export interface Case {
  words: string;
  who: Person | null;
  world: World;
  /** The number of what is acted on. */
  id: number | string;
  subject: Subject;
  /** Makes the thing what the case says, on the connection of the case. */
  prepare: (line: pg.PoolClient) => Promise<unknown>;
}

interface Sketch {
  who: Person | null;
  state?: ArticleState;
  whose: Whose;
  gone?: boolean;
}

type Asked = Pick<Door, 'about' | 'guards' | 'repeats'>;

/** Every case of a door, by what it is about. */
export function casesOf({ about, guards, repeats }: Asked, world: World): Case[] {
  const sketches = sketchesOf(about, guards, world.people).filter(({ gone }) => !(gone && repeats));
  return sketches.map((sketch) => caseOf(about, sketch, world));
}

function caseOf(about: Kind, { who, state, whose, gone }: Sketch, world: World): Case {
  const owners: Record<Whose, number | null> = {
    own: who?.id ?? world.people.colleague.id,
    'a colleague’s': world.people.colleague.id,
    'nobody’s': null,
  };
  const ownerId = owners[whose];
  const made = SUBJECTS[about].make(world, { state, ownerId, who });
  const what = gone ? 'what is gone' : [state, about, whose].filter(Boolean).join(', ');
  return {
    ...{ who, world, words: `${who?.name ?? 'nobody'}: ${what}` },
    ...(gone
      ? { id: 900_000_000, subject: { gone }, prepare: () => Promise.resolve() }
      : { id: made.id, subject: made.subject, prepare: made.prepare }),
  };
}

function sketchesOf(about: Kind, guards: readonly Action[], people: People): Sketch[] {
  const { hasStates, owners, isFound, hasLimits } = SUBJECTS[about];
  const states = hasStates ? ArticleState.options : [undefined];
  const each = Role.options.flatMap((role) =>
    owners.flatMap((whose) => states.map((state) => ({ who: people.of(role), whose, state }))),
  );
  const limits = (Object.keys(LIMITS) as Limit[]).filter((limit) => hasLimits && limit !== 'everywhere');
  const elsewhere = each.flatMap((sketch) =>
    limits.map((limit) => ({ ...sketch, who: people.of(sketch.who.role, limit) })),
  );
  const gone = isFound ? Role.options.map((role) => ({ ...sampleOf(role), gone: true })) : [];
  const whose = owners.find((one) => one !== 'own') ?? 'own';
  const nobody = states.map((state) => ({ who: null, whose, state }));
  return [...each, ...elsewhere.filter(isOneOfItsKind()), ...gone, ...nobody];

  function sampleOf(role: Role): Sketch {
    return { who: people.of(role), whose: owners[0] ?? 'nobody’s', state: states[0] };
  }

  /** Limits refuse whatever else would be allowed, so one allowed thing of each role and limit tells. */
  function isOneOfItsKind(): (sketch: Sketch & { who: Person }) => boolean {
    const told = new Set<string>();
    return ({ who, whose, state }) => {
      const free: Actor = { ...who, sections: [], languages: [] };
      const ownerId = whose === 'own' ? who.id : whose === 'nobody’s' ? null : people.colleague.id;
      const allowed = guards.every((guard) => may(free, guard, { state, ownerId }));
      return allowed && told.size < told.add(who.name).size;
    };
  }
}
