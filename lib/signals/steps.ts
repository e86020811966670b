import { log } from '@/lib/log';
import { afterCommit } from '@/lib/postgres/after-commit';
import { counted } from './registry';

/** What happens to a story between the wire and its readers, in the words of the log. */
const STEPS = {
  filed: 'a story was filed',
  revised: 'its outlet changed a story',
  retracted: 'its outlet took a story back',
  translated: 'a story was translated',
  untranslated: 'a story could not be translated',
  stale: 'blocks are out of date',
  publish: 'a story was published',
  update: 'a published story was brought up to date',
  correct: 'a story was corrected',
  submit: 'a story was handed in',
  approve: 'a story was approved',
  return: 'a story was sent back',
  schedule: 'a story was scheduled',
  unschedule: 'a story was taken off the schedule',
  hold: 'a scheduled story was held back',
  withdraw: 'a story was withdrawn',
  kill: 'a story was killed',
  restore: 'a story was brought back',
  slug: 'a story got another address',
  embargo: 'the embargo of a story was changed',
  preview: 'links that show a draft were made or ended',
} as const;

export type StepName = keyof typeof STEPS;

interface Subject {
  /** Id of the source item, where the story has one. */
  item?: number | null;
  /** Id of the article, once there is one. */
  article?: number;
  [detail: string]: unknown;
}

/** One line in the log for a step of a story, with its numbers: `grep '"item":7\b'` tells its life. */
export function tellStep(step: StepName, subject: Subject): void {
  counted('steps').inc({ step });
  log().info({ step, ...subject }, STEPS[step]);
}

/** The same once the transaction has committed; never when it was undone. */
export function tellStepIn(tx: object, step: StepName, subject: Subject): void {
  afterCommit(tx, () => tellStep(step, subject));
}
