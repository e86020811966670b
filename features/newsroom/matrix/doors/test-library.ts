import sharp from 'sharp';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { asked, form } from '@/features/newsroom/matrix/test-request';

const ACTIONS = 'features/newsroom/library/actions.ts';
const ROUTES = 'app/newsroom/media';
const WORDS = { alt: 'A pier', caption: '', credit: 'Ana', copyright: '', licence: '', rights: 'own' };

const picture = await sharp({ create: { width: 320, height: 200, channels: 3, background: '#a33' } })
  .png()
  .toBuffer();

/** What the upload form sends without script. */
function sendsFile(id: number | string): ReturnType<typeof asked> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(picture)], 'pier.png', { type: 'image/png' }));
  const headers = { 'content-length': String(picture.length + 300) };
  const request = new Request('http://localhost/newsroom/media', { method: 'POST', body, headers });
  return [request, { params: Promise.resolve({ id: String(id) }) }];
}

/** The protocol of uploads that can be resumed; of what is not there, it says so itself. */
function tus(method: string): Door {
  return {
    ...{ at: `${ROUTES}/uploads/[[...id]]/route.ts ${method}`, guards: ['media.upload'], about: 'nothing' },
    ...{ writes: [], unproven: 'whose upload it is tus-uploads.test.ts tries' },
    sends: () => {
      const headers = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'upload-length': '100' };
      return [new Request(`http://localhost/newsroom/media/uploads/${'0'.repeat(32)}`, { method, headers })];
    },
  };
}

export const LIBRARY: Door[] = [
  {
    ...{ at: `${ACTIONS} changePictureAction`, guards: ['media.edit'], about: 'picture' },
    writes: ['media', 'audit_entries'],
    sends: ({ id }) => form({ picture: id, version: 1, ...WORDS, rightsUntil: '', focalX: 50, focalY: 50 }),
  },
  {
    ...{ at: `${ACTIONS} deletePictureAction`, guards: ['media.delete'], about: 'picture' },
    ...{ writes: ['media', 'audit_entries'], sends: ({ id }) => form({ picture: id }) },
  },
  {
    ...{ at: `${ROUTES}/[id]/replace/route.ts POST`, guards: ['media.replace'], about: 'picture' },
    ...{ writes: ['media', 'audit_entries'], sends: ({ id }) => sendsFile(id) },
  },
  {
    ...{ at: `${ROUTES}/upload/route.ts POST`, guards: ['media.upload'], about: 'nothing' },
    ...{ writes: ['media', 'audit_entries'], sends: () => sendsFile(0) },
  },
  {
    ...{ at: `${ROUTES}/search/route.ts GET`, guards: ['media.read'], about: 'nothing', writes: [] },
    sends: () => asked('GET'),
  },
  ...['DELETE', 'HEAD', 'PATCH', 'POST'].map(tus),
];
