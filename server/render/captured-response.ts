import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';

type Done = (error?: Error | null) => void;
type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** A response that goes nowhere: what is written to it is kept, and `complete` tells when all of it is there. */
export class CapturedResponse extends ServerResponse {
  readonly complete: Promise<void>;
  readonly #chunks: Buffer[] = [];
  #finish!: () => void; // set by the promise below, at once

  constructor(request: IncomingMessage) {
    super(request);
    this.complete = new Promise((resolve) => (this.#finish = resolve));
  }

  get body(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  override write(chunk: unknown, encoding?: BufferEncoding | Done, done?: Done): boolean {
    const charset = typeof encoding === 'string' ? encoding : 'utf8';
    this.#chunks.push(
      typeof chunk === 'string' ? Buffer.from(chunk, charset) : Buffer.from(chunk as Uint8Array),
    ); // all that may be written
    const written = typeof encoding === 'function' ? encoding : done;
    if (written) process.nextTick(written);
    return true;
  }

  override end(chunk?: unknown, encoding?: BufferEncoding | Done, done?: Done): this {
    if (this.writableEnded) return this;
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
      this.write(chunk, typeof encoding === 'string' ? encoding : 'utf8');
    }
    Object.assign(this, { finished: true }); // deprecated, but what Next looks at, and `writableEnded` too
    process.nextTick(() => {
      this.emit('finish');
      this.emit('close');
      [chunk, encoding, done].find(isCallback)?.();
      this.#finish();
    });
    return this;
  }

  override writeHead(status: number, ...rest: (string | Headers | undefined)[]): this {
    this.statusCode = status;
    for (const headers of rest) {
      if (Array.isArray(headers)) this.#setFlat(headers);
      else if (typeof headers === 'object') this.#setAll(headers);
    }
    return this;
  }

  override flushHeaders(): void {
    // There is nobody to send them to.
  }

  #setFlat(headers: OutgoingHttpHeader[]): void {
    for (let i = 0; i + 1 < headers.length; i += 2)
      this.setHeader(String(headers[i]), String(headers[i + 1]));
  }

  #setAll(headers: OutgoingHttpHeaders): void {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) this.setHeader(name, value);
  }
}

function isCallback(argument: unknown): argument is () => void {
  return typeof argument === 'function';
}
