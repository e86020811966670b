import { createServer, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { forgetPauses } from '@/features/translation/engines/asked-to-wait';

interface Question {
  q: string[];
  source: string;
  target: string;
  format: string;
}

type Answer = (question: Question, response: ServerResponse) => void;

/** An engine on loopback that speaks LibreTranslate's API and behaves as a test wishes. */
export class TestEngine {
  /** Every batch it was asked for. */
  readonly asked: Question[] = [];
  answer: Answer = inEnglish;
  /** The languages that it says it has. */
  codes: string[] = ['en', 'es'];
  readonly #server: Server;
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        if (request.url === '/languages') {
          sendJson(
            response,
            this.codes.map((code) => ({ code, name: code, targets: ['en'] })),
          );
          return;
        }
        const question = JSON.parse(body) as Question; // our own adapter's
        this.asked.push(question);
        this.answer(question, response);
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  open(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Forgets what it was asked and answers well again. */
  reset(): void {
    forgetPauses();
    this.asked.length = 0;
    this.answer = inEnglish;
    this.codes = ['en', 'es'];
  }
}

/** Marks each word outside of tags, so that a test can tell what was translated and from what. */
export function fakeEnglish(segment: string): string {
  return segment.replace(/<[^>]*>|&\w+;|\p{L}[\p{L}\p{M}]*/gu, (word) =>
    /^[<&]/.test(word) ? word : `en${word}`,
  );
}

function inEnglish({ q }: Question, response: ServerResponse): void {
  sendJson(response, { translatedText: q.map(fakeEnglish) });
}

/** Answers JSON, well or badly. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
