'use client';
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { aimOf, cropBox, type Ratio, RATIOS } from '@/features/media/crop-box';
import type { Frames } from '@/features/media/schema';
import { Percent } from '@/features/newsroom/library/picture/percent.client';
import { RatioFrames } from '@/features/newsroom/library/picture/ratio-frames.client';

interface Props {
  src: string;
  width: number;
  height: number;
  /** In percent. */
  focalX: number;
  focalY: number;
  /** Of ratios that do not follow the focal point; shares from 0 to 1. */
  frames: Frames;
}

interface Point {
  x: number;
  y: number;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The point of a picture that stays in every crop: dragged, moved by arrows (1 %, with Shift 10 %) or typed; and what single
 * ratios show instead. While a ratio with a frame of its own is looked at, the same dot moves that frame. Places are
 * set on the elements by script, since the policy forbids style in markup.
 */
export function FocalPoint({ src, width, height, focalX, focalY, frames: before }: Props) {
  const [focus, setFocus] = useState<Point>({ x: focalX, y: focalY });
  const [frames, setFrames] = useState(before);
  const [shown, setShown] = useState<Ratio>('16x9');
  const picture = useRef<HTMLDivElement>(null);
  const own = frames[shown];
  const point = own ? { x: inPercent(own.x), y: inPercent(own.y) } : focus;
  const setPoint = ({ x, y }: Point) => {
    if (own) setFrames({ ...frames, [shown]: { ...own, x: x / 100, y: y / 100 } });
    else setFocus({ x, y });
  };
  const aim = aimOf(shown, { focalX: focus.x / 100, focalY: focus.y / 100 }, frames);
  usePlaces(picture, point, { width, height }, { ...aim, ratio: RATIOS[shown] });
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = picture.current?.querySelector('img')?.getBoundingClientRect();
    if (!box || event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { clientX, clientY } = event;
    setPoint({
      x: within(((clientX - box.left) / box.width) * 100),
      y: within(((clientY - box.top) / box.height) * 100),
    });
  };
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    const arrow = ARROWS[event.key];
    if (event.key === 'Escape') {
      const isMoved =
        focus.x !== focalX || focus.y !== focalY || JSON.stringify(frames) !== JSON.stringify(before);
      if (isMoved) event.currentTarget.form?.requestSubmit();
      event.currentTarget.blur();
    }
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    setPoint({ x: within(point.x + arrow[0] * step), y: within(point.y + arrow[1] * step) });
  };
  const typed = (axis: keyof Point) => (value: number) => {
    setFocus({ ...focus, [axis]: within(value) });
  };
  return (
    <div className="sec stack">
      <div className="crop" ref={picture} onPointerDown={drag} onPointerMove={drag}>
        <img className="im whole" src={src} alt="" {...{ width, height }} />
        <span className="win" aria-hidden />
        <button
          type="button"
          id="focal-point"
          className="dot"
          onKeyDown={press}
          aria-label={`${own ? `Middle of ${shown.replace('x', ':')}` : 'Focal point'}, ${point.x} percent from the left, ${point.y} from the top. Arrow keys move it by 1 percent, with Shift by 10, Escape keeps it`}
        />
      </div>
      <div className="row wrap focal">
        <span className="xs mut">Focal point, in percent from the</span>
        <Percent name="focalX" label="left" value={focus.x} onValue={typed('x')} />
        <Percent name="focalY" label="top" value={focus.y} onValue={typed('y')} />
        <span className="xs mut">It stays in every crop that has no frame of its own.</span>
      </div>
      <RatioFrames {...{ src, width, height, focus, frames, shown }} onShow={setShown} onFrames={setFrames} />
    </div>
  );
}

interface Aim {
  focalX: number;
  focalY: number;
  share: number;
  ratio: number;
}

/** Puts the dot on the picture, and the window where the server will cut. */
function usePlaces(
  picture: RefObject<HTMLDivElement | null>,
  { x, y }: Point,
  { width, height }: { width: number; height: number },
  { focalX, focalY, share, ratio }: Aim,
): void {
  useLayoutEffect(() => {
    const place = (selector: string, places: Record<string, number>) => {
      const element = picture.current?.querySelector<HTMLElement>(selector);
      for (const [side, percent] of Object.entries(places)) element?.style.setProperty(side, `${percent}%`);
    };
    const box = cropBox({ width, height }, { focalX, focalY }, ratio, share);
    place('.dot', { left: x, top: y });
    place('.win', {
      ...{ left: (100 * box.left) / width, top: (100 * box.top) / height },
      ...{ width: (100 * box.width) / width, height: (100 * box.height) / height },
    });
  }, [picture, x, y, width, height, focalX, focalY, share, ratio]);
}

function inPercent(part: number): number {
  return Math.round(part * 100);
}

function within(percent: number): number {
  return Math.min(100, Math.max(0, Math.round(percent) || 0));
}
