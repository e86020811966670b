import { z } from 'zod';
import type { Job } from '@/lib/queue';

const item = z.object({ itemId: z.number().int(), runId: z.string().optional() });

/** An outlet's story was filed for the first time. */
export const itemFiled = { name: 'item.filed', payload: item } satisfies Job<unknown>;

/** The outlet changed a story that we had. */
export const itemRevised = { name: 'item.revised', payload: item } satisfies Job<unknown>;
