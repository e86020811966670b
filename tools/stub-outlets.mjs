import { createServer } from 'node:http';

// Two fictional outlets and a translation engine on loopback, so that development needs no network:
//   /kurier/feed (RSS, German, full text)   /faro/feed (Atom, Spanish, summary; the text is on its pages)
//   POST /translate answers as LibreTranslate does, in something that only looks like English, the same every time.
const port = Number(process.env.STUB_PORT ?? 4610);
const base = `http://127.0.0.1:${port}`;
const started = Date.now();

const OUTLETS = {
  kurier: {
    name: 'Lindauer Kurier',
    language: 'de',
    stories: [
      [
        'Bürger retten das alte Hallenbad',
        [
          'Drei Jahre lang war das Bad geschlossen.',
          'Am Samstag kamen 400 Gäste zur Eröffnung, sagte die Leiterin.',
        ],
      ],
      [
        'Fähre fährt wieder nach Plan',
        ['Nach dem Sturm ruhte der Verkehr zwei Tage.', 'Nur der Fahrplan am Abend bleibt vorerst dünner.'],
      ],
      [
        'Schule pflanzt tausend Linden',
        ['Jede Klasse pflegt ein Stück der neuen Allee.', 'Die ersten Bäume stehen schon am Ufer.'],
      ],
    ],
  },
  faro: {
    name: 'El Faro del Norte',
    language: 'es',
    stories: [
      [
        'El mercado vuelve a la plaza mayor',
        ['Los puestos abrirán cada jueves a las ocho.', 'No habrá cambios en las tasas este año.'],
      ],
      [
        'Una biblioteca abre de noche',
        ['Los vecinos pidieron más horas de lectura.', 'El horario llega ahora hasta la medianoche.'],
      ],
      [
        'El tren de la costa estrena vagones',
        ['Cada tren lleva 220 viajeros.', 'El viaje dura diez minutos menos.'],
      ],
    ],
  },
};

createServer(async (request, response) => {
  const { pathname } = new URL(request.url, base);
  const [, outlet, page] = pathname.split('/');
  if (pathname === '/translate') return send(response, 'application/json', translate(await bodyOf(request)));
  if (pathname === '/languages')
    return send(
      response,
      'application/json',
      '[{"code":"de","name":"German","targets":["en"]},{"code":"es","name":"Spanish","targets":["en"]}]',
    );
  if (!Object.hasOwn(OUTLETS, outlet ?? '')) return send(response, 'text/plain', 'No such outlet', 404);
  if (page === 'feed')
    return send(response, 'application/xml; charset=utf-8', outlet === 'kurier' ? rss(outlet) : atom(outlet));
  const story = OUTLETS[outlet].stories[Number(page)];
  return story
    ? send(response, 'text/html; charset=utf-8', article(outlet, story))
    : send(response, 'text/plain', 'No such story', 404);
}).listen(port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));

function rss(outlet) {
  const { name, language, stories } = OUTLETS[outlet];
  const items = stories.map(
    ([title, paragraphs], i) =>
      `<item><title>${title}</title><link>${base}/${outlet}/${i}</link><guid>${outlet}-${i}</guid><pubDate>${timeOf(i).toUTCString()}</pubDate><content:encoded><![CDATA[${html(paragraphs)}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${name}</title><link>${base}/${outlet}</link><language>${language}</language>${items.join('')}</channel></rss>`;
}

function atom(outlet) {
  const { name, language, stories } = OUTLETS[outlet];
  const entries = stories.map(
    ([title, [first]], i) =>
      `<entry><title>${title}</title><id>urn:${outlet}:${i}</id><link href="${base}/${outlet}/${i}"/><updated>${timeOf(i).toISOString()}</updated><summary>${first}</summary></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${name}</title><id>urn:${outlet}</id><updated>${timeOf(0).toISOString()}</updated>${entries.join('')}</feed>`;
}

function article(outlet, [title, paragraphs]) {
  const { name, language } = OUTLETS[outlet];
  return `<!doctype html><html lang="${language}"><head><title>${title} | ${name}</title></head><body><header>${name}</header><main><article><h1>${title}</h1>${html(paragraphs)}</article></main></body></html>`;
}

function html(paragraphs) {
  return paragraphs.map((text) => `<p>${text}</p>`).join('');
}

function timeOf(i) {
  return new Date(started - i * 3_600_000);
}

function translate(body) {
  const { q } = JSON.parse(body);
  return JSON.stringify({ translatedText: Array.isArray(q) ? q.map(fakeEnglish) : fakeEnglish(q) });
}

/** Words are taken from a fixed list by their length; numbers, punctuation and tags stay. */
function fakeEnglish(text) {
  const words = [
    'a',
    'of',
    'the',
    'town',
    'river',
    'harbour',
    'morning',
    'council',
    'neighbour',
    'celebration',
  ];
  return text.replace(/<[^>]*>|\p{L}+/gu, (word) => {
    if (word.startsWith('<')) return word;
    const chosen = words[Math.min(word.length, words.length) - 1];
    return /^\p{Lu}/u.test(word) ? chosen[0].toUpperCase() + chosen.slice(1) : chosen;
  });
}

async function bodyOf(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

function send(response, type, body, status = 200) {
  response.writeHead(status, { 'content-type': type }).end(body);
}
