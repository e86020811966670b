import sharp from 'sharp';

const WIDE = 9;
const HIGH = 8;
/** What compressing makes of an even surface, in levels of 256. */
const NOISE = 3;

/**
 * What a picture looks like in 64 bits: whether each of 8 × 8 spots is clearly darker than the one to its right. Pictures that look
 * alike (another size, another quality) differ in few of them. Signed, as Postgres keeps it.
 */
export async function lookOf(content: Buffer): Promise<bigint> {
  const spots = await sharp(content)
    .autoOrient()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(WIDE, HIGH, { fit: 'fill' })
    .raw()
    .toBuffer();
  let bits = 0n;
  for (let at = 0; at < WIDE * HIGH; at++) {
    if (at % WIDE === WIDE - 1) continue;
    bits = (bits << 1n) | ((spots[at] ?? 0) + NOISE < (spots[at + 1] ?? 0) ? 1n : 0n);
  }
  return BigInt.asIntN(64, bits);
}
