import { createServer } from 'node:http';
import next from 'next';

// The bare page in a process of its own, with Next inside as server/ has it.
const port = Number(process.env.PORT);
const app = next({ dev: false, dir: import.meta.dirname, hostname: '127.0.0.1', port, quiet: true });
await app.prepare();
createServer(app.getRequestHandler()).listen(port, '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
