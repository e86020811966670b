import type { IncomingMessage, ServerResponse } from 'node:http';
import { Fault } from '@/lib/errors';
import { log } from '@/lib/log';
import { senderMark } from '@/lib/net/sender-mark';
import type { PostedForm } from '@/lib/render';
import { clientAddress, seenOrigin } from './answers/client-address';
import { sendFault } from './answers/fault-page';
import { answerForm, sendRendered } from './answers/form-post';
import { mediaKey, type OpenMedia, sendMedia } from './answers/media';
import { passThrough, renderInDevelopment } from './answers/pass-through';
import { sendAnswer } from './answers/send-answer';
import { answerView, VIEWS_PATH } from './answers/view-beacon';
import type { StaticAssets } from './answers/static-assets';
import { DatabaseAway, type PageCache } from './cache/page-cache';
import { isBearer, type Readiness, sendText } from './health';
import type { Metrics } from './metrics';
import { LineIsFull } from './render/render-line';
import type { Rendered, Renderer } from './render/render-page';
import { isPassedThrough, isPrivate, locate, takesForms } from './routes';

export interface ListenerNeeds {
  renderer: Renderer;
  cache: PageCache;
  assets: StaticAssets;
  metrics: Metrics;
  openMedia: OpenMedia;
  readiness: Readiness;
  writeMetrics: () => string;
  metricsToken: string | undefined;
  /** Renders a page for one reader alone. */
  submit: (key: string, form?: PostedForm) => Promise<Rendered>;
  siteUrl: string;
  /** How many proxies stand before us. */
  proxies: number;
  /** Next answers readers itself, anew each time. */
  development: boolean;
}

const OUTDATED = ['Cache-Status', 'times; hit; detail=outdated'];
const MOVED = ['Cache-Control', 'public, max-age=3600', 'Content-Length', '0'];

/** Decides who answers a request. What is in memory is answered before anything else is asked. */
export class Listener {
  readonly #needs: ListenerNeeds;

  constructor(needs: ListenerNeeds) {
    this.#needs = needs;
  }

  readonly onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { metrics, cache } = this.#needs;
    const faulty = (error: unknown) => this.#fault(request, response, error);
    const reading = request.method === 'GET' || request.method === 'HEAD';
    const answer = reading ? cache.fresh(request.url ?? '') : undefined;
    if (answer) {
      metrics.hits++;
      sendAnswer(request, response, answer)?.catch(faulty);
    } else {
      this.#answer(request, response, reading).catch(faulty);
    }
  };

  async #answer(request: IncomingMessage, response: ServerResponse, reading: boolean): Promise<void> {
    const { renderer, assets, proxies, development, siteUrl } = this.#needs;
    const target = request.url ?? '';
    const path = target.split('?', 1)[0] ?? '';
    if (reading) {
      const asset = assets.get(path);
      if (asset) {
        await sendAnswer(request, response, asset);
        return;
      }
      if (await this.#answerOperator(request, response, path)) return;
      if (path.startsWith('/media/')) return this.#answerMedia(request, response, path);
    }
    if (path === VIEWS_PATH && request.method === 'POST') return answerView(request, response, proxies);
    if (isPassedThrough(target))
      return passThrough(request, response, { renderer, proxies, siteUrl, development });
    if (development && reading) return renderInDevelopment(request, response, renderer);
    if (reading) return this.#answerReader(request, response);
    if (request.method === 'POST') return this.#answerForm(request, response);
    sendFault(request, response, 405);
  }

  async #answerReader(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const place = locate(request.url ?? '');
    if (place.kind === 'malformed') {
      sendFault(request, response, 404);
    } else if (place.kind === 'moved') {
      response.writeHead(308, ['Location', place.to, ...MOVED]).end();
    } else if (place.kind === 'page' && isPrivate(place.key)) {
      sendRendered(request, response, await this.#needs.submit(place.key));
    } else {
      const { answer, outdated } = await this.#needs.cache.read(place);
      await sendAnswer(request, response, answer, outdated ? OUTDATED : undefined);
    }
  }

  async #answerForm(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { siteUrl, proxies, submit } = this.#needs;
    const place = locate(request.url ?? '');
    if (place.kind !== 'page' || !takesForms(place.key)) {
      sendFault(request, response, place.kind === 'page' ? 405 : 404);
      return;
    }
    await answerForm(request, response, {
      origins: [new URL(siteUrl).origin, seenOrigin(request, proxies)],
      sender: senderMark({ address: clientAddress(request, proxies), now: new Date() }),
      submit: (form) => submit(place.key, form),
    });
  }

  async #answerMedia(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const key = mediaKey(path);
    const found = key && (await sendMedia(request, response, { key, openMedia: this.#needs.openMedia }));
    if (!found) sendFault(request, response, 404);
  }

  /** What operators and their machines ask. */
  async #answerOperator(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const { readiness, metricsToken, writeMetrics } = this.#needs;
    if (path === '/healthz') {
      sendText(response, { status: 200, text: 'ok\n' });
    } else if (path === '/readyz') {
      const reason = await readiness();
      sendText(response, reason ? { status: 503, text: `${reason}\n` } : { status: 200, text: 'ready\n' });
    } else if (path === '/metrics') {
      const allowed = !metricsToken || isBearer(request.headers.authorization, metricsToken);
      if (allowed)
        sendText(response, { status: 200, text: writeMetrics(), type: 'text/plain; version=0.0.4' });
      else sendText(response, { status: 401, text: 'a token is needed\n' });
    } else {
      return false;
    }
    return true;
  }

  #fault(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const away = error instanceof DatabaseAway || (error instanceof Fault && error.code === 'storage');
    const busy = away || error instanceof LineIsFull;
    this.#needs.metrics.faults++;
    if (!busy) log().error({ error, url: request.url }, 'a request could not be answered');
    sendFault(request, response, busy || this.#needs.cache.isAway ? 503 : 500);
  }
}
