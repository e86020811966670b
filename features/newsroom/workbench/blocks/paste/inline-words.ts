import { type LookOf, said } from '@/features/newsroom/workbench/blocks/paste/read-style';
import { escapeHtml } from '@/lib/text/escape-html';

/** What stands around a text: the marks that are ours, and whether its line breaks count. */
export interface Around {
  marks: readonly string[];
  keepsLines: boolean;
}

export const BARE: Around = { marks: [], keepsLines: false };

interface Run {
  html: string;
  marks: readonly string[];
}

const BREAK = '<br>';

/** One paragraph while it is read: words with their marks, spaces folded as a page folds them. */
export class Words {
  private runs: Run[] = [];
  private blank = true;
  private hasWords = false;
  /** A space in front of the first or behind the last word was part of what was copied. */
  readonly edges = { before: false, after: false };

  add(text: string, { marks, keepsLines }: Around): void {
    const clean = text.replace(/[\u00ad\u200b\ufeff\0]/g, '').replace(/\p{Surrogate}/gu, '\ufffd');
    const lines = keepsLines ? clean.split(/\r\n?|\n/) : [clean];
    for (const [at, line] of lines.entries()) {
      if (at > 0) this.breakLine();
      this.addLine(line, marks);
    }
  }

  /** A space, unless one stands there already. */
  part(): void {
    if (!this.blank) this.runs.push({ html: ' ', marks: [] });
    this.blank = true;
  }

  breakLine(): void {
    this.runs.push({ html: BREAK, marks: [] });
    this.blank = true;
  }

  /** The paragraphs that were read: two line breaks in a row part them. Begins anew. */
  take(): string[] {
    const paragraphs: Run[][] = [[]];
    let breaks = 0;
    for (const run of bridged(this.runs)) {
      breaks = run.html === BREAK ? breaks + 1 : run.html === ' ' ? breaks : 0;
      if (breaks > 1) paragraphs.push([]);
      else paragraphs.at(-1)?.push(run);
    }
    this.runs = [];
    this.blank = true;
    return paragraphs.map((runs) => serialise(trimmed(runs))).filter((html) => html !== '');
  }

  private addLine(line: string, marks: readonly string[]): void {
    const folded = line.replace(/[\s\u00a0]+/gu, asSpace);
    const seen = this.blank ? folded.replace(/^ /, '') : folded;
    if (!this.hasWords && /^[ \u00a0]\S/.test(line)) this.edges.before = true;
    if (seen === '') return;
    this.hasWords = true;
    this.edges.after = /^[ \u00a0]$|\S[ \u00a0]$/.test(line);
    this.blank = seen.endsWith(' ');
    this.runs.push({ html: escapeHtml(seen), marks });
  }
}

/** A no-break space is one only between two words: at an edge, or beside another space, it is how browsers and Word write an ordinary one. */
function asSpace(run: string, at: number, whole: string): string {
  const isAlone = run === '\u00a0' || run === '\u202f';
  return isAlone && at > 0 && at + 1 < whole.length ? run : ' ';
}

/** A space or a line break between two words of one mark has that mark too: a link stays one link. */
function bridged(runs: readonly Run[]): Run[] {
  let before: readonly string[] = [];
  return runs.map((run, at) => {
    if (!isBlank(run)) {
      before = run.marks;
      return run;
    }
    const next = runs[at + 1];
    const after = next && !isBlank(next) ? next.marks : [];
    return { ...run, marks: before.filter((mark) => after.includes(mark)) };
  });
}

function isBlank({ html }: Run): boolean {
  return html === BREAK || html.trim() === '';
}

/** Without space and line breaks at either end. */
function trimmed(runs: readonly Run[]): Run[] {
  const first = runs.findIndex((run) => !isBlank(run));
  if (first < 0) return [];
  const kept = runs.slice(first, runs.findLastIndex((run) => !isBlank(run)) + 1);
  return kept.map(({ html, marks }, at) => {
    const begun = at === 0 || kept[at - 1]?.html === BREAK ? html.trimStart() : html;
    const isLast = at === kept.length - 1 || kept[at + 1]?.html === BREAK;
    return { marks, html: isLast ? begun.trimEnd() : begun };
  });
}

const OUTER_FIRST = ['a', 'strong', 'em', 'sub', 'sup', 'code'];

function serialise(runs: readonly Run[]): string {
  let html = '';
  let open: readonly string[] = [];
  const change = (marks: readonly string[]) => {
    const same = open.findIndex((mark, at) => mark !== marks[at]);
    const kept = same < 0 ? open.length : same;
    html += open
      .slice(kept)
      .reverse()
      .map((mark) => `</${nameOf(mark)}>`)
      .join('');
    html += marks.slice(kept).map(opening).join('');
    open = marks;
  };
  for (const run of runs) {
    change([...run.marks].sort((a, b) => OUTER_FIRST.indexOf(nameOf(a)) - OUTER_FIRST.indexOf(nameOf(b))));
    html += run.html;
  }
  change([]);
  return html;
}

function nameOf(mark: string): string {
  return mark.split(' ', 1)[0] ?? mark;
}

function opening(mark: string): string {
  return mark.startsWith('a ') ? `<a href="${escapeHtml(mark.slice(2))}">` : `<${mark}>`;
}

/** What an element adds to the marks; a style counts as much as a tag, and unsets one (Google Docs wraps all in a `<b>` of weight 400). */
export function marksWithin(element: Element, around: Around, lookOf: LookOf): Around {
  const tag = element.tagName.toUpperCase();
  const look = lookOf(element);
  let marks = around.marks;
  const set = (mark: string, wanted: boolean | null) => {
    if (wanted === null || marks.includes(mark) === wanted) return;
    marks = wanted ? [...marks, mark] : marks.filter((one) => one !== mark);
  };
  set('strong', isBold(said(look, 'font-weight'), tag));
  set('em', isItalic(said(look, 'font-style'), tag));
  const raised = said(look, 'vertical-align');
  if (tag === 'SUB' || raised === 'sub') set('sub', true);
  if (tag === 'SUP' || raised === 'super') set('sup', true);
  if (tag === 'CODE') set('code', true);
  const link = tag === 'A' ? safeLink(element.getAttribute('href')) : null;
  if (link) marks = [...marks.filter((mark) => !mark.startsWith('a ')), `a ${link}`];
  const space = said(look, 'white-space');
  const keepsLines = space ? space.startsWith('pre') || space === 'break-spaces' : around.keepsLines;
  return { marks, keepsLines: (tag === 'PRE' && space === '') || keepsLines };
}

function isBold(weight: string, tag: string): boolean | null {
  if (weight) return weight.startsWith('bold') || Number(weight) >= 600;
  return tag === 'B' || tag === 'STRONG' ? true : null;
}

function isItalic(style: string, tag: string): boolean | null {
  if (style) return style === 'italic' || style.startsWith('oblique');
  return tag === 'I' || tag === 'EM' ? true : null;
}

/** Only where a reader can go; Google's way station is skipped. */
function safeLink(href: string | null): string | null {
  if (!href || !URL.canParse(href)) return null;
  const url = new URL(href);
  const through =
    /(?:^|\.)google\.\w+$/.test(url.hostname) && url.pathname === '/url' ? url.searchParams.get('q') : null;
  if (through) return URL.canParse(through) && /^https?:/i.test(through) ? new URL(through).href : null;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
