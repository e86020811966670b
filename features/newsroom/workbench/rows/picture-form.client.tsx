'use client';
import { createContext, useContext, useEffect, useId, useRef, useState } from 'react';
import { PicturePicker } from '@/features/newsroom/library/picture-picker.client';

interface Picture {
  url: string;
  alt: string;
  caption: string;
  credit: string;
  mediaId?: number;
}

/** The pictures of a block as stored; anything else in there is left out. */
export function picturesIn(attributes: Record<string, unknown>): Picture[] {
  const { pictures } = attributes;
  if (!Array.isArray(pictures)) return [];
  return pictures.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('url' in one) || typeof one.url !== 'string') return [];
    const text = (name: string) => {
      const value: unknown = Reflect.get(one, name);
      return typeof value === 'string' ? value : '';
    };
    const mediaId: unknown = Reflect.get(one, 'mediaId');
    const kept = { url: one.url, alt: text('alt'), caption: text('caption'), credit: text('credit') };
    return [{ ...kept, ...(typeof mediaId === 'number' && { mediaId }) }];
  });
}

/** Where our own small copies of pictures are, by the address a text names them with. */
export const Thumbs = createContext<Readonly<Record<string, string>>>({});

/** What a picture says and whose it is. The outlet's own file is not loaded from its server. */
export function Pictures({ attributes }: { attributes: Record<string, unknown> }) {
  const thumbs = useContext(Thumbs);
  const pictures = picturesIn(attributes);
  if (pictures.length === 0) return <p className="mut">No picture yet.</p>;
  return pictures.map(({ url, alt, caption, credit }) => (
    <figure key={url} className="fig">
      <Thumb src={url.startsWith('/') ? url : thumbs[url]} alt={alt} />
      <figcaption>
        {caption || alt || <span className="mut">No caption</span>}
        {credit && ` Photo: ${credit}`}
      </figcaption>
    </figure>
  ));
}

function Thumb({ src, alt }: { src: string | undefined; alt: string }) {
  return src ? <img src={src} alt={alt} loading="lazy" /> : <span className="ph">Picture</span>;
}

interface FormProps {
  kind: string;
  attributes: Record<string, unknown>;
  change: (attributes: Record<string, unknown>) => void;
}

/** The fields of a block that is not words: pictures, an embed, the title of a fact box. */
export function AttributesForm({ kind, attributes, change }: FormProps) {
  const form = useRef<HTMLDivElement>(null);
  // Who opens it means to write: the focus is in its first field.
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
  }, []);
  const pictures = picturesIn(attributes);
  const set = (name: string) => (value: string) => change({ ...attributes, [name]: value });
  if (kind === 'embed')
    return (
      <div className="stack gap8" ref={form}>
        <Line label="Address of the post or video" value={attributes.url} most={4000} change={set('url')} />
        <Line label="What it is, in words" value={attributes.title} most={500} change={set('title')} />
      </div>
    );
  if (kind !== 'picture' && kind !== 'gallery') return null;
  const fields = pictures.map((picture, at) => (
    <fieldset key={picture.url} className="stack gap8">
      <legend className="vh">Picture {at + 1}</legend>
      {(['alt', 'caption', 'credit'] as const).map((name) => (
        <Line
          key={name}
          label={LABELS[name]}
          value={picture[name]}
          most={MOST[name]}
          change={(value) =>
            change({
              ...attributes,
              pictures: pictures.map((one, index) => (index === at ? { ...one, [name]: value } : one)),
            })
          }
        />
      ))}
    </fieldset>
  ));
  const put = (picture: Picture) =>
    change({ ...attributes, pictures: kind === 'gallery' ? [...pictures, picture] : [picture] });
  return (
    <div className="stack gap8" ref={form}>
      {fields}
      <Choose
        isEmpty={pictures.length === 0}
        word={pictures.length === 0 || kind === 'gallery' ? 'Choose a picture' : 'Choose another'}
        put={put}
      />
    </div>
  );
}

interface ChooseProps {
  word: string;
  /** Nothing is there yet, and nothing else can be done: the search stands open. */
  isEmpty: boolean;
  put: (picture: Picture) => void;
}

function Choose({ word, isEmpty, put }: ChooseProps) {
  const [open, setOpen] = useState(isEmpty);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  const close = () => setOpen(false);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus(); // now that no dialog stands over it
    wasOpen.current = open;
  }, [open]);
  return (
    <p>
      <button ref={button} type="button" className="btn sm" onClick={() => setOpen(true)}>
        {word}
      </button>
      {open && (
        <PicturePicker
          onPick={({ mediaId, url, alt, caption, credit }) => {
            put({ mediaId, url, alt, caption, credit });
            close();
          }}
          onClose={close}
        />
      )}
    </p>
  );
}

const MOST = { alt: 2000, caption: 4000, credit: 500 }; // as lib/blocks has it
const LABELS = { alt: 'What it shows, for who cannot see it', caption: 'Caption', credit: 'Credit' };

interface LineProps {
  label: string;
  value: unknown;
  most: number;
  change: (value: string) => void;
}

function Line({ label, value, most, change }: LineProps) {
  const id = useId();
  const words = typeof value === 'string' ? value : '';
  return (
    <div className="field" data-story>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="in"
        value={words}
        aria-describedby={words.length > most ? `${id}h` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {words.length > most && (
        <span className="hint err" id={`${id}h`}>
          {words.length - most} too many: at most {most.toLocaleString('en-GB')} letters are saved.
        </span>
      )}
    </div>
  );
}
