import { ActionForm } from '@/components/ui/action-form.client';
import { counted } from '@/components/ui/counted';
import { deletePictureAction } from '@/features/newsroom/library/actions';
import type { Use } from '@/features/newsroom/library/find-uses';
import { PictureForm } from '@/features/newsroom/library/picture/picture-form.client';
import type { LibraryPicture } from '@/features/newsroom/library/queries';
import { RightsNote } from '@/features/newsroom/library/picture/rights-note';

interface Props {
  picture: LibraryPicture;
  uses: Use[];
  may: { edit: boolean; replace: boolean; remove: boolean };
  refused?: string;
}

/** Everything about one picture: its crops, words, rights, and the stories that use it. */
export function PictureDetail({ picture, uses, may, refused }: Props) {
  const { id, origins, uploadedBy, alike, contentType, width, height, bytes } = picture;
  return (
    <aside className="pane side" aria-label="Picture">
      <div className="scroll">
        <RightsNote {...{ picture }} />
        <PictureForm key={id} picture={fieldsOf(picture)} isOpen={may.edit} />
        <div className="sec">
          <h2>
            {uses.length > 0 ? `Used in ${counted(uses.length, 'story', 'stories')}` : 'Used in no story'}
          </h2>
          <ul className="plain s">
            {uses.map((use) => (
              <li key={use.id}>
                <a href={`/newsroom/articles/${use.id}`}>{use.headline}</a>{' '}
                <span className="dim">{use.state.replace('_', ' ')}</span>
              </li>
            ))}
          </ul>
        </div>
        <div className="sec">
          <h2>File</h2>
          <dl className="facts">
            <dt>Size</dt>
            <dd>
              {width} × {height} pixels, {(bytes / 1_000_000).toFixed(1)} MB, {contentType.split('/')[1]}
            </dd>
            <dt>From</dt>
            <dd>{uploadedBy?.name ?? hostsOf(origins) ?? 'the desk'}</dd>
            {alike.length > 0 && <dt>Looks like</dt>}
            {alike.length > 0 && (
              <dd>
                {alike.map((other) => (
                  <a key={other} href={`/newsroom/media/${other}`}>
                    picture {other}{' '}
                  </a>
                ))}
              </dd>
            )}
          </dl>
        </div>
        {may.replace && <ReplaceForm {...{ id, refused }} />}
        {may.remove && uses.length === 0 && (
          <div className="sec">
            <ActionForm
              action={deletePictureAction}
              fields={[]}
              hidden={{ picture: String(id) }}
              submit="Delete the picture"
              tone="stop"
            />
          </div>
        )}
      </div>
    </aside>
  );
}

function ReplaceForm({ id, refused }: { id: number; refused?: string }) {
  return (
    <div className="sec">
      <h2>Replace the file</h2>
      <form
        className="stack"
        action={`/newsroom/media/${id}/replace`}
        method="post"
        encType="multipart/form-data"
        aria-label="Replace the file"
      >
        <p className="hint" id="replacing">
          Number, words and stories stay; stories that show it follow within seconds.
        </p>
        <input
          className="in"
          type="file"
          name="file"
          required
          aria-label="The other file"
          aria-describedby="replacing"
          accept="image/jpeg,image/png,image/webp,image/avif,image/gif"
        />
        {refused && (
          <p className="note stop" role="alert">
            {refused}
          </p>
        )}
        <div>
          <button className="btn">Replace</button>
        </div>
      </form>
    </div>
  );
}

function hostsOf(origins: { url: string }[]): string | null {
  const hosts = new Set(origins.flatMap(({ url }) => (URL.canParse(url) ? [new URL(url).host] : [])));
  return [...hosts].join(', ') || null;
}

function fieldsOf(picture: LibraryPicture) {
  const { id, version, alt, caption, credit, copyright, licence, rights, renditions, until } = picture;
  const sized = renditions.filter(({ format }) => format === 'webp' || format === 'svg');
  const shown = sized.find(({ width }) => width >= 720) ?? sized.at(-1);
  return {
    ...{ id, version, alt, caption, credit, copyright: copyright ?? '', licence, rights },
    rightsUntil: until?.toISOString().slice(0, 10) ?? '',
    focalX: Math.round(picture.focalX * 100),
    focalY: Math.round(picture.focalY * 100),
    src: `/media/${shown?.key ?? ''}`,
    width: picture.width,
    height: picture.height,
    frames: picture.frames,
  };
}
