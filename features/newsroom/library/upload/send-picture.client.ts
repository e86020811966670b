import { DetailedError, Upload } from 'tus-js-client';

interface Sending {
  mostMb: number;
  onShare: (share: number) => void;
}

const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000];
const CHUNK = 5_000_000;

/**
 * Sends a picture by the tus protocol: after a cut line it goes on where it was, also after the page was loaded again.
 * Answers what it became; fails with a sentence to show.
 */
export async function sendPicture(
  file: File,
  { mostMb, onShare }: Sending,
): Promise<{ id: number; isKnown: boolean }> {
  if (file.size > mostMb * 1_000_000) throw new Error(`It is larger than ${mostMb} MB.`);
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: '/newsroom/media/uploads',
      chunkSize: CHUNK,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      metadata: { filename: file.name },
      onProgress: (bytes, all) => {
        onShare(all ? bytes / all : 0);
      },
      onShouldRetry: (error) => [undefined, 409, 423, 500, 502, 503].includes(statusOf(error)),
      onSuccess: ({ lastResponse }) => {
        resolve({
          id: Number(lastResponse.getHeader('Picture-Id')),
          isKnown: lastResponse.getHeader('Picture-Known') === '1',
        });
      },
      onError: (error) => {
        reject(new Error(reasonFor(error)));
      },
    });
    void upload
      .findPreviousUploads()
      .catch(() => []) // no storage in this browser: from the beginning
      .then(([cut]) => {
        if (cut) upload.resumeFromPreviousUpload(cut);
        upload.start();
      });
  });
}

function statusOf(error: Error): number | undefined {
  return error instanceof DetailedError ? error.originalResponse?.getStatus() : undefined;
}

function reasonFor(error: Error): string {
  const status = statusOf(error);
  if (status === undefined) return 'The line is cut. Choose the same file again: it goes on where it was.';
  if (status === 401) return 'You are signed out. Sign in and choose the same file again.';
  const said = error instanceof DetailedError ? (error.originalResponse?.getBody() ?? '') : '';
  return said && said.length < 400 && !said.includes('<') ? said : `The server answered ${status}.`;
}
