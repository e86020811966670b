import type { Provenance, Share } from '@/features/articles/provenance/tell-text';
import type { Original, SourceRef } from '@/features/articles/schema';
import { Moment } from '@/components/ui/clock';
import { directionOf, languageName } from '@/lib/locale';
import { webUrl } from '@/lib/net/web-url';

interface ProvenancePanelProps {
  original: Original;
  source: SourceRef | null;
  provenance: Provenance;
}

/** Where the text comes from, how it became English, who read it, and by what right it stands here. */
export function ProvenancePanel({ original, source, provenance }: ProvenancePanelProps) {
  const licenceUrl = webUrl(original.licence.url);
  return (
    <dl className="prov">
      <dt>Source</dt>
      <dd>
        <OutletLink original={original} source={source} />
        {source?.city ? `, ${source.city}` : null}, in{' '}
        <a href={`/languages/${original.language.toLowerCase()}`}>{languageName(original.language)}</a>
      </dd>
      {original.publishedAt ? (
        <>
          <dt>Original time</dt>
          <dd>
            <Moment at={original.publishedAt} zone={source?.timeZone} />
          </dd>
        </>
      ) : null}
      <TranslationRows provenance={provenance} />
      <dt>Licence</dt>
      <dd>
        {licenceUrl ? (
          <a href={licenceUrl} rel="license">
            {original.licence.name}
          </a>
        ) : (
          original.licence.name
        )}
        {original.licence.attribution ? <>. {original.licence.attribution}</> : null}
      </dd>
    </dl>
  );
}

function TranslationRows({ provenance }: { provenance: Provenance }) {
  const { editors, readers, marks, of } = provenance;
  return (
    <>
      <dt>Translated by</dt>
      <dd>{translatorOf(provenance)}</dd>
      {editors.length > 0 ? <Shares title="Edited by" shares={editors} of={of} /> : null}
      {readers.length > 0 ? (
        <Shares title="Reviewed by" shares={readers} of={of} />
      ) : (
        <>
          <dt>Reviewed by</dt>
          <dd>Nobody{editors.length > 0 ? ' besides' : ' yet'}</dd>
        </>
      )}
      {marks.length > 0 ? <Shares title="Marked as read by" shares={marks} of={of} /> : null}
    </>
  );
}

/** Who did it, of how many paragraphs, and when last. */
function Shares({ title, shares, of }: { title: string; shares: readonly Share[]; of: number }) {
  return (
    <>
      <dt>{title}</dt>
      {shares.map((share) => (
        <dd key={`${share.name} ${share.blocks}`}>
          {share.name}; {share.blocks} of {of} {of === 1 ? 'paragraph' : 'paragraphs'}
          {secondOf(share)}
          {share.at ? (
            <>
              , <Moment at={share.at} />
            </>
          ) : null}
        </dd>
      ))}
    </>
  );
}

function secondOf({ blocks, second }: Share): string {
  if (second === 0) return '';
  return second === blocks ? ', as a second person' : `, ${second} of them as a second person`;
}

/** What is known of who or what translated it. */
export function translatorOf({ engines, editors, tally }: Provenance): string {
  if (engines.length > 0) return `Machine, ${engines.join(' and ')}`;
  return editors.length > 0 || tally.written ? 'People' : 'Not recorded';
}

/** The outlet's own name in its own script, leading to the story where it first stood. */
export function OutletLink({ original, source }: Pick<ProvenancePanelProps, 'original' | 'source'>) {
  const url = webUrl(original.itemUrl) ?? undefined;
  if (!source) return url ? <a href={url}>{new URL(url).hostname}</a> : null;
  return (
    <a href={url} rel="external">
      <span lang={source.language} dir={directionOf(source.language)}>
        {source.name}
      </span>
      {source.romanisedName ? ` (${source.romanisedName})` : null}
    </a>
  );
}
