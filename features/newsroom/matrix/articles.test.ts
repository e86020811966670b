import '@/features/newsroom/matrix/test-next';
import { SAVING } from '@/features/newsroom/matrix/doors/test-saving';
import { testDoors } from '@/features/newsroom/matrix/test-matrix';

testDoors(SAVING);
