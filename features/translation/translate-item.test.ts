import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { publishArticle } from '@/features/articles/publish-article';
import { fileItem } from '@/features/sources/file-item';
import { licencePreset } from '@/features/sources/licence-presets';
import { addSource } from '@/features/sources/mutations';
import type { FiledStory } from '@/features/sources/schema';
import { libreTranslate } from '@/features/translation/engines/libretranslate';
import { markStale } from '@/features/translation/mark-stale';
import { countTranslated, listWaitingItems } from '@/features/translation/queries';
import { suggestTexts } from '@/features/translation/suggest-texts';
import { fakeEnglish, sendJson, TestEngine } from '@/features/translation/test-engine';
import { translateFiled } from '@/features/translation/translate-filed';
import { translateItem } from '@/features/translation/translate-item';
import { db } from '@/lib/db';
import { testDatabase } from '@/tools/test-database';

testDatabase();

const server = new TestEngine(6130);
process.env.TRANSLATION_ENGINE = 'libretranslate';
process.env.TRANSLATION_URL = server.url;
const engine = libreTranslate({ url: server.url, timeoutMs: 500 });
let sourceId: number;
let number = 0;

beforeAll(async () => {
  await server.open();
  sourceId = (await addSource({ name: 'El Faro', language: 'es', licence: licencePreset('full') })).id;
});
beforeEach(() => server.reset());
afterAll(() => server.close());

test('each block points at the block it translates, in order, with the engine that did it', async () => {
  const itemId = await file(['El ferry vuelve.', 'Nadie resultó herido.'], {
    standfirst: 'Tras la tormenta',
    headline: 'El ferry',
  });
  expect(await translate(itemId)).toBe('translated');
  const article = await articleOf(itemId);
  expect(article).toMatchObject({
    state: 'draft',
    headline: 'enEl enferry',
    standfirst: 'enTras enla entormenta',
    slug: 'enel-enferry',
    originalLanguage: 'es',
  });
  expect(article.blocks).toMatchObject([
    {
      text: 'enEl enferry envuelve.',
      sourceKey: 'b1',
      key: 'b1',
      status: 'machine',
      engine: 'LibreTranslate',
    },
    {
      text: 'enNadie enresultó enherido.',
      sourceKey: 'b2',
      key: 'b2',
      status: 'machine',
      engine: 'LibreTranslate',
    },
  ]);
  const originals = await db().sourceBlock.findMany({
    where: { revisionId: article.baseRevisionId ?? 0 },
    orderBy: { position: 'asc' },
  });
  expect(article.blocks.map(({ sourceHash }) => sourceHash)).toEqual(originals.map(({ hash }) => hash));
});

test('an article is translated once; work on it is never overwritten', async () => {
  const itemId = await file(['Un texto.']);
  await translate(itemId);
  const { id } = await articleOf(itemId);
  await db().articleBlock.updateMany({
    where: { articleId: id },
    data: { text: 'By hand.', status: 'edited' },
  });
  expect(await translate(itemId)).toBe('kept');
  expect((await articleOf(itemId)).blocks).toMatchObject([{ text: 'By hand.', status: 'edited' }]);
});

test('what was translated before costs the engine nothing, also with other white space', async () => {
  const text = 'Una frase que vuelve cada día en el mismo pie de página.';
  await translate(await file([text, 'Algo nuevo, primero.']));
  server.reset();
  const itemId = await file([text.replace(' ', '\n '), text, 'Algo nuevo, segundo.']);
  const startedAt = new Date();
  await translate(itemId);
  const asked = server.asked.flatMap(({ q }) => q);
  expect(asked.filter((segment) => segment.includes('frase'))).toEqual([]);
  expect(asked).toContain('Algo nuevo, segundo.');
  expect((await articleOf(itemId)).blocks[1]?.text).toContain('enUna enfrase');
  const spent = await countTranslated([itemId], startedAt);
  expect(spent).toEqual({ translated: 1, failed: 0, characters: asked.join('').length, cost: 0 });
});

test("a person's translation in the memory goes before a machine's, and another engine's does not count", async () => {
  const text = 'Frase del glosario.';
  await translate(await file([text]));
  const machine = await db().memorySegment.findFirstOrThrow({ where: { source: text } });
  await db().memorySegment.create({
    data: { ...machine, id: undefined, origin: 'human', engine: '', target: 'As the desk says it.' },
  });
  const byHand = await file([text]);
  await translate(byHand);
  expect((await articleOf(byHand)).blocks[0]?.text).toBe('As the desk says it.');
  await db().memorySegment.deleteMany({ where: { source: text, origin: 'human' } });
  server.reset();
  const other = { ...engine, name: 'Another' };
  await translateItem({ itemId: await file([text]), engine: other, now: new Date() });
  expect(server.asked.flatMap(({ q }) => q)).toContain(text);
});

test.each<[string, TestEngine['answer'], string]>([
  [
    '500',
    (_, response) => sendJson(response, { error: 'out of memory' }, 500),
    'answered 500: out of memory',
  ],
  [
    '429',
    (_, response) => sendJson(response, { error: 'slowdown' }, 429, { 'retry-after': '60' }),
    'answered 429: slowdown',
  ],
  ['a page', (_, response) => void response.end('<html>hello</html>'), 'no translation'],
  ['other JSON', (_, response) => sendJson(response, { translatedText: 'one string' }), 'no translation'],
  [
    'too few',
    ({ q }, response) => sendJson(response, { translatedText: q.slice(1) }),
    'left part of the text out',
  ],
  [
    'too many',
    ({ q }, response) => sendJson(response, { translatedText: [...q, 'more'] }),
    'left part of the text out',
  ],
  [
    'a blank',
    ({ q }, response) => sendJson(response, { translatedText: q.map((text, at) => (at === 1 ? ' ' : text)) }),
    'left part of the text out',
  ],
  ['nothing in time', () => undefined, 'did not answer in full within 1 s'],
  ['a closed line', (_, response) => void response.destroy(), 'broke the connection'],
  [
    'a redirect',
    (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
    'redirects',
  ],
  [
    'only markup',
    ({ q }, response) => sendJson(response, { translatedText: q.map(() => '<i></i>') }),
    'without words',
  ],
])(
  'when the engine answers %s the item waits with the reason and nothing is written',
  async (kind, answer, reason) => {
    const itemId = await file(
      [`Un <ejemplo> de ${kind}.`, `Otro de ${kind}.`],
      {},
      `Un <em>texto</em> de ${kind}.`,
    );
    server.answer = answer;
    const spent = await db().translationSpend.count();
    await expect(translate(itemId)).rejects.toThrow(reason);
    expect(await db().article.count({ where: { sourceItemId: itemId } })).toBe(0);
    expect(await db().translationSpend.count()).toBe(spent);
    expect(await listWaitingItems({ afterId: itemId - 1, limit: 1 })).toEqual([itemId]);
    server.reset();
    expect(await translate(itemId)).toBe('translated');
  },
);

test('a failed item carries its reason until it is translated, and the queue is told', async () => {
  const itemId = await file(['Espera.']);
  server.answer = (_, response) => sendJson(response, { error: 'overloaded' }, 503);
  const now = new Date();
  await expect(translateFiled({ itemId, now })).rejects.toMatchObject({
    name: 'Fault',
    code: 'engine-refused',
  });
  const faultOf = async () =>
    (await db().sourceItem.findUniqueOrThrow({ where: { id: itemId } })).translationFault;
  expect(await faultOf()).toBe('The translation engine answered 503: overloaded.');
  server.reset();
  await translateFiled({ itemId, now });
  expect(await faultOf()).toBeNull();
});

test('Retry-After reaches whoever asks the engine', async () => {
  server.answer = (_, response) => sendJson(response, {}, 429, { 'retry-after': '120' });
  const asked = engine.translate({ segments: ['a'], format: 'text', from: 'es', to: 'en' });
  await expect(asked).rejects.toMatchObject({ code: 'engine-busy', retryAfter: 120 });
});

test('a long text is asked for in batches and put together in order', async () => {
  const texts = Array.from({ length: 60 }, (_, at) => `Frase ${at} ${'larga '.repeat(at)}`.trim());
  const itemId = await file(texts);
  await translate(itemId);
  expect(server.asked.length).toBeGreaterThan(2);
  expect(server.asked.every(({ q }) => q.length <= 25)).toBe(true);
  expect((await articleOf(itemId)).blocks.map(({ text }) => /\d+/.exec(text)?.[0])).toEqual(
    texts.map((_, at) => String(at)),
  );
});

test('links, lists, tables and captions keep their structure', async () => {
  const blocks: FiledStory['blocks'] = [
    {
      kind: 'paragraph',
      text: 'Lea el informe hoy.',
      html: 'Lea <a href="https://a.example/i">el <em>informe</em></a> hoy.',
      attributes: {},
    },
    {
      kind: 'list',
      text: 'pan vino & queso',
      html: '<li>pan</li><li>vino &amp; <strong>queso</strong></li>',
      attributes: { ordered: true },
    },
    {
      kind: 'table',
      text: 'a b',
      html: '<tr><th>año</th><td>1999</td></tr><tr><th></th><td>uno &lt; dos</td></tr>',
      attributes: { title: 'Cifras' },
    },
    { kind: 'fact_box', text: 'seis', html: '<li>seis: barcos</li>', attributes: { title: 'Datos' } },
    {
      kind: 'picture',
      text: '',
      html: '',
      attributes: {
        pictures: [
          { url: 'https://a.example/p.jpg', alt: 'puerto', caption: 'El puerto', credit: 'Ana Lund' },
        ],
      },
    },
    { kind: 'divider', text: '', html: '', attributes: {} },
  ];
  const itemId = await file([], { blocks });
  await translate(itemId);
  const [link, list, table, box, picture, divider] = (await articleOf(itemId)).blocks;
  expect(link).toMatchObject({
    html: 'enLea <a href="https://a.example/i">enel <em>eninforme</em></a> enhoy.',
    text: 'enLea enel eninforme enhoy.',
  });
  expect(list).toMatchObject({
    html: '<li>enpan</li><li>envino &amp; <strong>enqueso</strong></li>',
    text: 'enpan envino & enqueso',
  });
  expect(table).toMatchObject({
    html: '<tr><th>enaño</th><td>1999</td></tr><tr><th></th><td>enuno &lt; endos</td></tr>',
    attributes: { title: 'enCifras' },
  });
  expect(box).toMatchObject({ html: '<li>enseis: enbarcos</li>', attributes: { title: 'enDatos' } });
  expect(picture?.attributes).toEqual({
    pictures: [
      { url: 'https://a.example/p.jpg', alt: 'enpuerto', caption: 'enEl enpuerto', credit: 'Ana Lund' },
    ],
  });
  expect(divider?.kind).toBe('divider');
});

test('hostile HTML from an engine is cleaned, and plain answers stay plain', async () => {
  server.answer = ({ q, format }, response) => {
    const evil =
      '<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)" onclick="alert(4)">ok</a>\u0000';
    sendJson(response, {
      translatedText: q.map(() => (format === 'html' ? evil : '<b onclick=x>plain</b> & co')),
    });
  };
  const itemId = await file(['Texto normal, hostil.'], {}, 'Un <strong>texto</strong> hostil.');
  await translate(itemId);
  const [plain, marked] = (await articleOf(itemId)).blocks;
  expect(plain).toMatchObject({
    text: '<b onclick=x>plain</b> & co',
    html: '&lt;b onclick=x&gt;plain&lt;/b&gt; &amp; co',
  });
  expect(marked).toMatchObject({ html: '<a>ok</a>', text: 'ok' });
});

test('two workers at once make one article, one bill and no error', async () => {
  const itemId = await file(['Carrera uno.', 'Carrera dos.'], { agency: 'EFE' });
  const results = await Promise.all([translate(itemId), translate(itemId)]);
  expect(results.toSorted()).toEqual(['kept', 'translated']);
  expect(await db().article.count({ where: { sourceItemId: itemId } })).toBe(1);
  expect(await db().translationSpend.count({ where: { itemId } })).toBe(1);
});

test('many workers on stories that share sentences and a new agency lose none of them', async () => {
  const shared = Array.from({ length: 12 }, (_, at) => `Frase compartida ${at}.`);
  const ids = [];
  for (let at = 0; at < 12; at++)
    ids.push(
      await file([...shared.slice(at), ...shared.slice(0, at)], { agency: at % 2 ? 'dpa/AFP' : 'AFP/dpa' }),
    );
  await Promise.all(ids.map((id) => translate(id)));
  expect(await db().article.count({ where: { sourceItemId: { in: ids } } })).toBe(12);
  expect(await db().agency.count({ where: { slug: 'afp' } })).toBe(1);
});

test('an agency line becomes its agency, initials nobody can resolve a credit, never a person', async () => {
  const itemId = await file(['Con firma.'], { byline: 'María Ruiz', agency: 'skr/EFE' });
  await translate(itemId);
  const { id } = await articleOf(itemId);
  const bylines = await db().byline.findMany({
    where: { articleId: id },
    orderBy: { position: 'asc' },
    include: { agency: true },
  });
  expect(bylines).toMatchObject([
    { credit: 'María Ruiz', personId: null },
    { credit: 'skr', personId: null },
    { agency: { name: 'EFE' } },
  ]);
});

test('without permission nothing is translated', async () => {
  const { id } = await addSource({ name: 'No permission', language: 'es', licence: licencePreset('none') });
  const itemId = await file(['Nada.'], {}, undefined, id);
  expect(await translate(itemId)).toBe('kept');
  expect(server.asked).toEqual([]);
  expect(await listWaitingItems({ afterId: itemId - 1, limit: 1 })).toEqual([]);
});

test('when the outlet changes a story only the changed blocks are stale, and readers see what was published', async () => {
  const texts = ['El primero queda.', 'El segundo cambia mucho.', 'El tercero desaparece.'];
  const itemId = await file(texts);
  await translate(itemId);
  const { id } = await articleOf(itemId);
  await publishArticle({ articleId: id, actor: { userId: null, name: 'A test' }, now: new Date() });
  const published = () => db().articleRevision.findMany({ where: { articleId: id } });
  const before = await published();
  await refile(itemId, ['Uno nuevo delante.', texts[0] ?? '', 'El segundo cambia muchísimo.']);
  expect(await markStale({ itemId, now: new Date() })).toBe(2);
  expect(await markStale({ itemId, now: new Date() })).toBe(0);
  expect(
    (await articleOf(itemId)).blocks.map(({ status, staleSince }) => [status, staleSince !== null]),
  ).toEqual([
    ['machine', false],
    ['stale', true],
    ['stale', true],
  ]);
  expect(await published()).toEqual(before);
});

test('what the outlet changed is offered in English, once for each state of it, and never put in by itself', async () => {
  const itemId = await file(['El primero queda.', 'El segundo cambia.', 'El tercero desaparece.']);
  await translate(itemId);
  const { id, blocks } = await articleOf(itemId);
  const offers = () => db().suggestion.findMany({ where: { articleId: id }, orderBy: { id: 'asc' } });
  await refile(itemId, ['El primero queda.', 'El segundo, dicen ahora, cambia.']);
  await markStale({ itemId, now: new Date() });
  server.reset();
  expect(await suggestTexts({ itemId, engine, now: new Date() })).toBe(1);
  expect(server.asked.map(({ q }) => q)).toEqual([['El segundo, dicen ahora, cambia.']]);
  expect(await offers()).toMatchObject([{ blockKey: blocks[1]?.key, engine: engine.name, settledAt: null }]);
  expect((await articleOf(itemId)).blocks.map(({ text }) => text)).toEqual(blocks.map(({ text }) => text));
  expect(await suggestTexts({ itemId, engine, now: new Date() })).toBe(0);
  await refile(itemId, ['El primero queda.', 'El segundo cambia muchísimo.']);
  await markStale({ itemId, now: new Date() });
  await Promise.all([1, 2].map(() => suggestTexts({ itemId, engine, now: new Date() })));
  expect((await offers()).map(({ settledAt }) => settledAt === null)).toEqual([false, true]);
});

test('that blocks are stale is told to the queue, in the transaction that finds them so', async () => {
  const itemId = await file(['Uno.', 'Dos.']);
  await translate(itemId);
  const waiting = () => db().$queryRaw<unknown[]>`
    SELECT FROM graphile_worker.jobs WHERE key = ${`blocks.stale:${itemId}`}`;
  expect(await waiting()).toEqual([]);
  await refile(itemId, ['Uno.', 'Dos y medio.']);
  await markStale({ itemId, now: new Date() });
  expect(await waiting()).toHaveLength(1);
});

test('a story that changed while the engine was at work is stale at once', async () => {
  const itemId = await file(['Durante la traducción.', 'Este queda.']);
  server.answer = ({ q }, response) => {
    void refile(itemId, ['Cambió durante la traducción.', 'Este queda.']).then(() =>
      sendJson(response, { translatedText: q }),
    );
  };
  await translate(itemId);
  expect((await articleOf(itemId)).blocks.map(({ status }) => status)).toEqual(['stale', 'machine']);
});

function translate(itemId: number) {
  return translateItem({ itemId, engine, now: new Date() });
}

async function file(
  texts: string[],
  story: Partial<FiledStory> = {},
  marked?: string,
  owner = sourceId,
): Promise<number> {
  number += 1;
  const identity = identityOf(number, owner);
  const html = marked ? [{ ...paragraph(marked.replace(/<[^>]+>/g, '')), html: marked }] : [];
  const filed = await fileItem({
    identity,
    story: { ...head(number), blocks: [...texts.map(paragraph), ...html], ...story },
  });
  if (filed.outcome === 'killed') throw new Error('killed');
  return filed.itemId;
}

async function refile(itemId: number, texts: string[]): Promise<void> {
  const item = await db().sourceItem.findUniqueOrThrow({ where: { id: itemId } });
  await fileItem({ identity: item, story: { ...head(itemId), blocks: texts.map(paragraph) } });
}

function identityOf(at: number, owner: number) {
  return {
    sourceId: owner,
    feedId: null,
    externalId: `item-${at}`,
    url: `https://faro.example/${at}`,
    language: 'es',
    publishedAt: null,
  };
}

function head(at: number) {
  return {
    headline: `Titular ${at}`,
    standfirst: '',
    byline: null,
    agency: null,
    updatedAt: null,
    completeness: 'full' as const,
  };
}

function paragraph(text: string): FiledStory['blocks'][number] {
  return {
    kind: 'paragraph',
    text,
    html: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    attributes: {},
  };
}

function articleOf(sourceItemId: number) {
  return db().article.findFirstOrThrow({
    where: { sourceItemId },
    include: { blocks: { orderBy: { position: 'asc' } } },
  });
}

test.each([
  ['as it is', (text: string) => text],
  ['in brackets', (text: string) => `[${text}]`],
  ['with a label', (text: string) => `[EN] ${text}`],
])(
  'an original that comes back %s is no translation: nothing is written or learned, and the item says why',
  async (_, echo) => {
    server.answer = ({ q }, response) => sendJson(response, { translatedText: q.map(echo) });
    const itemId = await file([`El puente viejo se cierra el lunes número ${++number}.`], {
      headline: `El puente viejo se cierra mañana ${number}`,
    });
    await expect(translateFiled({ itemId, now: new Date() })).rejects.toMatchObject({ code: 'engine-echo' });
    const item = await db().sourceItem.findUniqueOrThrow({
      where: { id: itemId },
      include: { articles: true },
    });
    expect(item.articles).toEqual([]);
    expect(item.translationFault).toMatch(/gave back the original/);
    expect(
      await db().memorySegment.count({
        where: { source: { contains: `${number}` }, target: { contains: 'puente' } },
      }),
    ).toBe(0);
  },
);

test('what an engine was paid for an echo stands in the ledger, and what it did translate is known next time', async () => {
  const good = 'Una frase que sí.';
  const itemId = await file([
    good,
    'Esta frase larga vuelve siempre del motor tal y como se le dio, sin cambio.',
  ]);
  server.answer = ({ q }, response) =>
    sendJson(response, { translatedText: q.map((text) => (text === good ? fakeEnglish(text) : text)) });
  await expect(translate(itemId)).rejects.toMatchObject({ code: 'engine-echo' });
  const [spent, ...others] = await db().translationSpend.findMany({ where: { itemId } });
  expect(others).toEqual([]);
  expect(spent?.characters).toBeGreaterThan(80);
  expect(await db().memorySegment.count({ where: { source: good } })).toBe(1);
});

test('an echo beside what the memory knows is weighed against the whole story', async () => {
  const known =
    'Una frase conocida y bastante larga que la memoria ya tiene desde hace tiempo, palabra por palabra.';
  await translate(await file([known]));
  const stubborn = 'Esta vuelve tal y como se le dio.';
  server.answer = ({ q }, response) => sendJson(response, { translatedText: q });
  const itemId = await file([known, stubborn], { headline: 'Breve' });
  expect(await translate(itemId)).toBe('translated');
  expect((await articleOf(itemId)).blocks).toMatchObject([{ text: fakeEnglish(known) }, { text: stubborn }]);
});

test('of stale blocks, one that comes back as it was costs its neighbours nothing, and the job is done', async () => {
  const itemId = await file(['Uno queda.', 'Dos cambia.', 'Tres cambia.']);
  await translate(itemId);
  const long = 'Dos es ahora una frase larga que el motor devuelve tal y como se le dio, sin cambiar nada.';
  await refile(itemId, ['Uno queda.', long, 'Tres ha cambiado.']);
  await markStale({ itemId, now: new Date() });
  server.answer = ({ q }, response) =>
    sendJson(response, { translatedText: q.map((text) => (text === long ? text : fakeEnglish(text))) });
  expect(await suggestTexts({ itemId, engine, now: new Date() })).toBe(1);
  const { id } = await articleOf(itemId);
  expect(await db().suggestion.findMany({ where: { articleId: id } })).toMatchObject([
    { text: fakeEnglish('Tres ha cambiado.') },
  ]);
});

test('one sentence that comes back stays the original’s, is not learned, stops publishing, and is tried again', async () => {
  const stubborn = 'La sesión quedó aplazada hasta nuevo aviso.';
  server.answer = ({ q }, response) =>
    sendJson(response, {
      translatedText: q.map((text) => (text === stubborn ? `[${text}]` : fakeEnglish(text))),
    });
  const itemId = await file(
    [stubborn, 'Una frase bastante más larga que se traduce sin ningún problema, como debe ser.'],
    { headline: 'Una sesión' },
  );
  expect(await translate(itemId)).toBe('translated');
  const article = await articleOf(itemId);
  expect(article.blocks).toMatchObject([
    { text: stubborn, engine: null, status: 'machine' },
    { engine: 'LibreTranslate' },
  ]);
  expect(await db().memorySegment.count({ where: { source: stubborn } })).toBe(0);
  expect(await db().finding.findMany({ where: { articleId: article.id, blockKey: 'b1' } })).toMatchObject([
    { kind: 'untranslated', blocking: true },
  ]);
  server.reset();
  expect(await translate(itemId)).toBe('translated');
  expect((await articleOf(itemId)).blocks[0]).toMatchObject({
    text: fakeEnglish(stubborn),
    engine: 'LibreTranslate',
  });
});
