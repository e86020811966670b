import { setTimeout as sleep } from 'node:timers/promises';
import { encode } from 'next-auth/jwt';
import sharp from 'sharp';
import { Upload } from 'tus-js-client';
import { createUser } from '@/features/accounts/mutations';
import { authSecret } from '@/features/accounts/secrets';
import { openSession } from '@/features/accounts/sign-in/sessions';
import { cookieName } from '@/features/accounts/sign-in/session-cookie';
import { SaveOutcome, SENDER } from '@/features/newsroom/saving/schema';
import { AWAY } from '@/features/newsroom/workbench/outbox/send-save';
import { db } from '@/lib/db';

const CHUNK = 20_000;
const SOON_MS = 100;
const SILENT_MS = 20_000;
const PATIENT = 4; // as often as a browser asks where a server fails over a save

/** Somebody in the newsroom of a site that is killed: sends everything until it is taken, as a browser does. */
export class TestEditor {
  /** What was answered as saved: the last text of the story, and how many saves. */
  saved = { text: '', count: 0 };
  /** The pictures that were answered as kept. */
  readonly kept: number[] = [];
  /** Answers that no browser knows what to do with. */
  readonly refused: string[] = [];
  #isOver = false;
  #version: number;

  private constructor(
    private readonly site: string,
    private readonly headers: Record<string, string>,
    readonly articleId: number,
    version: number,
  ) {
    this.#version = version;
  }

  /** Signs somebody in who writes in this story. */
  static async signIn(site: string, articleId: number): Promise<TestEditor> {
    const now = new Date();
    const person = {
      email: 'kills@paper.example',
      name: 'Iris',
      role: 'publisher',
      password: crypto.randomUUID(),
    };
    const { id } = await createUser(person as Parameters<typeof createUser>[0]);
    const user = await db().user.findUniqueOrThrow({ where: { id } });
    const sid = await openSession({ user, factor: 'password', userAgent: '', now });
    const token = await encode({ token: { sub: String(id), sid }, secret: authSecret(), maxAge: 864_000 });
    const { version } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
    const headers = { Cookie: `${cookieName('session')}=${token}`, Origin: site, [SENDER]: String(id) };
    return new TestEditor(site, headers, articleId, version);
  }

  /** Writes and sends pictures until `stop`. */
  async work(): Promise<void> {
    await Promise.all([this.#write(), this.#send()]);
  }

  /** Ends once what is under way was taken. */
  stop(): void {
    this.#isOver = true;
  }

  async #write(): Promise<void> {
    for (let count = 1; !this.#isOver; count++) {
      const text = `Edition ${count} of what one editor wrote.`;
      const { version } = await this.#save(text);
      this.#version = version;
      this.saved = { text, count };
    }
  }

  /** One save, again and again under its own name until it is taken. */
  async #save(text: string): Promise<SaveOutcome> {
    const path = `/newsroom/articles/${this.articleId}/saves/${crypto.randomUUID()}`;
    const block = { kind: 'paragraph', html: text, attributes: {} };
    const body = JSON.stringify({ base: this.#version, blocks: [{ key: 'b1', block }] });
    for (let faults = 0; ;) {
      const answer = await fetch(this.site + path, {
        ...{ method: 'PUT', body, redirect: 'manual' },
        headers: { ...this.headers, 'Content-Type': 'application/json' },
        signal: AbortSignal.timeout(15_000),
      }).catch(() => null);
      const said = await answer?.text().catch(() => null); // cut in the middle of an answer
      if (answer?.ok && said) return SaveOutcome.parse(JSON.parse(said));
      if (answer?.status === 401) await this.#signInAgain();
      else if (answer && !AWAY.has(answer.status) && (faults += 1) >= PATIENT)
        this.refused.push(`a save: ${answer.status} ${said?.slice(0, 200) ?? ''}`);
      await sleep(SOON_MS);
    }
  }

  /** By the database's clock: that of a site may stand elsewhere than ours, and end every session. */
  async #signInAgain(): Promise<void> {
    await db()
      .$executeRaw`UPDATE sessions SET seen_at = now(), expires_at = now() + interval '12 hours'`.catch(
      () => undefined, // it is away: asked again with the next try
    );
  }

  async #send(): Promise<void> {
    while (!this.#isOver) {
      const id = await this.#upload(await pictureOf());
      if (id === undefined) this.refused.push('a picture: the answer does not say what became of it');
      else this.kept.push(id);
      await sleep(500);
    }
  }

  #upload(picture: Buffer): Promise<number | undefined> {
    return new Promise((resolve, reject) => {
      const upload = new Upload(picture, {
        endpoint: `${this.site}/newsroom/media/uploads`,
        headers: this.headers,
        chunkSize: CHUNK,
        retryDelays: Array.from({ length: 10_000 }, () => SOON_MS),
        onProgress: () => void watch.refresh(),
        onShouldRetry: (error) => {
          watch.refresh();
          const answer = 'originalResponse' in error ? error.originalResponse : null;
          if (answer && ![401, 409, 423, 500, 502, 503].includes(answer.getStatus()))
            this.refused.push(`a picture: ${answer.getStatus()} ${answer.getBody().slice(0, 200)}`);
          return true;
        },
        onSuccess: ({ lastResponse }) => {
          clearTimeout(watch);
          resolve(Number(lastResponse.getHeader('Picture-Id')) || undefined);
        },
        onError: (error) => {
          clearTimeout(watch);
          reject(error);
        },
      });
      // Of an answer that is cut in the middle tus-js-client hears nothing under Node: it goes on from what the site has.
      const watch = setTimeout(() => {
        watch.refresh();
        void upload.abort().then(() => upload.start());
      }, SILENT_MS);
      upload.start();
    });
  }
}

/** One that nobody has sent before, of several pieces. */
function pictureOf(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width: 320, height: 240, channels: 3, background: '#777', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
