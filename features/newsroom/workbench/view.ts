import type { Caret } from '@/features/newsroom/workbench/blocks/place-caret';
import type { Shown, Wire } from '@/features/newsroom/workbench/outbox/wire';
import type { Row } from '@/features/newsroom/workbench/points';
import type { NoAnswer } from '@/features/newsroom/workbench/send-answers';
import type { Answer, Surroundings } from '@/features/newsroom/workbench/schema';

/** What the page shows; a new object whenever anything of it changed. */
export interface View extends Shown {
  rows: readonly Row[];
  /** The place that the keys mean. */
  current: string;
  /** Whether the current block is being written in, and where its caret starts. */
  writing: { caret: Caret } | null;
  /** What happened, in a sentence, for the toast. */
  said: string;
  dialog: 'keys' | 'preview' | null;
}

/** What a bench is joined to. */
export interface Ends {
  wire: Wire;
  around: Surroundings;
  me: { id: number; name: string };
  clock: (iso: string) => string;
  /** Takes down answers; what the server will not have comes back. */
  report: (answers: Answer[]) => Promise<NoAnswer[]>;
  visit: (path: string) => void;
}
