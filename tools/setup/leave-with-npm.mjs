/**
 * npm passes a signal to the shell between us and it, and the shell dies of it without telling us. So when npm started
 * us, that our parent is gone means that we were told to stop.
 */
export function leaveWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
