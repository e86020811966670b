import { Refusal, type RefusalKind } from '@/lib/errors';

/** A place of a change (`block:b7`, `field:headline`, `order`) that is not taken, and why, in a sentence. */
export interface Refused {
  place: string;
  message: string;
}

/** A refusal that names every place it is about: all others of the change could be taken without them. */
export class NotTaken extends Refusal {
  constructor(
    kind: RefusalKind,
    readonly refused: readonly Refused[],
  ) {
    const [first] = refused;
    const field = first?.place.startsWith('field:') ? first.place.slice('field:'.length) : first?.place;
    super(kind, first?.message ?? 'This was not taken.', field);
  }
}
