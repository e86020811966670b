/** Why a request that was understood is answered no. Shown to the person, beside the field where there is one. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict';

/** An expected no to a person. Never logged as an error, never retried. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly field?: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/**
 * The world outside failed: a feed, a page, an engine, a disk. Handled by the queue (retry, back off) or recorded on
 * the thing that failed. `code` is stable and short (`timeout`, `too-large`, `private-address`); the message is one
 * plain sentence for an operator. `retryAfter` is in seconds, where the other side asked for it.
 */
export class Fault extends Error {
  readonly code: string;
  readonly retryAfter?: number;
  constructor(code: string, message: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.retryAfter = options.retryAfter;
  }
}

/** The sentence to show or store for anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
