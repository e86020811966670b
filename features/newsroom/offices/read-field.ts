import { z } from 'zod';
import { text } from '@/features/accounts/form-state';
import { Refusal } from '@/lib/errors';

const Id = z.coerce.number().int().positive().max(2_147_483_647);

/** The number of the row that a form is about. */
export function idIn(form: FormData): number {
  const id = Id.safeParse(text(form, 'id'));
  if (!id.success) throw new Refusal('invalid', 'The form names nothing that we know. Load the page again.');
  return id.data;
}
