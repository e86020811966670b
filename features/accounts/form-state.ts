import { Refusal } from '@/lib/errors';
import { storable } from '@/lib/text/storable';

/** What a form of the newsroom shows after it was sent. */
export interface FormState {
  /** What happened, in a sentence. */
  said?: string;
  /** Lines that are shown this once: a link, recovery codes. */
  shown?: string[];
  problem?: string;
  /** The name of the field that the problem is with. */
  field?: string;
  /** What was typed, except secrets. */
  typed?: Record<string, string>;
  /** A second step: stands for what was proven in the first. */
  ticket?: string;
}

/** Runs an action: a Refusal becomes a sentence beside its field, with what was typed kept. */
export async function answering(form: FormData, work: () => Promise<FormState>): Promise<FormState> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { problem: error.message, field: error.field, typed: typedIn(form) };
  }
}

/** One field as text that the database takes; a file or a missing one is ''. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? storable(value) : '';
}

/** Fields that never go back into a page: secrets, and what stands for them. `current` is one's password now. */
const SECRETS = /password|current|code|ticket|token/i;

function typedIn(form: FormData): Record<string, string> {
  const names = [...form.keys()].filter((name) => !name.startsWith('$') && !SECRETS.test(name));
  return Object.fromEntries(names.map((name) => [name, text(form, name).slice(0, 4000)]));
}
