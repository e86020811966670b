'use client';
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

interface Props {
  src: string;
  width: number;
  height: number;
  /** In percent. */
  focalX: number;
  focalY: number;
}

interface Point {
  x: number;
  y: number;
}

const RATIOS = [
  ['Story 16:9', 'r169', 16 / 9],
  ['List 4:3', 'r43', 4 / 3],
  ['Square', 'r11', 1],
] as const;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The point of a picture that stays in every crop: dragged, moved by arrows (1 %, with Shift 10 %) or typed. Places are set
 * on the elements by script, since the policy forbids style in markup.
 */
export function FocalPoint({ src, width, height, focalX, focalY }: Props) {
  const [point, setPoint] = useState<Point>({ x: focalX, y: focalY });
  const frame = useRef<HTMLDivElement>(null);
  usePlaces(frame, point, width / height);
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = frame.current?.querySelector('img')?.getBoundingClientRect();
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
      if (point.x !== focalX || point.y !== focalY) event.currentTarget.form?.requestSubmit();
      event.currentTarget.blur();
    }
    if (!arrow) return;
    event.preventDefault();
    const step = event.shiftKey ? 10 : 1;
    setPoint(({ x, y }) => ({ x: within(x + arrow[0] * step), y: within(y + arrow[1] * step) }));
  };
  const typed = (axis: keyof Point) => (value: number) => {
    setPoint((before) => ({ ...before, [axis]: within(value) }));
  };
  return (
    <div className="sec stack" ref={frame}>
      <div className="crop" onPointerDown={drag} onPointerMove={drag}>
        <img className="im whole" src={src} alt="" {...{ width, height }} />
        <button
          type="button"
          id="focal-point"
          className="dot"
          onKeyDown={press}
          aria-label={`Focal point, ${point.x} percent from the left, ${point.y} from the top. Arrow keys move it by 1 percent, with Shift by 10, Escape keeps it`}
        />
      </div>
      <div className="row wrap focal">
        <span className="xs mut">Focal point, in percent from the</span>
        <Percent name="focalX" label="left" value={point.x} onValue={typed('x')} />
        <Percent name="focalY" label="top" value={point.y} onValue={typed('y')} />
        <span className="xs mut">It stays in every crop.</span>
      </div>
      <div className="ratios">
        {RATIOS.map(([word, className]) => (
          <div key={word}>
            <img className={`im ${className}`} src={src} alt="" />
            <span className="xs dim">{word}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

interface PercentProps {
  name: string;
  label: string;
  value: number;
  onValue: (value: number) => void;
}

function Percent({ name, label, value, onValue }: PercentProps) {
  return (
    <label className="xs">
      {label}{' '}
      <input
        className="in"
        type="number"
        name={name}
        min={0}
        max={100}
        step={1}
        value={value}
        onChange={({ currentTarget }) => {
          onValue(currentTarget.valueAsNumber);
        }}
      />
    </label>
  );
}

/** Puts the dot on the picture, and every preview where the server will cut: as near to the point as the edges let it be. */
function usePlaces(frame: RefObject<HTMLDivElement | null>, { x, y }: Point, ratio: number): void {
  useLayoutEffect(() => {
    const dot = frame.current?.querySelector<HTMLElement>('.dot');
    dot?.style.setProperty('left', `${x}%`);
    dot?.style.setProperty('top', `${y}%`);
    for (const [, className, wanted] of RATIOS) {
      const image = frame.current?.querySelector<HTMLElement>(`.${className}`);
      const across = ratio > wanted ? positionOf(x / 100, wanted / ratio) : 50;
      const down = ratio < wanted ? positionOf(y / 100, ratio / wanted) : 50;
      image?.style.setProperty('object-position', `${across}% ${down}%`);
    }
  }, [frame, x, y, ratio]);
}

/** What `object-position` shows a part of the picture, `share` of it long, around a point. In percent. */
function positionOf(point: number, share: number): number {
  if (share >= 1) return 50;
  return within(((point - share / 2) / (1 - share)) * 100);
}

function within(percent: number): number {
  return Math.min(100, Math.max(0, Math.round(percent) || 0));
}
