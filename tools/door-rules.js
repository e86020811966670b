import { DOORS } from './doors.js';

const ALWAYS = ['generated'];
const FIXTURES = ['tools', 'prisma'];
const DEEPEST = 7;
const WITH_A_REQUEST = [
  ...['**/actions.ts', '**/current-user.ts', '**/session-cookie.ts'],
  ...['**/*.test.ts', '**/test-*.ts'],
];

/**
 * The door table as ESLint configuration, by core `no-restricted-imports`. Since a later entry for a file replaces an
 * earlier one, each says everything that holds for its files.
 */
export function doorRules() {
  const unnamed = { regex: '^@/|^\\.\\./', message: 'This room is not in the door table (tools/doors.js).' };
  const known = Object.keys(DOORS).flatMap((room) =>
    depths(room).flatMap((below, depth) => rulesFor(room, below, depth)),
  );
  return [entry(['features/**/*.{ts,tsx}'], [unnamed]), ...known];
}

/** Globs for the files of a room, one for each depth, since the way out of the room is as many steps up. */
function depths(room) {
  return Array.from({ length: DEEPEST }, (_, depth) => `${room}/${'*/'.repeat(depth)}`);
}

function rulesFor(room, below, depth) {
  const closed = [noDoor(room, []), noWayUp(depth)];
  const rules = [
    entry([`${below}*.{ts,tsx}`], closed),
    entry([`${below}*.test.{ts,tsx}`, `${below}test-*.ts`], [noDoor(room, FIXTURES), noWayUp(depth)]),
  ];
  if (room.startsWith('features/'))
    rules.push(entry([`${below}*.ts`], [...closed, noNext()], WITH_A_REQUEST));
  if (room === 'app' && depth > 0) rules.push(entry([readerGlob(depth)], [...closed, noClient()]));
  return rules;
}

function readerGlob(depth) {
  return `app/[(]reader[)]/${'*/'.repeat(depth - 1)}*.{ts,tsx}`;
}

function entry(files, patterns, ignores = []) {
  return { files, ignores, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function noDoor(room, extra) {
  const open = [room, ...DOORS[room], ...ALWAYS, ...extra].join('|');
  return {
    regex: `^@/(?!(?:${open})(?:/|$))`,
    message: `The door table gives ${room} no door there (tools/doors.js).`,
  };
}

function noWayUp(depth) {
  return {
    regex: `^(?:\\./)?(?:\\.\\./){${depth + 1}}`,
    message: 'Another room is opened through @/, never by steps up.',
  };
}

function noNext() {
  return {
    regex: '^next(?:/|$)',
    message: 'Next belongs to pages, actions.ts and the session: the pipeline works without a request.',
  };
}

function noClient() {
  return { regex: '\\.client$', message: 'A reader page runs no framework script.' };
}
