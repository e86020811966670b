// A thread inherits nothing of what --import tsx hooked into its process's loader, and need not pay for it in Next's.
import { register } from 'tsx/esm/api';

register();
await import('./render-thread.ts');
