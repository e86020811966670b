import { Readability } from '@mozilla/readability';
import { measureText, type Measure } from '@/features/wire/page/measure-text';

/** Where publishing systems put the text of an article. */
const BODY = [
  '[itemprop~="articleBody"]',
  '[class*="articleBody"], [class*="article-body"], [class*="article_body"], [class*="article__body"], [class*="ArticleBody"], [class*="article_details_body"]',
  '[class*="article-content"], [class*="article_content"], [class*="article__content"], [class*="articleContent"], [class*="article-text"], [class*="article__text"]',
  '[class*="story-body"], [class*="story__body"], [class*="story-content"], [class*="story-story"], [class*="storyBody"], [class*="news-content"], [class*="news-text"]',
  '[class*="entry-content"], [class*="post-content"], [class*="post-body"], [class*="body-text"], [class*="field-name-body"], [class*="longText"], [class*="detay-icerik"], [class*="fck_detail"]',
];

const MAX_ELEMENTS = 30_000;

/**
 * The HTML of the article in a page without clutter: the part that publishing systems mark as body when it holds most of
 * what there is to read, else the cleanest of `article`, `main` and what Readability finds. Null without running text.
 */
export function chooseBody(document: Document): string | null {
  const measured = measureText(document.body);
  const marked = BODY.map((selector) => weigh(outermost(document, selector), measured));
  const others = ['article', 'main'].map((selector) => weigh(outermost(document, selector), measured));
  const found = readable(document);
  const most = Math.max(
    found.prose,
    ...marked.map(({ prose }) => prose),
    ...others.slice(0, 1).map(({ prose }) => prose),
  );
  const body = marked
    .filter(({ prose }) => prose > 0 && prose >= most * 0.6)
    .sort((a, b) => cleanness(b) - cleanness(a))[0];
  const best = body ?? [found, ...others].reduce((a, b) => (cleanness(b) > cleanness(a) ? b : a));
  return best.text > 0 ? best.html : null;
}

interface Candidate extends Omit<Measure, 'shows'> {
  html: string;
}

/** Running text counts for a part of a page, everything else against it. */
function cleanness({ prose, text }: Candidate): number {
  return prose - 2 * Math.max(0, text - prose);
}

function weigh(elements: Element[], measured: (element: Element) => Measure): Candidate {
  const told = elements.filter((element) => elements.length === 1 || measured(element).prose > 0);
  return {
    html: told.map(({ innerHTML }) => innerHTML).join('\n'),
    prose: told.reduce((sum, element) => sum + measured(element).prose, 0),
    text: told.reduce((sum, element) => sum + measured(element).text, 0),
  };
}

/** The elements of a selector that stand in no other of them. */
function outermost(document: Document, selector: string): Element[] {
  return [...document.querySelectorAll(selector)].filter(
    (element) => !element.parentElement?.closest(selector),
  );
}

function readable(document: Document): Candidate {
  const holder = document.createElement('div');
  // Readability weighs each element against those around it: on a page of this size that takes minutes.
  if (document.querySelectorAll('*').length <= MAX_ELEMENTS) {
    const copy = document.cloneNode(true) as Document; // Readability takes its document apart
    holder.innerHTML =
      new Readability(copy, { keepClasses: true, charThreshold: 100 }).parse()?.content ?? '';
  }
  return weigh([holder], measureText(holder));
}
