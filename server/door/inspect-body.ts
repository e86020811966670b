import { BodyRefused } from './read-body';

/** What a body may hold before a parser meets it. */
export interface Measure {
  /** Fields of a form. */
  fields: number;
  /** How deep lists and objects may lie in each other. */
  depth: number;
  /** Members of all lists and objects of a JSON text together. */
  members: number;
}

const [DASH, CR, LF] = [0x2d, 0x0d, 0x0a];
const [QUOTE, BACKSLASH, COMMA, AMPERSAND] = [0x22, 0x5c, 0x2c, 0x26];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const LONGEST_BOUNDARY = 70; // RFC 2046, 5.1.1
const BOUNDARY = /^[\w'()+,./:=?-]+$/; // what of it no parser reads in two ways

// React reads each list of fields that a form refers to by going through all fields: few references, or quadratic work.
// JSON may write each sign as its number too.
const FORM_REFERENCES = ['"$K', '"\\u0024', '"$\\u004'].map((start) => Buffer.from(start));
const MOST_FORM_REFERENCES = 50;

// A field of a form as a person fills it in, perhaps numbered by React. Every other part of a call may be parsed as JSON.
const PERSONS = /^content-disposition:\s*form-data;\s*name="(?:\d+_)?[a-z][\w.[\]-]{0,100}"\s*(?:;|\r\n|$)/im;

/**
 * Throws BodyRefused (400) when a body has more fields, members or depth than anything of ours, or 415 when it is of a
 * kind that nothing of ours sends. One pass over the bytes, nothing is built: what cannot be parsed cheaply never
 * reaches a parser.
 */
export function inspectBody(body: Buffer, contentType: string, measure: Measure): void {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (body.length === 0) return;
  if (type === 'application/json' || type === 'text/plain') inspectJson(body, measure);
  else if (type === 'application/x-www-form-urlencoded') inspectFields(body, measure);
  else if (type === 'multipart/form-data') inspectParts(body, boundaryIn(contentType), measure);
  else throw new BodyRefused(415);
}

/** Counts what a JSON text would make; whether it is one at all is for its parser to say. */
function inspectJson(text: Buffer, { depth, members }: Measure): void {
  let [deep, many, within] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (within) {
      if (sign === BACKSLASH) at++;
      else if (sign === QUOTE) within = false;
    } else if (sign === QUOTE) within = true;
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) deep++;
    else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) deep--;
    else if (sign === COMMA) many++;
    if (deep > depth || many > members) throw new BodyRefused(400);
  }
  const references = FORM_REFERENCES.reduce((sum, word) => sum + count(text, word, MOST_FORM_REFERENCES), 0);
  if (references > MOST_FORM_REFERENCES) throw new BodyRefused(400);
}

function inspectFields(body: Buffer, { fields }: Measure): void {
  let many = 1;
  for (const sign of body) if (sign === AMPERSAND && ++many > fields) throw new BodyRefused(400);
}

/**
 * Cuts where parsers cut, at a line that begins with the boundary, and looks at all that is there: a parser may take what
 * stands before the first of them, or behind the last, for parts as well.
 */
function inspectParts(body: Buffer, boundary: string, measure: Measure): void {
  const mark = Buffer.from(`\r\n--${boundary}`, 'latin1');
  if (!body.subarray(0, mark.length - 2).equals(mark.subarray(2))) throw new BodyRefused(400);
  let parts = 0;
  for (let from = mark.length - 2; from >= 0;) {
    const next = body.indexOf(mark, from);
    const part = body.subarray(from, next < 0 ? body.length : next);
    if (part[0] === DASH && part[1] === DASH) requireNothing(part.subarray(2));
    else if (part[0] !== CR || part[1] !== LF || ++parts > measure.fields) throw new BodyRefused(400);
    else inspectPart(part.subarray(2), measure);
    from = next < 0 ? -1 : next + mark.length;
  }
}

/** Behind the last boundary stands the end of its line, at most. */
function requireNothing(rest: Buffer): void {
  for (const sign of rest) if (sign !== CR && sign !== LF) throw new BodyRefused(400);
}

function inspectPart(part: Buffer, measure: Measure): void {
  const end = part.indexOf('\r\n\r\n');
  if (end < 0 || end > 2000) throw new BodyRefused(400);
  const head = part.toString('latin1', 0, end);
  const isPersons = head.match(/\bname\b/gi)?.length === 1 && PERSONS.test(head);
  if (!isPersons) inspectJson(part.subarray(end + 4), measure);
}

function boundaryIn(contentType: string): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare ?? '';
  const isOne = contentType.match(/;\s*boundary\s*=/gi)?.length === 1 && BOUNDARY.test(boundary);
  if (!isOne || boundary.length > LONGEST_BOUNDARY) throw new BodyRefused(400);
  return boundary;
}

function count(text: Buffer, word: Buffer, enough: number): number {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0 && found <= enough; at = text.indexOf(word, at + word.length))
    found++;
  return found;
}
