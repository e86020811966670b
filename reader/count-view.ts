const READ_FOR_MS = 4000;

/** Tells that an article is being read, once a visit, after some seconds in sight. Only its path is sent. */
export function countView(): void {
  const path = location.pathname;
  if (!/^\/[a-z-]+\/\d{4}-\d\d-\d\d\/./.test(path)) return;
  setTimeout(() => {
    if (document.visibilityState === 'visible' && isFirst(path)) navigator.sendBeacon('/api/views', path);
  }, READ_FOR_MS);
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
