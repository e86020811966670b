import { Parser } from 'htmlparser2';
import { Fault } from '@/lib/errors';

const MAX_CHARACTERS = 10_000_000;
const MAX_DEPTH = 512;
const MAX_NODES = 200_000;
const MAX_ATTRIBUTES = 200;
const CHUNK = 65_536;

/**
 * Counts what a document would cost before anything builds a tree of it: every HTML library hangs on a hundred thousand
 * nested tags. Throws `Fault` `too-large` or `too-complex`.
 */
export function guardHtml(html: string): void {
  if (html.length > MAX_CHARACTERS)
    throw new Fault('too-large', 'This page is larger than 10 MB, so it was not read.');
  // A tree keeps each character reference as a piece of text of its own.
  if (html.split('&', MAX_NODES + 1).length > MAX_NODES) throw tooComplex('has more than 200,000 parts');
  const counter = new Counter();
  const parser = new Parser(counter);
  for (let at = 0; at < html.length; at += CHUNK) parser.write(html.slice(at, at + CHUNK));
  // Not ended: what is still open has been counted.
}

class Counter {
  private depth = 0;
  private nodes = 0;
  private attributes = 0;

  onopentagname = (): void => {
    this.attributes = 0;
    if (++this.depth > MAX_DEPTH) throw tooComplex('nested more than 512 deep');
    this.count();
  };
  onclosetag = (): void => {
    this.depth--;
  };
  ontext = (): void => this.count();
  oncomment = (): void => this.count();
  onattribute = (): void => {
    if (++this.attributes > MAX_ATTRIBUTES) throw tooComplex('has a tag with more than 200 attributes');
  };

  private count(): void {
    if (++this.nodes > MAX_NODES) throw tooComplex('has more than 200,000 parts');
  }
}

function tooComplex(why: string): Fault {
  return new Fault('too-complex', `This page is ${why}, so it was not read.`.replace('is has', 'has'));
}
