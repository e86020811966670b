// Preloaded into the processes that npm start runs: if it is killed without a chance to stop them, they stop by
// themselves, and the next start finds its port free.
const leave = () => process.kill(process.pid, 'SIGTERM');
process.on('disconnect', leave);
if (process.connected === false) leave(); // it was gone before we listened
process.channel?.unref();
