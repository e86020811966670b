/** What is being done, on standard error: one line that changes on a terminal, a line now and then elsewhere. */
export function showProgress(): { show: (words: string) => void; end: () => void } {
  const { stderr } = process;
  const pause = stderr.isTTY ? 100 : 5000;
  let shownAt = stderr.isTTY ? 0 : Date.now();
  let open = false;
  return {
    show: (words) => {
      if (Date.now() - shownAt < pause) return;
      shownAt = Date.now();
      open = stderr.isTTY;
      stderr.write(stderr.isTTY ? `\r\u001b[K${words}` : `${words}\n`);
    },
    end: () => {
      if (open) stderr.write('\r\u001b[K');
      open = false;
    },
  };
}
