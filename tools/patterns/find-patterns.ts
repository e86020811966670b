import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A pattern as it stands in the sources. */
export interface Pattern {
  source: string;
  flags: string;
  /** `features/wire/parse-feed.ts:71`. */
  place: string;
  /** The characters it meets at most, where a comment beside it says `at most N characters`. */
  most: number | null;
}

/** A place that builds a pattern while it runs. */
export interface Builder {
  file: string;
  place: string;
  /** Built when its file is loaded, so that loading it shows the pattern. */
  atLoad: boolean;
  most: number | null;
}

const ROOMS = ['app', 'cli', 'components', 'features', 'lib', 'reader', 'server', 'workers'];
const BOUND = /at most ([\d,]{1,12}) characters/;

/** Every pattern in the rooms of the house, written out or built; tests and what only tests open aside. */
export function findPatterns(root: string): { patterns: Pattern[]; builders: Builder[] } {
  const [patterns, builders]: [Pattern[], Builder[]] = [[], []];
  for (const file of ROOMS.flatMap((room) => sourcesIn(root, room))) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    visit(source, (node) => {
      const at = { place: placeOf(source, node), most: boundOf(source, node) };
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        patterns.push({ ...at, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      } else if (isBuilt(node)) builders.push({ ...at, file, atLoad: isAtLoad(source, node) });
    });
  }
  return { patterns, builders };
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(root, path);
    const isTest = /\.test\.tsx?$|^test-/.test(entry.name);
    return /\.(?:tsx?|mjs|js)$/.test(entry.name) && !isTest ? [path] : [];
  });
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

function isBuilt(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** Outside of any function, or in one that is called outside of any. */
function isAtLoad(source: ts.SourceFile, node: ts.Node): boolean {
  const around = functionAround(node);
  if (!around) return true;
  const name = ts.isFunctionDeclaration(around) ? around.name?.text : undefined;
  let called = false;
  visit(source, (other) => {
    if (ts.isCallExpression(other) && other.expression.getText() === name && !functionAround(other))
      called = true;
  });
  return called;
}

function functionAround(node: ts.Node): ts.Node | undefined {
  return ts.findAncestor(node, (each) => ts.isFunctionLike(each));
}

function placeOf(source: ts.SourceFile, node: ts.Node): string {
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** From a comment on the pattern's line, or on one of the two before. */
function boundOf(source: ts.SourceFile, node: ts.Node): number | null {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  const lines = source.text.split('\n');
  const said = [lines[line - 2] ?? '', lines[line - 1] ?? '', lines[line] ?? ''].map(
    (text) => BOUND.exec(text.split('//')[1] ?? '')?.[1],
  );
  const number = said.find((each) => each !== undefined);
  return number === undefined ? null : Number(number.replaceAll(',', ''));
}
