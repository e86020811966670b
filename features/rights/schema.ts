import { z } from 'zod';
import { env } from '@/lib/env';

/** What somebody may write to the desk for. */
export const LetterKind = z.enum(['question', 'correction', 'takedown']);
export type LetterKind = z.infer<typeof LetterKind>;

/** The longest a text may be, in characters; the database agrees. */
export const LONGEST_TEXT = 4000;
/** The longest a line may be, in characters. */
export const LONGEST_LINE = 300;

const TEXT = { least: 10, most: LONGEST_TEXT };

/** What is asked of every form: the message itself, and how to reach its sender, who may stay unknown. */
const Message = z.object({
  text: written(TEXT, 'Write at least a few words', 'your text'),
  contact: line(0, ''),
});

/** A reader says that a sentence is wrong. `block` is the key of a block of the article; '' for the whole story. */
export const Report = Message.extend({ block: line(0, '') });
export type Report = z.infer<typeof Report>;

/** A letter to the desk. `story` is the path of a page on this site. */
export const Letter = z.discriminatedUnion('kind', [
  Message.extend({ kind: z.literal('question') }),
  Message.extend({ kind: z.literal('correction'), story: ownPath() }),
  Message.extend({
    kind: z.literal('takedown'),
    story: ownPath(),
    requester: line(2, 'Say who asks: a name, a company, an office'),
    contact: line(3, 'Say how we can reach you; we will have questions'),
    basis: line(3, 'Say by what right: copyright, privacy, a court’s order'),
  }),
]);
export type Letter = z.infer<typeof Letter>;

/** What is wrong with each field, in words for the person who filled it in. */
export type Problems = Readonly<Record<string, string>>;

/** The first problem of each field. */
export function problemsIn(error: z.ZodError): Problems {
  return Object.fromEntries(
    error.issues.map(({ path, message }) => [String(path[0]), message] as const).reverse(),
  );
}

function line(least: number, words: string) {
  return written({ least, most: LONGEST_LINE }, words, 'this line').transform((text) =>
    text.replace(/\s+/g, ' '),
  );
}

/** Text as a person means it: one kind of line break, nothing that can't be seen or stored. */
function written({ least, most }: { least: number; most: number }, words: string, what: string) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/\p{Surrogate}/gu, '\ufffd')
        .replace(/[^\P{Cc}\n\t]/gu, '')
        .normalize('NFC')
        .trim(),
    )
    .refine((text) => text.length >= least, { message: `${words}.`, abort: true })
    .refine((text) => text.length <= most, {
      message: `Please shorten ${what}: it may have ${most.toLocaleString('en')} characters.`,
    });
}

/** An address on this site, given whole or from its first slash on. */
function ownPath() {
  return written(
    { least: 1, most: 2 * LONGEST_LINE },
    'Give the address of the story on this site',
    'the address',
  ).transform((address, context) => {
    const { origin } = new URL(env().SITE_URL);
    const url = URL.canParse(address, origin) ? new URL(address, origin) : null;
    if (url?.origin === origin && url.pathname.length > 1)
      return url.pathname.replace(/\/$/, '').toLowerCase();
    context.addIssue(`That is no page of this site. Its addresses begin with ${origin}/.`);
    return z.NEVER;
  });
}
