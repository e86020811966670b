import type { Fill } from '@/features/articles/provenance/schema';
import { FILLS } from '@/features/articles/provenance/tell-text';
import type { SourceRef, StoryCard } from '@/features/articles/schema';
import { DayOf, ShortMoment } from '@/components/ui/clock';
import { Stamp } from '@/components/ui/stamp';
import { languageName } from '@/lib/locale';
import { printedOnce } from '@/lib/text/print-markup';

/** Under every headline, always in this order: stamp, outlet and city, how far people have read it, when. */
export function SourceLine({ story }: { story: Pick<StoryCard, 'source' | 'fill' | 'publishedAt'> }) {
  return (
    <p className="sl">
      {story.source ? <Outlet source={story.source} city={story.source.city} /> : null}
      <FillMark fill={story.fill} />
      <ShortMoment at={story.publishedAt} />
    </p>
  );
}

/** The source line where stories of many years stand together. */
export function DatedSourceLine({ story }: { story: Pick<StoryCard, 'source' | 'fill' | 'publishedAt'> }) {
  return (
    <p className="sl">
      {story.source ? <Outlet source={story.source} city={story.source.city} /> : null}
      <FillMark fill={story.fill} />
      <DayOf at={story.publishedAt} />
    </p>
  );
}

/** The source line where there is no room, or where the time stands elsewhere. */
export function BriefSourceLine({ story }: { story: Pick<StoryCard, 'source' | 'fill'> }) {
  return (
    <p className="sl">
      {story.source ? <Outlet source={story.source} city={null} /> : null}
      <FillMark fill={story.fill} />
    </p>
  );
}

printedOnce(BriefSourceLine, ({ story }) => story);

/** Through whose hands a text went, as a shape with its word. */
export function FillMark({ fill }: { fill: Fill }) {
  const { bead, word } = FILLS[fill];
  return <span className={`fill ${bead}`}>{word}</span>;
}

function Outlet({ source, city }: { source: SourceRef; city: string | null }) {
  return (
    <a href={`/sources/${source.slug}`}>
      <Stamp language={source.language} />
      <span>
        <span className="vh">{languageName(source.language)}: </span>
        <bdi lang={source.romanisedName ? undefined : source.language}>
          {source.romanisedName ?? source.name}
        </bdi>
        {city ? `, ${city}` : null}
      </span>
    </a>
  );
}
