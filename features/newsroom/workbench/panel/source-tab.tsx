import type { Original } from '@/features/newsroom/workbench/schema';
import type { DraftBlock } from '@/features/newsroom/saving/schema';
import { sayTally, tellText, toldBlocks } from '@/features/articles/provenance/tell-text';
import { Icon } from '@/components/ui/icon';
import { plainText } from '@/lib/text/plain-text';
import { webUrl } from '@/lib/net/web-url';

interface Props {
  original: Original;
  blocks: readonly DraftBlock[];
  clock: (iso: string) => string;
}

/** Where the story comes from, how it was translated, what the outlet's terms allow. */
export function SourceTab({ original, blocks, clock }: Props) {
  const engines = [...new Set(blocks.flatMap(({ engine }) => engine ?? []))];
  const told = tellText(toldBlocks(blocks.map((block) => ({ ...block, text: plainText(block.html) }))));
  const { licence } = original;
  return (
    <>
      <div className="sec">
        <h2>Where it comes from</h2>
        <dl className="facts">
          <dt>Outlet</dt>
          <dd>
            {original.outlet}
            {original.place && `, ${original.place}`}
          </dd>
          {original.byline && <dt>By</dt>}
          {original.byline && <dd>{original.byline}</dd>}
          <dt>Original</dt>
          <dd className="clip">
            <a href={webUrl(original.url) ?? undefined} target="_blank" rel="noopener noreferrer">
              <bdi>{original.url.replace(/^https?:\/\//, '')}</bdi>
            </a>
          </dd>
          {original.publishedAt && <dt>Published</dt>}
          {original.publishedAt && <dd>{clock(original.publishedAt)}</dd>}
          <dt>Fetched</dt>
          <dd>
            {clock(original.filedAt)}
            {original.newer && `, changed ${clock(original.newer.filedAt)}`}
          </dd>
        </dl>
      </div>
      <div className="sec">
        <h2>How it was translated</h2>
        <dl className="facts">
          <dt>Machine</dt>
          <dd>{engines.join(', ') || 'none'}</dd>
          <dt>By people</dt>
          <dd>{sayTally(told)}</dd>
        </dl>
        <p className="hint">Readers see this under the story, with a link to the original.</p>
      </div>
      <div className="sec">
        <h2>What the licence allows</h2>
        <ul className="stack gap4">
          <Allowed yes={licence.fullText} what="Full text in translation" />
          <Allowed yes={licence.pictures} what="Its pictures" />
          <Allowed yes={licence.index} what="Search engines" />
        </ul>
        <p className="hint">{licence.name}</p>
      </div>
    </>
  );
}

function Allowed({ yes, what }: { yes: boolean; what: string }) {
  return (
    <li>
      <span className={yes ? 'st st-good' : 'st st-stop'}>
        <Icon name={yes ? 'checked' : 'gone'} />
        {what}
        <span className="vh">{yes ? ', allowed' : ', not allowed'}</span>
      </span>
    </li>
  );
}
