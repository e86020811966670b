import { NOTES } from '@/features/newsroom/matrix/doors/test-notes';
import { WORKFLOW } from '@/features/newsroom/matrix/doors/test-workflow';
import type { Door } from '@/features/newsroom/matrix/test-door';

/** The whole table of doors. */
export const DOORS: Door[] = [...WORKFLOW, ...NOTES];
