import '@/features/newsroom/matrix/test-next';
import { OFFICES } from '@/features/newsroom/matrix/doors/test-offices';
import { SECTIONS } from '@/features/newsroom/matrix/doors/test-sections';
import { testDoors } from '@/features/newsroom/matrix/test-matrix';

testDoors([...OFFICES, ...SECTIONS]);
