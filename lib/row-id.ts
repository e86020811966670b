import { z } from 'zod';

const LARGEST = 2_147_483_647;

/** The number of a row, as somebody outside names it: one that the database could have given. */
export const rowId = (message?: string) => z.int(message).positive(message).max(LARGEST, message);
