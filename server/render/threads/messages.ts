import type { RenderScope } from '@/lib/render';
import type { Rendered, RenderRequest } from '../render-page';

/** What a render thread is told. Answered in the order in which it was sent, but for renders. */
export type ToThread =
  | { kind: 'render'; id: number; request: RenderRequest }
  | { kind: 'forget'; names: readonly string[] }
  | { kind: 'keep'; keeping: boolean }
  | { kind: 'close' };

/** What a render thread tells. */
export type FromThread =
  | { kind: 'ready' }
  | { kind: 'rendered'; id: number; rendered: PackedRender }
  | { kind: 'failed'; id: number; error: Error; late: boolean }; // an error crosses without its class

/** A render on its way: texts as bytes, which change hands and need no copy. */
export type PackedRender = Omit<Rendered, 'body' | 'scope'> & {
  body: Uint8Array<ArrayBuffer>;
  scope: Omit<RenderScope, 'parts'>;
  parts?: { head: Uint8Array<ArrayBuffer>; body: Uint8Array<ArrayBuffer> };
};

/** What a render thread is started with. */
export interface ThreadData {
  host: string;
  port: number;
  /** Counted up several times a second, so that it is seen when the thread comes to nothing else; then the last render it began. */
  beat: Int32Array<SharedArrayBuffer>;
}
