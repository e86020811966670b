import { keep, recall } from './storage';

const FACES = ['1em Piazzolla', '1em Familjen', '700 1em Stamps'];
const LATEST_MS = 4000;

/**
 * Sets the page in our typefaces. A browser that has them, at once; another fetches them when all else is there and was
 * painted, and not where data is to be saved. What comes late is kept for the next page.
 */
export function setTypefaces(): void {
  if (recall('typefaces')) change();
  else if (!savesData()) {
    addEventListener('load', () => {
      new PerformanceObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => void fetchTypefaces()));
      }).observe({ type: 'paint', buffered: true });
    });
  }
}

async function fetchTypefaces(): Promise<void> {
  await Promise.all(FACES.map((face) => document.fonts.load(face, 'Aä文')));
  keep('typefaces', '1');
  if (performance.now() < LATEST_MS) changeUnmoved();
}

function change(): void {
  document.documentElement.dataset.typefaces = 'ours';
}

/** The stand-ins have our measures, but a line may still break elsewhere: its text is set tighter, or keeps its height. */
function changeUnmoved(): void {
  const texts = [...document.querySelectorAll<HTMLElement>('h1,h2,h3,p,li,time')];
  const heights = texts.map((text) => text.offsetHeight);
  change();
  texts.forEach((text, at) => {
    const { style } = text;
    const height = heights[at] ?? 0;
    for (let tighter = 1; text.offsetHeight > height && tighter < 10; tighter++) {
      style.letterSpacing = `${-tighter / 300}em`;
    }
    if (text.offsetHeight < height) style.minHeight = `${height}px`;
    addEventListener('resize', () => (style.letterSpacing = style.minHeight = ''), { once: true });
  });
}

function savesData(): boolean | undefined {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData;
}
