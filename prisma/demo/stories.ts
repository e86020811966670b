import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { DemoStory } from './schema';

const FOLDER = join(import.meta.dirname, 'stories');

/** Every demo story, newest first, read from `stories/OUTLET/SLUG.yaml` and checked. All are fiction. */
export const demoStories: DemoStory[] = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .map(readStory)
  .sort((a, b) => a.ageHours - b.ageHours);

function readStory(file: string): DemoStory {
  const [outlet] = file.split('/');
  const written: unknown = parse(readFileSync(join(FOLDER, file), 'utf8'));
  const story = DemoStory.safeParse({ outlet, slug: basename(file, '.yaml'), ...Object(written) });
  if (!story.success) throw new Error(`prisma/demo/stories/${file}: ${story.error.message}`);
  return story.data;
}
