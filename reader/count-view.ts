const READ_FOR_MS = 4000;

/**
 * Tells that an article is being read, once a visit, after some seconds in sight: a page that the browser draws ahead of
 * its reader is not in sight until it is opened. Only its path is sent.
 */
export function countView(): void {
  const path = location.pathname;
  if (!/^\/[a-z-]+\/\d{4}-\d\d-\d\d\/./.test(path)) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'visible')
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', watch);
        if (isFirst(path)) navigator.sendBeacon('/api/views', path);
      }, READ_FOR_MS);
  };
  document.addEventListener('visibilitychange', watch);
  watch();
}

function isFirst(path: string): boolean {
  try {
    const seen = sessionStorage.getItem(path) !== null;
    sessionStorage.setItem(path, '1');
    return !seen;
  } catch {
    return true; // storage is switched off
  }
}
