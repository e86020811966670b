'use client';
import { useLayoutEffect, useRef } from 'react';
import { aimOf, cropBox, type Ratio, RATIO_NAMES, RATIOS } from '@/features/media/crop-box';
import type { Frame, Frames } from '@/features/media/schema';
import { Percent } from '@/features/newsroom/library/picture/percent.client';

const NAMES = { '16x9': 'Story 16:9', '4x3': 'List 4:3', '1x1': 'Square' } as const satisfies Record<
  Ratio,
  string
>;
const CLASSES = { '16x9': 'r169', '4x3': 'r43', '1x1': 'r11' } as const satisfies Record<Ratio, string>;
const LEAST = 25;

interface Props {
  src: string;
  width: number;
  height: number;
  /** In percent. */
  focus: { x: number; y: number };
  frames: Frames;
  /** The ratio whose window lies on the picture. */
  shown: Ratio;
  onShow: (ratio: Ratio) => void;
  onFrames: (frames: Frames) => void;
}

/** What every ratio shows, and its own frame where it is not to follow the focal point. */
export function RatioFrames({ frames, focus, shown, onShow, onFrames, ...picture }: Props) {
  const follow = { x: focus.x / 100, y: focus.y / 100, share: 1 };
  const set = (ratio: Ratio, frame: Frame | undefined) => {
    onShow(ratio);
    const others = Object.entries(frames).filter(([name]) => name !== ratio);
    onFrames(Object.fromEntries(frame ? [...others, [ratio, frame]] : others));
  };
  return (
    <>
      <div className="ratios">
        {RATIO_NAMES.map((ratio) => (
          <button
            key={ratio}
            type="button"
            className="ratio"
            aria-pressed={shown === ratio}
            onClick={() => {
              onShow(ratio);
            }}
          >
            <Preview {...picture} {...{ ratio, focus, frames }} />
            <span className="xs dim">{NAMES[ratio]}</span>
          </button>
        ))}
      </div>
      {RATIO_NAMES.map((ratio) => (
        <OwnFrame
          key={ratio}
          ratio={ratio}
          frame={frames[ratio]}
          onFrame={(frame) => {
            set(ratio, frame && { ...follow, ...frame });
          }}
        />
      ))}
    </>
  );
}

interface OwnFrameProps {
  ratio: Ratio;
  frame: Frame | undefined;
  onFrame: (frame: Partial<Frame> | undefined) => void;
}

function OwnFrame({ ratio, frame, onFrame }: OwnFrameProps) {
  const typed = (part: keyof Frame, least: number) => (value: number) => {
    const kept = Math.min(100, Math.max(least, Math.round(value) || 0)); // less than shown while it is typed
    onFrame({ ...frame, [part]: kept / 100 });
  };
  return (
    <fieldset className="bare row wrap focal">
      <legend className="vh">{NAMES[ratio]}</legend>
      <label className="xs">
        <input
          type="checkbox"
          name={`frame-${ratio}`}
          checked={Boolean(frame)}
          onChange={({ currentTarget }) => {
            onFrame(currentTarget.checked ? {} : undefined);
          }}
        />{' '}
        {NAMES[ratio]} has a frame of its own
      </label>
      {frame && (
        <>
          <Percent name={`frame-${ratio}-x`} label="left" value={percent(frame.x)} onValue={typed('x', 0)} />
          <Percent name={`frame-${ratio}-y`} label="top" value={percent(frame.y)} onValue={typed('y', 0)} />
          <Percent
            name={`frame-${ratio}-share`}
            label="shows"
            value={percent(frame.share)}
            least={LEAST}
            onValue={typed('share', 1)}
          />
        </>
      )}
    </fieldset>
  );
}

type PreviewProps = Pick<Props, 'src' | 'width' | 'height' | 'focus' | 'frames'> & { ratio: Ratio };

/** The picture as it will be cut. */
function Preview({ src, width, height, ratio, focus, frames }: PreviewProps) {
  const image = useRef<HTMLImageElement>(null);
  const aim = aimOf(ratio, { focalX: focus.x / 100, focalY: focus.y / 100 }, frames);
  const box = cropBox({ width, height }, aim, RATIOS[ratio], aim.share);
  useLayoutEffect(() => {
    const places = {
      ...{ width: width / box.width, height: height / box.height },
      ...{ left: -box.left / box.width, top: -box.top / box.height },
    };
    for (const [side, part] of Object.entries(places))
      image.current?.style.setProperty(side, `${100 * part}%`);
  });
  return (
    <span className={`cut ${CLASSES[ratio]}`}>
      <img ref={image} src={src} alt="" />
    </span>
  );
}

function percent(part: number): number {
  return Math.round(part * 100);
}
