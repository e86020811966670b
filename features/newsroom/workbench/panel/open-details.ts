/** Turns the panel to the details and goes to the first that can be chosen: the section, until it is fixed. */
export function openDetails(): void {
  const tabs = document.querySelectorAll<HTMLElement>('.side [role="tab"]');
  [...tabs].find(({ textContent }) => textContent.trim() === 'Details')?.click();
  // The panel is drawn when this key has been handled; the next one finds the focus there.
  queueMicrotask(() => {
    const panel = document.querySelector<HTMLElement>('.side [role="tabpanel"]');
    (panel?.querySelector<HTMLElement>('select') ?? panel)?.focus();
  });
}
