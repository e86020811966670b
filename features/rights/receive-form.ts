import type { z } from 'zod';
import { keepLetter, keepReport, type Kept } from '@/features/rights/mutations';
import { Letter, problemsIn, type Problems, Report } from '@/features/rights/schema';
import { TokenBuckets } from '@/lib/net/token-buckets';
import type { PostedForm } from '@/lib/render';

/** What came of a form. Whatever was not kept is shown again as it was typed, with what is wrong. */
export type Received<Sent> =
  { kept: true; sent: Sent } | { kept: false; status: 422 | 429; problems: Problems };

/** A field that people don't see and simple robots fill in. */
export const TRAP = 'website';

const SLOW_DOWN =
  'That was a lot at once. Please wait some minutes and send it again; nothing you typed is lost.';
const FULL =
  'So much is being written to us right now that nobody could read it. Please send it again in an hour; nothing you typed is lost.';
const NO_STORY = 'No story stands at this address. Copy it from the page of the story.';

const home = globalThis as typeof globalThis & { timesFormSenders?: TokenBuckets };
// Five at once, then one in three minutes: a person reports a few sentences, never fifty.
const senders = (home.timesFormSenders ??= new TokenBuckets({ burst: 5, refillMs: 180_000 }));

/** Takes a letter to the desk. */
export function receiveLetter(form: PostedForm, now: Date): Promise<Received<Letter>> {
  return receive({ form, now, schema: Letter, keep: (letter) => keepLetter(letter, now) });
}

/** Takes a report about an article. A block that the article does not have means the whole story. */
export function receiveReport(
  form: PostedForm,
  { articleId, blocks, now }: { articleId: number; blocks: ReadonlySet<string>; now: Date },
): Promise<Received<Report>> {
  const keep = (report: Report) =>
    keepReport({ ...report, block: blocks.has(report.block) ? report.block : '', articleId }, now);
  return receive({ form, now, schema: Report, keep });
}

interface Receiving<Sent> {
  form: PostedForm;
  now: Date;
  schema: z.ZodType<Sent>;
  keep: (sent: Sent) => Promise<Kept | 'no-story'>;
}

async function receive<Sent>({ form, now, schema, keep }: Receiving<Sent>): Promise<Received<Sent>> {
  const parsed = schema.safeParse(form.fields);
  if (!parsed.success) return { kept: false, status: 422, problems: problemsIn(parsed.error) };
  const sent = parsed.data;
  if (form.fields[TRAP]) return { kept: true, sent }; // so that no robot learns from the answer
  if (!senders.take(form.sender, now)) return { kept: false, status: 429, problems: { form: SLOW_DOWN } };
  const kept = await keep(sent);
  if (kept === 'kept') return { kept: true, sent };
  if (kept === 'full') return { kept: false, status: 429, problems: { form: FULL } };
  return { kept: false, status: 422, problems: { story: NO_STORY } };
}
