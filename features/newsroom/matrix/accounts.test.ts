import '@/features/newsroom/matrix/test-next';
import { ACCOUNTS } from '@/features/newsroom/matrix/doors/test-accounts';
import { testDoors } from '@/features/newsroom/matrix/test-matrix';

testDoors(ACCOUNTS);
