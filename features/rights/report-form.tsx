import type { Typed } from '@/features/rights/contact-form';
import type { Reportable } from '@/features/rights/queries';
import { LONGEST_LINE, LONGEST_TEXT } from '@/features/rights/schema';
import { Trap } from '@/features/rights/trap';
import { cutAtWord } from '@/features/articles/excerpt-blocks';
import { Bilingual } from '@/features/reading/bilingual';
import { numberBlocks } from '@/features/reading/number-blocks';
import { Field, FormTrouble } from '@/components/ui/field';

interface ReportFormProps extends Typed {
  reportable: Reportable;
  /** The key of the block that is meant; '' for none yet. */
  block: string;
}

/** The paragraph that is meant, beside its original, and what is wrong with it. */
export function ReportForm({ reportable: { article, rows }, block, typed, problems }: ReportFormProps) {
  const meant = rows.filter((row) => row.english?.key === block);
  return (
    <>
      {article.original && meant.length > 0 ? (
        <Bilingual article={article} rows={meant} language={article.original.language} />
      ) : null}
      <form className="form" id="write" method="post" action={`/report?article=${article.id}`} noValidate>
        <FormTrouble problems={problems} />
        <ParagraphChoice blocks={article.blocks} block={block} />
        <Field
          name="text"
          label="What is wrong?"
          hint="What it says, what it should say, how you know. Any language will do."
          value={typed.text}
          problem={problems.text}
          longest={LONGEST_TEXT}
          rows={6}
        />
        <Field
          name="contact"
          label="How we can reach you, if you like"
          value={typed.contact}
          problem={problems.contact}
          longest={LONGEST_LINE}
          autoComplete="email"
        />
        <Trap />
        <button type="submit" className="btn">
          Send report
        </button>
      </form>
    </>
  );
}

function ParagraphChoice({ blocks, block }: { blocks: Reportable['article']['blocks']; block: string }) {
  const numbers = numberBlocks(blocks);
  return (
    <div className="field">
      <label htmlFor="block">Which paragraph?</label>
      <select id="block" name="block">
        <option value="">The headline, or the whole story</option>
        {blocks.map(({ key, text }) =>
          numbers.has(key) ? (
            <option key={key} value={key} selected={key === block}>
              {numbers.get(key)}. {cutAtWord(text, 60)}…
            </option>
          ) : null,
        )}
      </select>
    </div>
  );
}
