import '@/features/newsroom/matrix/test-next';
import { NOTES } from '@/features/newsroom/matrix/doors/test-notes';
import { WORKFLOW } from '@/features/newsroom/matrix/doors/test-workflow';
import { testDoors } from '@/features/newsroom/matrix/test-matrix';

testDoors([...WORKFLOW, ...NOTES]);
