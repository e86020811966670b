import '@/features/newsroom/matrix/test-next';
import { DESK } from '@/features/newsroom/matrix/doors/test-desk';
import { testDoors } from '@/features/newsroom/matrix/test-matrix';

testDoors(DESK);
