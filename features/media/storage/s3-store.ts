import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { MediaStore } from '@/features/media/storage/media-store';
import { readS3Address, type S3Address } from '@/features/media/storage/s3-address';
import { Fault } from '@/lib/errors';
import { fetchGuarded, type GuardedResponse } from '@/lib/http';
import { hostAndPort } from '@/lib/net/address-guard';

const LARGEST = 200_000_000;
const TIMEOUT_MS = 30_000;
// Busy, or away for a moment: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
const PASSING = new Set([429, 500, 502, 503, 504]);
const PAUSES_MS = [200, 800];

interface Wanted {
  method: 'GET' | 'PUT' | 'DELETE';
  url: string;
  body?: Buffer;
  type?: string;
}

/** Pictures in a bucket of Amazon S3 or whatever speaks its API (MinIO, Garage, Ceph, R2). `typeOf` names the type of a key. */
export function s3Store(address: string, typeOf: (key: string) => string): MediaStore {
  const s3 = readS3Address(address);
  const urlOf = (key: string) => `${s3.bucketUrl}/${s3.prefix}${key}`;
  const read = async (key: string) => {
    const answer = await ask(s3, { method: 'GET', url: urlOf(key) });
    return answer.status === 404 ? null : wellDone(answer).body;
  };
  const remove = async (key: string) => {
    const answer = await ask(s3, { method: 'DELETE', url: urlOf(key) });
    if (answer.status !== 404) wellDone(answer);
  };
  return {
    place: `the bucket ${s3.bucketUrl}`,
    read,
    async open(key) {
      const content = await read(key);
      return content && { stream: Readable.from([content]), bytes: content.length };
    },
    async write(key, content) {
      wellDone(await ask(s3, { method: 'PUT', url: urlOf(key), body: content, type: typeOf(key) }));
    },
    async *list() {
      for (let after = ''; ;) {
        const keys = await listKeys(s3, { prefix: s3.prefix, after });
        for (const key of keys) yield key.slice(s3.prefix.length);
        const last = keys.at(-1);
        if (last === undefined) return; // a listing has at most a thousand
        after = last;
      }
    },
    async removeBelow(folder) {
      for (;;) {
        const keys = await listKeys(s3, { prefix: `${s3.prefix}${folder}/` });
        if (keys.length === 0) return;
        for (const key of keys) await remove(key.slice(s3.prefix.length));
      }
    },
  };
}

/** The next whole keys after one, in the order of their bytes. */
async function listKeys(
  s3: S3Address,
  { prefix, after = '' }: { prefix: string; after?: string },
): Promise<string[]> {
  const query = ['list-type=2', `prefix=${encodeURIComponent(prefix)}`];
  if (after) query.push(`start-after=${encodeURIComponent(after)}`);
  const { body } = wellDone(await ask(s3, { method: 'GET', url: `${s3.bucketUrl}?${query.join('&')}` }));
  return Array.from(body.toString().matchAll(/<Key>([\w./-]+)<\/Key>/g), ([, key = '']) => key);
}

/** One request, signed as AWS Signature Version 4 asks; what passes by itself is tried three times. */
async function ask(s3: S3Address, wanted: Wanted): Promise<GuardedResponse> {
  for (const pause of [...PAUSES_MS, null]) {
    const answer = await send(s3, wanted);
    if (pause === null || !PASSING.has(answer.status)) return answer;
    await sleep(pause);
  }
  throw new TypeError('there is always a last try');
}

async function send(
  { accessKeyId, secretAccessKey, region }: S3Address,
  { method, url, body, type }: Wanted,
): Promise<GuardedResponse> {
  const sum = createHash('sha256')
    .update(body ?? '')
    .digest('hex');
  const given = { 'x-amz-content-sha256': sum, ...(type && { 'content-type': type }) };
  const signer = new AwsV4Signer({
    ...{ method, url, headers: given, accessKeyId, secretAccessKey, region, service: 's3' },
  });
  const { headers } = await signer.sign();
  return fetchGuarded({
    ...{ method, url, body, headers: Object.fromEntries(headers), timeoutMs: TIMEOUT_MS, maxRedirects: 0 },
    ...{ maxBytes: LARGEST, allow: [hostAndPort(new URL(url))] }, // the operator named it
  });
}

function wellDone(answer: GuardedResponse): GuardedResponse {
  if (answer.status >= 200 && answer.status < 300) return answer;
  const [, code] = /<Code>(\w{1,60})<\/Code>/.exec(answer.body.toString('utf8', 0, 4096)) ?? [];
  throw new Fault('storage', `${new URL(answer.url).host} answered ${code ?? answer.status}.`);
}
