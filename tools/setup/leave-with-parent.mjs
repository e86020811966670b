// Preloaded into the processes that npm start runs: if it is killed without a chance to stop them, they stop by
// themselves, and the next start finds its port free.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
