import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { DemoStory } from './schema';

/** Every demo story that readers have, newest first, from `stories/OUTLET/SLUG.yaml`. All are fiction. */
export const demoStories: DemoStory[] = readStories('stories');

/** What lies on the demo's desk, oldest first, from `desk/OUTLET/SLUG.yaml`: each says how far it has come. */
export const demoDesk: DemoStory[] = readStories('desk').reverse();

function readStories(name: string): DemoStory[] {
  const folder = join(import.meta.dirname, name);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readStory(folder, file))
    .sort((a, b) => a.ageHours - b.ageHours);
}

function readStory(folder: string, file: string): DemoStory {
  const [outlet] = file.split('/');
  const written: unknown = parse(readFileSync(join(folder, file), 'utf8'));
  const story = DemoStory.safeParse({ outlet, slug: basename(file, '.yaml'), ...Object(written) });
  if (!story.success) throw new Error(`${join(folder, file)}: ${story.error.message}`);
  return story.data;
}
