import { Trap } from '@/features/rights/trap';
import { LONGEST_LINE, LONGEST_TEXT, type LetterKind, type Problems } from '@/features/rights/schema';
import { Field, FormTrouble } from '@/components/ui/field';

const KINDS = [
  ['question', 'A question or a remark'],
  ['correction', 'A correction to a story'],
  ['takedown', 'A takedown request'],
] as const satisfies readonly (readonly [LetterKind, string])[];

export interface Typed {
  /** What was typed so far, by field. */
  typed: Readonly<Record<string, string>>;
  problems: Problems;
}

/** A letter to the desk. Fields that its kind does not need are hidden by the style sheet, where there is one. */
export function ContactForm({ typed, problems }: Typed) {
  const field = (name: string) => ({
    name,
    value: typed[name],
    problem: problems[name],
    longest: LONGEST_LINE,
  });
  const kind = KINDS.find(([name]) => name === typed.kind)?.[0] ?? 'question';
  return (
    <form className="form" id="write" method="post" action="/contact" noValidate>
      <FormTrouble problems={problems} />
      <fieldset>
        <legend>What is it about?</legend>
        {KINDS.map(([name, label]) => (
          <label key={name}>
            <input type="radio" name="kind" value={name} checked={name === kind} /> {label}
          </label>
        ))}
      </fieldset>
      <div className="of-story">
        <Field
          {...field('story')}
          label="Address of the story"
          hint="For a correction or a takedown: its address on this site, from your browser’s address line."
          longest={2 * LONGEST_LINE}
        />
      </div>
      <div className="of-takedown">
        <Field
          {...field('requester')}
          label="Who asks"
          hint="For a takedown: a name, a company, an office."
          autoComplete="name"
        />
        <Field
          {...field('basis')}
          label="By what right"
          hint="For a takedown: copyright, privacy, a court’s order, a law by its name."
        />
      </div>
      <Field
        {...field('text')}
        label="Your message"
        hint="For a takedown: what should go (the whole story, a sentence, a picture), and why."
        longest={LONGEST_TEXT}
        rows={8}
      />
      <Field
        {...field('contact')}
        label="How we can reach you"
        hint="An e-mail address, for instance. Only a takedown needs it; without one we can’t answer."
        autoComplete="email"
      />
      <Trap />
      <button type="submit" className="btn">
        Send to the desk
      </button>
    </form>
  );
}

const THANKS = {
  question:
    'Your letter is with the desk. If you said how to reach you, and it asks for an answer, you will get one.',
  correction:
    'An editor will read the story against its original. If something is wrong, the story will say so.',
  takedown:
    'Your request is with the desk. We will read it, and get back to you where you said we can reach you.',
} satisfies Record<LetterKind, string>;

/** What a sender reads afterwards. */
export function ContactThanks({ kind }: { kind: LetterKind }) {
  return (
    <div className="thanks">
      <h2>Thank you, it has arrived</h2>
      <p>{THANKS[kind]}</p>
      <p>
        <a href="/contact">Write something else</a>
      </p>
    </div>
  );
}
