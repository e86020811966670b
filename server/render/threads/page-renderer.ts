import { forgetFragments, keepFragments } from '@/lib/render';
import { type Rendered, type Renderer, renderPage, type RenderRequest } from '../render-page';

/** Renders reader pages, and keeps the side content they share. */
export interface PageRenderer {
  render(request: RenderRequest): Promise<Rendered>;
  /** Drops the side content that depends on one of these names before it renders anything that is asked later. */
  forget(names: readonly string[]): void;
  /** Whether side content may be kept: only while purges are heard. */
  keep(keeping: boolean): void;
}

/** In this very thread: for development, and for tests. */
export function rendersHere(renderer: Renderer): PageRenderer {
  return {
    render: (request) => renderPage(renderer, request),
    forget: forgetFragments,
    keep: keepFragments,
  };
}
