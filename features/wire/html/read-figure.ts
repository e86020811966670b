import { embedsIn, readEmbed } from '@/features/wire/html/read-embed';
import { isGlyph, readCaption, readPicture } from '@/features/wire/html/read-picture';
import { findAll, wordsOf, type HtmlElement } from '@/features/wire/html/read-tree';
import { foldSpace } from '@/features/wire/text/plain-text';
import type { Block, BlockPicture } from '@/lib/blocks';

const GALLERY_CLASS =
  /(?:^|[\s_-])(?:galler(?:y|ies|ia|ie)|galerie|galería|fotogaler[a-zà-ÿ]{0,9}|bildergalerie|slideshow|carousel|fotostrecke)(?:$|[\s_-])/i;

/** A figure's picture with caption and credit; its pictures as a gallery; or its embed. Empty when it is a figure of text. */
export function readFigure(figure: HtmlElement, base: string | null): Block[] {
  const gallery = readGallery(figure, base);
  if (gallery) return [gallery];
  const embed = embedsIn(figure)[0];
  if (embed) {
    const block = readEmbed(embed, base);
    const title = readCaption(figure).caption.slice(0, 500);
    return block ? [{ ...block, attributes: title ? { ...block.attributes, title } : block.attributes }] : [];
  }
  const pictures = picturesIn(figure, base);
  const first = pictures[0];
  if (!first) return [];
  // Several addresses in one figure are sizes of one picture.
  return [
    { kind: 'picture', text: '', html: '', attributes: { pictures: [{ ...first, ...readCaption(figure) }] } },
  ];
}

/** What stands together as a gallery: figures in a figure, or pictures in an element that calls itself one. */
export function readGallery(element: HtmlElement, base: string | null): Block | null {
  const named = GALLERY_CLASS.test(element.attribs.class ?? '');
  if (!named && element.name !== 'figure') return null;
  const figures = findAll(element.children, ({ name }) => name === 'figure');
  if (!named && figures.length < 2) return null;
  if (named && foldSpace(wordsOf(element.children)).length > 4000) return null; // a page that shows a gallery, not one
  const captioned = figures.length > 1 ? figures : findAll(element.children, ({ name }) => name === 'li');
  const pictures =
    captioned.length > 1 ? captioned.flatMap((each) => captionedIn(each, base)) : picturesIn(element, base);
  const distinct = pictures.filter(({ url }, at) => pictures.findIndex((other) => other.url === url) === at);
  if (distinct.length < 2) return null;
  return { kind: 'gallery', text: '', html: '', attributes: { pictures: distinct.slice(0, 100) } };
}

function captionedIn(figure: HtmlElement, base: string | null): BlockPicture[] {
  return picturesIn(figure, base)
    .slice(0, 1)
    .map((picture) => ({ ...picture, ...readCaption(figure) }));
}

function picturesIn(element: HtmlElement, base: string | null): BlockPicture[] {
  return findAll(element.children, ({ name }) => name === 'img')
    .filter((image) => !isGlyph(image))
    .flatMap((image) => readPicture(image, base) ?? []);
}
