import { z } from 'zod';

/** What a row of the findings table says about the texts; `answer` once somebody settled it. */
export const Evidence = z.object({
  original: z.string(),
  english: z.string(),
  fix: z.string().optional(),
  answer: z.enum(['right', 'fixed']).optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Null for what another check wrote in another shape. */
export function readEvidence(json: unknown): Evidence | null {
  return Evidence.safeParse(json).data ?? null;
}
