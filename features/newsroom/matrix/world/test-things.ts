import type { People } from '@/features/newsroom/matrix/world/test-people';
import { db } from '@/lib/db';

/** The number of one of each thing that the newsroom has beside its stories. */
export interface Things {
  item: number;
  report: number;
  letter: number;
  takedown: number;
  topic: number;
  term: number;
  source: number;
  section: number;
  otherSection: number;
  media: number;
  filter: number;
  session: string;
  job: string;
}

export async function makeThings(source: number, articleId: number, people: People): Promise<Things> {
  const userId = people.colleague.id;
  const soon = new Date(Date.now() + 3600_000);
  const [report, letter, takedown] = [
    await db().report.create({ data: { articleId, text: 'It was four.' } }),
    await db().letter.create({ data: { text: 'Well done.', fingerprint: 'a letter' } }),
    await db().takedown.create({
      data: { articleId, url: 'https://paper.example/x', requester: 'Ana', reason: 'It is about me.' },
    }),
  ];
  await db().topic.create({ data: { slug: 'harbours', name: 'Harbours' } });
  const topic = await db().topic.create({ data: { slug: 'ports', name: 'Ports' } });
  const world = await db().section.findUniqueOrThrow({ where: { slug: 'world' } });
  const section = await db().section.create({
    data: { slug: 'harbour', name: 'Harbour', description: '', position: 900 },
  });
  const term = await db().glossaryTerm.create({
    data: { sourceLanguage: 'es', term: 'puerto', translation: 'port' },
  });
  const media = await db().media.create({
    data: {
      ...{ sha256: 'a'.repeat(64), contentType: 'image/png', width: 8, height: 8, bytes: 80 },
      ...{ alt: 'A quay', credit: 'Ana', rights: 'own' },
    },
  });
  const filter = await db().savedFilter.create({ data: { userId, name: 'Mine', query: '?assignee=me' } });
  const session = await db().session.create({ data: { userId, seenAt: soon, expiresAt: soon } });
  await db().feed.create({
    data: { sourceId: source, url: 'https://outlet.example/feed', nextFetchAt: soon },
  });
  return {
    ...{ report: report.id, letter: letter.id, takedown: takedown.id, topic: topic.id, term: term.id },
    ...{
      source,
      section: section.id,
      otherSection: world.id,
      item: await makeItem(source),
      media: media.id,
      filter: filter.id,
      session: session.id,
      job: await makeJob(),
    },
  };
}

/** A story on the wire that nobody made an article of. */
async function makeItem(sourceId: number): Promise<number> {
  const { id } = await db().sourceItem.create({
    data: { sourceId, externalId: 'wire', url: 'https://outlet.example/wire', language: 'es' },
  });
  const revision = await db().sourceRevision.create({
    data: { itemId: id, number: 1, headline: 'Titular', completeness: 'full', fingerprint: 'wire' },
  });
  await db().sourceItem.update({ where: { id }, data: { currentRevisionId: revision.id } });
  return id;
}

/** Something for the machines to do, that none of them took. */
async function makeJob(): Promise<string> {
  const [job] = await db().$queryRaw<
    { id: string }[]
  >`SELECT id::text FROM graphile_worker.add_job('test.job')`;
  return job?.id ?? '';
}
