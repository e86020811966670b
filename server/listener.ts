import type { IncomingMessage, ServerResponse } from 'node:http';
import { Fault } from '@/lib/errors';
import { log } from '@/lib/log';
import type { PostedForm } from '@/lib/render';
import type { Answer } from './answers/answer';
import { clientAddress, seenOrigin } from './answers/client-address';
import { sendFault } from './answers/fault-page';
import { answerForm, sendRendered } from './answers/form-post';
import { mediaKey, type OpenMedia, sendMedia } from './answers/media';
import { passThrough, renderInDevelopment } from './answers/pass-through';
import { sendAnswer } from './answers/send-answer';
import { answerView, VIEWS_PATH } from './answers/view-beacon';
import type { StaticAssets } from './answers/static-assets';
import { DatabaseAway, type PageCache } from './cache/page-cache';
import { maySeeMetrics } from './door/may-see-metrics';
import { BodyRefused, hasBody, hasTwoHosts } from './door/read-body';
import { asWritten, readTarget, type Target } from './door/read-target';
import { writerMark } from './door/writer-mark';
import { type Readiness, sendText } from './health';
import { measured } from '@/lib/signals/registry';
import type { Metrics } from './metrics';
import { type Redirects, spellingsOf } from './redirects';
import { locationOf } from './render/build-page';
import { LineIsFull, RenderLine } from './render/render-line';
import { type Rendered, type Renderer, RenderTimeout } from './render/render-page';
import {
  isForMachines,
  isFramework,
  isNowhere,
  isPassedThrough,
  isPrivate,
  locate,
  type Place,
  takesForms,
} from './routes';

export interface ListenerNeeds {
  renderer: Renderer;
  cache: PageCache;
  assets: StaticAssets;
  metrics: Metrics;
  openMedia: OpenMedia;
  readiness: Readiness;
  writeMetrics: () => Promise<string>;
  metricsToken: string | undefined;
  /** Renders a page for one reader alone. */
  submit: (key: string, form?: PostedForm) => Promise<Rendered>;
  redirects: Redirects;
  siteUrl: string;
  /** How many proxies stand before us. */
  proxies: number;
  /** Next answers readers itself, anew each time. */
  development: boolean;
}

const OUTDATED = ['Cache-Status', 'times; hit; detail=outdated'];
const MOVED = ['Cache-Control', 'private, max-age=3600', 'X-Accel-Expires', '0', 'Content-Length', '0'];
const STRANGERS = { places: 4, longest: 100 };

/** Decides who answers a request. What is in memory is answered before anything else is asked. */
export class Listener {
  readonly #needs: ListenerNeeds;
  readonly #strangers = new RenderLine(STRANGERS);
  readonly #hits = measured('hits');

  constructor(needs: ListenerNeeds) {
    this.#needs = needs;
  }

  readonly onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    const { metrics, cache } = this.#needs;
    const faulty = (error: unknown) => this.#fault(request, response, error);
    const reading = request.method === 'GET' || request.method === 'HEAD';
    const began = performance.now();
    const answer = reading && !hasBody(request) ? cache.fresh(request.url ?? '') : undefined;
    if (answer && !isMissingPart(answer, request)) {
      metrics.hits++;
      sendAnswer(request, response, answer)?.catch(faulty);
      this.#hits.observe((performance.now() - began) / 1000);
    } else {
      this.#answer(request, response, reading).catch(faulty);
    }
  };

  async #answer(request: IncomingMessage, response: ServerResponse, reading: boolean): Promise<void> {
    const { proxies, development } = this.#needs;
    if ((reading && hasBody(request)) || hasTwoHosts(request)) throw new BodyRefused(400); // somebody's trick
    const target = readTarget(request.url ?? '', request.headers.host);
    if (!target) {
      sendFault(request, response, 404);
      return;
    }
    request.url = target.raw;
    if (reading && target.isWritten && (await this.#answerKnown(request, response, target))) return;
    if (target.path === VIEWS_PATH && request.method === 'POST')
      return answerView(request, response, proxies);
    if (isPassedThrough(target) || (development && isFramework(target))) {
      if (target.isWritten)
        await passThrough(request, response, { ...this.#needs, strangers: this.#strangers, target });
      else this.#answerMoved(request, response, asWritten(target));
      return;
    }
    if (isFramework(target) || isNowhere(target)) sendFault(request, response, 404);
    else if (development && reading) await renderInDevelopment(request, response, this.#needs.renderer);
    else if (reading) await this.#answerReader(request, response, target);
    else if (request.method === 'POST') await this.#answerForm(request, response, target);
    else sendFault(request, response, 405);
  }

  /** What is in memory or in the store under exactly this path, and what operators ask. */
  async #answerKnown(request: IncomingMessage, response: ServerResponse, target: Target): Promise<boolean> {
    const { path } = target;
    const asset = this.#needs.assets.get(path);
    if (asset) {
      await sendAnswer(request, response, asset);
      return true;
    }
    if (await this.#answerOperator(request, response, path)) return true;
    const key = mediaKey(path);
    if (key) await this.#answerMedia(request, response, key);
    return key !== null;
  }

  async #answerReader(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const place = locate(target);
    if (place.kind === 'malformed') {
      sendFault(request, response, 404);
    } else if (await this.#answerOld(request, response, target, place)) {
      return;
    } else if (place.kind === 'moved') {
      this.#answerMoved(request, response, place.to);
    } else if (place.kind === 'page' && isPrivate(place.key)) {
      sendRendered(request, response, await this.#needs.submit(place.key));
    } else {
      const { answer, outdated } = await this.#needs.cache.read(place);
      if (isMissingPart(answer, request)) sendFault(request, response, 404);
      else await sendAnswer(request, response, answer, outdated ? OUTDATED : undefined);
    }
  }

  /**
   * An address that somebody else gave, as it was written: in other letters than ours, or with a query that says which page
   * it was. It leads where it leads at once, the view along with it. What is written as ours are is looked up only when it
   * leads to no page.
   */
  async #answerOld(
    request: IncomingMessage,
    response: ServerResponse,
    target: Target,
    place: Place,
  ): Promise<boolean> {
    const { redirects } = this.#needs;
    if (place.kind !== 'moved' && !(await redirects.hasQuery(target))) return false;
    const spellings = spellingsOf(target);
    const asked = place.kind === 'moved' ? spellings : spellings.filter((form) => form.includes('?'));
    const found = await redirects.load(asked).catch(() => null); // without a database the spelling is still put right
    if (!found) return false;
    const [, query = ''] = /\?(.*)/.exec(place.kind === 'moved' ? place.to : '') ?? [];
    if (found.status === 410) sendFault(request, response, 410);
    else response.writeHead(found.status, ['Location', locationOf(found.target, query), ...MOVED]).end();
    return true;
  }

  /** A right address for a wrong one. No cache that several share may keep it: some take both for the same. */
  #answerMoved(request: IncomingMessage, response: ServerResponse, to: string): void {
    if (request.method === 'GET' || request.method === 'HEAD')
      response.writeHead(308, ['Location', to, ...MOVED]).end();
    else sendFault(request, response, 404);
  }

  async #answerForm(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const { siteUrl, proxies, submit } = this.#needs;
    const place = locate(target);
    if (place.kind !== 'page' || !takesForms(place.key)) {
      sendFault(request, response, place.kind === 'page' ? 405 : 404);
      return;
    }
    await answerForm(request, response, {
      origins: [new URL(siteUrl).origin, seenOrigin(request, proxies)],
      sender: writerMark(clientAddress(request, proxies), new Date()),
      submit: (form) => submit(place.key, form),
    });
  }

  async #answerMedia(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const found = await sendMedia(request, response, { key, openMedia: this.#needs.openMedia });
    if (!found) sendFault(request, response, 404);
  }

  /** What operators and their machines ask. */
  async #answerOperator(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const { readiness, metricsToken, writeMetrics, proxies } = this.#needs;
    if (path === '/healthz') {
      sendText(response, { status: 200, text: 'ok\n' });
    } else if (path === '/readyz') {
      const reason = await readiness();
      sendText(response, reason ? { status: 503, text: `${reason}\n` } : { status: 200, text: 'ready\n' });
    } else if (path === '/metrics') {
      if (maySeeMetrics(request, { token: metricsToken, proxies }))
        sendText(response, { status: 200, text: await writeMetrics(), type: 'text/plain; version=0.0.4' });
      else
        sendText(response, { status: 401, text: 'METRICS_TOKEN is needed, or to ask from this machine\n' });
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
    if (error instanceof BodyRefused) {
      response.shouldKeepAlive = false; // the rest of the body is not waited for
      sendFault(request, response, error.status);
      return;
    }
    const away = error instanceof DatabaseAway || (error instanceof Fault && error.code === 'storage');
    const busy = error instanceof LineIsFull || error instanceof RenderTimeout;
    this.#needs.metrics.faults++;
    if (!busy && !away) log().error({ error, url: request.url }, 'a request could not be answered');
    sendFault(request, response, away || this.#needs.cache.isAway ? 503 : busy ? 'busy' : 500);
  }
}

/** What a page is made of is missing: whoever asks for it has no use for a page that says so. */
function isMissingPart({ status }: Answer, { url = '' }: IncomingMessage): boolean {
  return status === 404 && isForMachines(url);
}
