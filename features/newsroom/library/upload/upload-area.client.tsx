'use client';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useReady } from '@/components/ui/use-ready';
import { sendPicture } from '@/features/newsroom/library/upload/send-picture.client';
import { type Sent, SentList } from '@/features/newsroom/library/upload/sent-list.client';

/**
 * Takes pictures by button, by drop anywhere on the page and by paste, one after the other, and says how far each is. Before
 * its script arrives it is a plain form for one file.
 */
export function UploadArea({ mostMb, refused }: { mostMb: number; refused?: string }) {
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [sent, send] = useSending(mostMb);
  usePictures(send, setOver);
  const ready = useReady();
  return (
    <form
      className={isOver ? 'drop over' : 'drop'}
      action="/newsroom/media/upload"
      method="post"
      encType="multipart/form-data"
      aria-label="Upload"
    >
      <input
        ref={chooser}
        className={ready ? 'vh' : 'in'}
        tabIndex={ready ? -1 : undefined}
        type="file"
        name="file"
        aria-label="Pictures"
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        multiple={ready}
        onChange={({ currentTarget }) => {
          send([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      <button
        className="btn sm"
        id="choose-pictures"
        type={ready ? 'button' : 'submit'}
        onClick={ready ? () => chooser.current?.click() : undefined}
      >
        Upload{ready && <kbd>U</kbd>}
      </button>
      <span className="hint">
        {ready && 'or drop or paste pictures here. '}JPEG, PNG, WebP, AVIF or GIF (its first frame), up to{' '}
        {mostMb} MB and 40 megapixels.
      </span>
      {refused && (
        <p className="note stop" role="alert">
          {refused}
        </p>
      )}
      <SentList sent={sent} />
    </form>
  );
}

/** Sends files one after the other; each is a line that says what became of it. */
function useSending(mostMb: number): [Sent[], (files: File[]) => void] {
  const router = useRouter();
  const [sent, setSent] = useState<Sent[]>([]);
  const line = useRef(Promise.resolve());
  const numbers = useRef(0);
  const send = useCallback(
    (files: File[]) => {
      for (const file of files) {
        const number = ++numbers.current;
        const show = (what: Partial<Sent>) => {
          setSent((all) => all.map((one) => (one.number === number ? { ...one, ...what } : one)));
        };
        setSent((all) => [...all, { number, name: file.name || 'Pasted picture', share: 0 }]);
        line.current = line.current
          .then(() =>
            sendPicture(file, {
              mostMb,
              onShare: (share) => {
                show({ share });
              },
            }),
          )
          .then((picture) => {
            show({ picture, share: 1 });
            router.refresh();
          })
          .catch((error: unknown) => {
            show({ problem: error instanceof Error ? error.message : String(error) });
          });
      }
    },
    [mostMb, router],
  );
  return [sent, send];
}

/** Listens for pictures that are dropped or pasted anywhere on the page. */
function usePictures(send: (files: File[]) => void, setOver: (isOver: boolean) => void): void {
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const take = (event: Event, from: DataTransfer | null) => {
      const files = [...(from?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      send(files);
    };
    addEventListener(
      'dragover',
      (event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    addEventListener(
      'dragleave',
      (event) => {
        if (!event.relatedTarget) setOver(false);
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        take(event, event.dataTransfer);
      },
      { signal },
    );
    addEventListener(
      'paste',
      (event) => {
        take(event, event.clipboardData);
      },
      { signal },
    );
    return () => {
      stop.abort();
    };
  }, [send, setOver]);
}
