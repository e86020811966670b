import sharp from 'sharp';
import { noteOrigin, storePicture } from '@/features/media/mutations';
import { mapPicturesByOrigin, type StoredPicture } from '@/features/media/queries';
import { Chance } from './chance';

const PICTURES = 6;
const WIDTH = 1080;
const HEIGHT = 720;

/** Stores a handful of drawn landscapes, which all generated stories share, and answers them by their address. */
export async function drawPictures(): Promise<Map<string, StoredPicture>> {
  const urls = Array.from(
    { length: PICTURES },
    (_, number) => `https://generated.example/pictures/${number}.png`,
  );
  const known = await mapPicturesByOrigin(urls);
  for (const [number, url] of urls.entries()) {
    if (known.has(url)) continue;
    const content = await sharp(Buffer.from(landscape(new Chance(number))))
      .png()
      .toBuffer();
    const words = { alt: 'Hills below an evening sky, drawn', caption: '', credit: 'Generated' };
    await noteOrigin(url, await storePicture({ content, ...words, rights: 'own', drawing: true }));
  }
  return mapPicturesByOrigin(urls);
}

function landscape(chance: Chance): string {
  const hue = chance.between(0, 359);
  const hills = Array.from({ length: 5 }, (_, depth) => {
    const level = 330 + depth * 90;
    const points = Array.from({ length: 13 }, (_, x) => `${x * 90},${level + chance.between(-60, 60)}`);
    return `<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="hsl(${hue},40%,${58 - depth * 10}%)"/>`;
  });
  const sun = `<circle cx="${chance.between(200, 1000)}" cy="220" r="${chance.between(50, 110)}" fill="hsl(${hue + 40},80%,80%)"/>`;
  const sky = `<rect width="100%" height="100%" fill="hsl(${hue + 180},35%,80%)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${sky}${sun}${hills.join('')}</svg>`;
}
