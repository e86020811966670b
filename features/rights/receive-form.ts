import type { z } from 'zod';
import { keepLetter, keepReport, type Kept } from '@/features/rights/mutations';
import { Letter, problemsIn, type Problems, Report } from '@/features/rights/schema';
import { giveTurnBack, takeTurn } from '@/lib/net/take-turn';
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

// A person reports a few sentences, never fifty. PostgreSQL counts, for all processes together.
const A_QUARTER = { most: 5, windowMs: 15 * 60_000 };
const FIRST_OF_DAY = { most: 1, windowMs: 24 * 3_600_000 };

/** Takes a letter to the desk. */
export function receiveLetter(form: PostedForm, now: Date): Promise<Received<Letter>> {
  return receive({
    form,
    now,
    schema: Letter,
    keep: (letter, isFirst) => keepLetter(letter, { now, isFirst }),
  });
}

/** Takes a report about an article. A block that the article does not have means the whole story. */
export function receiveReport(
  form: PostedForm,
  { articleId, blocks, now }: { articleId: number; blocks: ReadonlySet<string>; now: Date },
): Promise<Received<Report>> {
  const keep = (report: Report, isFirst: boolean) => {
    const block = blocks.has(report.block) ? report.block : '';
    return keepReport({ ...report, block, articleId }, { now, isFirst });
  };
  return receive({ form, now, schema: Report, keep });
}

interface Receiving<Sent> {
  form: PostedForm;
  now: Date;
  schema: z.ZodType<Sent>;
  keep: (sent: Sent, isFirst: boolean) => Promise<Kept | 'no-story'>;
}

async function receive<Sent>({ form, now, schema, keep }: Receiving<Sent>): Promise<Received<Sent>> {
  const parsed = schema.safeParse(form.fields);
  if (!parsed.success) return { kept: false, status: 422, problems: problemsIn(parsed.error) };
  const sent = parsed.data;
  if (form.fields[TRAP]) return { kept: true, sent }; // so that no robot learns from the answer
  if (!(await takeTurn({ key: `form:sender:${form.sender}`, ...A_QUARTER, now })))
    return { kept: false, status: 429, problems: { form: SLOW_DOWN } };
  const first = { key: `form:first:${form.sender}`, ...FIRST_OF_DAY, now };
  const isFirst = await takeTurn(first);
  const kept = await keep(sent, isFirst);
  if (kept === 'kept') return { kept: true, sent };
  if (isFirst) await giveTurnBack(first); // what is not kept is nobody's first
  if (kept === 'full') return { kept: false, status: 429, problems: { form: FULL } };
  return { kept: false, status: 422, problems: { story: NO_STORY } };
}
