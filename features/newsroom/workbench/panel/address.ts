import type { Surroundings } from '@/features/newsroom/workbench/schema';
import type { Draft } from '@/features/newsroom/saving/schema';
import { slugify } from '@/lib/text/slug';
import { dayIn } from '@/lib/text/days';

/** The address readers will know, or know already: `/world/2026-11-21/a-slug`. */
export function addressOf(
  { draft }: { draft: Draft },
  { path, sections, zone }: Pick<Surroundings, 'path' | 'sections' | 'zone'>,
): string {
  if (path) return path;
  const section = sections.find(({ id }) => id === draft.fields.sectionId)?.slug ?? 'section';
  return `/${section}/${dayIn(new Date(), zone)}/${draft.fields.slug || slugify(draft.fields.headline) || 'story'}`;
}
