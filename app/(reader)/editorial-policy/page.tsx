import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function EditorialPolicyPage() {
  return (
    <Frame sections={await listSections()}>
      <ListHead
        title="Editorial policy"
        description="How stories are chosen, translated, reviewed, corrected and withdrawn."
        path="/editorial-policy"
      />
      <div className="page prose">
        <header className="head-block">
          <h1 className="title">Editorial policy</h1>
        </header>
        <h2>What we publish</h2>
        <p>
          News that an outlet first published in a language other than English, with the outlet named and
          linked on every story. We add nothing to the facts and take no side; which outlets we read is our
          choice and can be seen on each story.
        </p>
        <h2>How we translate</h2>
        <p>
          A machine makes the first draft, paragraph by paragraph, so that each English paragraph belongs to
          exactly one of the original. The engine and its version stand on the story. What a person wrote is
          never overwritten by a machine.
        </p>
        <h2 id="beads">How we review, and what the beads say</h2>
        <p>Each paragraph keeps a record of who did what to it. Its bead shows how many people that were.</p>
        <ul>
          <li>
            <span className="fill machine">Empty</span>: a machine translated it. Nobody has read it.
          </li>
          <li>
            <span className="fill marked">Dot</span>: it was marked as read, and no reader is known. Mostly
            the operator of this site did so at the command line, which is not reading.
          </li>
          <li>
            <span className="fill edited">Half</span>: one person had a hand in it. They edited or wrote it,
            or read it against the original and left it as it was; who edits a paragraph and then reads it is
            still one person.
          </li>
          <li>
            <span className="fill reviewed">Full</span>: a second person, who did not write, edit or read it
            before, has read it against the original.
          </li>
        </ul>
        <p>
          A change of the text, or of the original, undoes the reading: it has to be read again. The names,
          and when each of them did what, stand under the story. Headlines, standfirsts and captions have no
          bead.
        </p>
        <p>
          In lists a story has one word. It is <em>Reviewed</em> when a second person has read every
          paragraph, <em>Edited</em> or <em>Read</em> when a person edited or read every one, <em>Partly</em>{' '}
          either when that is so of some, and <em>Machine</em> when nobody has read any. We ask search engines
          not to list a translation with a paragraph that nobody has edited, read or marked.
        </p>
        <h2>When the original changes</h2>
        <p>
          Outlets change their stories. When one does after we translated it, ours says so until an editor has
          read the change. Where the translation and the original differ, the original stands.
        </p>
        <h2 id="corrections">Corrections</h2>
        <p>
          A mistake that changes what a reader would understand is corrected in the text, and a note under it
          says what was wrong and when it was put right. The time of the last such change stands beside the
          time of publication.
        </p>
        <h2>Withdrawing</h2>
        <p>
          A story that should not have been published is withdrawn, not quietly deleted: its address keeps
          saying that it was here. See <a href="/contact">how to ask for that</a>.
        </p>
        <h2>Rights</h2>
        <p>
          Texts and pictures belong to their outlets and are used under the terms named on each story. Those
          terms decide how much we show, and whether we show pictures at all.
        </p>
      </div>
    </Frame>
  );
}
