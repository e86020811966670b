import type { Original, Provenance, SourceRef } from '@/features/articles/schema';
import { Moment } from '@/components/ui/clock';
import { directionOf, languageName } from '@/lib/locale';
import { webUrl } from '@/lib/text/web-url';

interface ProvenancePanelProps {
  original: Original;
  source: SourceRef | null;
  provenance: Provenance | null;
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
      {provenance ? <TranslationRows provenance={provenance} /> : null}
      <dt>Licence</dt>
      <dd>
        {licenceUrl ? (
          <a href={licenceUrl} rel="license">
            {original.licence.name}
          </a>
        ) : (
          original.licence.name
        )}
      </dd>
    </dl>
  );
}

function TranslationRows({ provenance }: { provenance: Provenance }) {
  const [reviewed, all] = provenance.reviewedShare;
  return (
    <>
      <dt>Translated by</dt>
      <dd>{provenance.engine ? `Machine, ${engineOf(provenance)}` : 'People'}</dd>
      <dt>Reviewed by</dt>
      <dd>
        {provenance.reviewedBy
          ? `${provenance.reviewedBy}; ${reviewed} of ${all} paragraphs`
          : reviewed > 0
            ? `Our editors; ${reviewed} of ${all} paragraphs`
            : 'Nobody yet'}
        {provenance.reviewedAt ? (
          <>
            , <Moment at={provenance.reviewedAt} />
          </>
        ) : null}
      </dd>
    </>
  );
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

/** The engine with its version, as far as both are known. */
export function engineOf({ engine, engineVersion }: Provenance): string {
  return [engine, engineVersion].filter(Boolean).join(' ');
}
