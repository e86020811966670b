// Who may open whom: the door table of ARCHITECTURE.md as data. eslint.config.js enforces it; a room that is not named
// here may open nothing.

const FURNITURE = ['components', 'lib'];
const everyFeature = [
  ...[
    'accounts',
    'articles',
    'audience',
    'backup',
    'directory',
    'ingest',
    'interchange',
    'media',
    'newsroom',
    'reading',
  ],
  ...['rights', 'search', 'seo', 'sources', 'stories', 'translation', 'wire'],
].map((room) => `features/${room}`);
const features = (...rooms) => rooms.map((room) => `features/${room}`);

const editing = [
  ...features('articles', 'stories', 'reading', 'sources', 'translation', 'media', 'rights', 'accounts'),
  ...FURNITURE,
];
const outward = [...features('articles', 'stories', 'reading', 'sources', 'media'), ...FURNITURE];

/** Room → rooms it may open. Everyone may open itself, and what Prisma generated. */
export const DOORS = {
  app: [...everyFeature, ...FURNITURE],
  server: [...everyFeature, ...FURNITURE],
  workers: [...everyFeature, ...FURNITURE],
  cli: [...everyFeature, ...FURNITURE, 'prisma/generate'],
  'features/newsroom': editing,
  'features/interchange': editing,
  'features/ingest': [...features('wire', 'sources', 'articles', 'media', 'rights'), 'lib'],
  'features/translation': [...features('wire', 'articles', 'sources'), 'lib'],
  'features/search': outward,
  'features/seo': outward,
  'features/audience': [...features('articles'), 'lib'],
  'features/rights': outward,
  'features/backup': [...features('media'), 'lib'],
  'features/reading': [...features('stories', 'articles', 'media'), ...FURNITURE],
  'features/directory': [...features('stories', 'articles', 'media'), ...FURNITURE],
  'features/stories': [...features('articles', 'audience', 'media'), ...FURNITURE],
  'features/articles': [...features('media'), ...FURNITURE],
  'features/sources': FURNITURE,
  'features/media': FURNITURE,
  'features/accounts': FURNITURE,
  'features/wire': ['lib'],
  components: ['lib'],
  lib: [],
  reader: [],
};
