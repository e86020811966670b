const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Arrow keys turn the pictures of a gallery one by one; without script the strip scrolls. */
export class PictureStrip extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      const strip = this.querySelector('ol');
      if (!step || event.target !== strip || !strip) return;
      event.preventDefault();
      const width = strip.firstElementChild?.getBoundingClientRect().width ?? strip.clientWidth;
      strip.scrollBy({ left: step * width });
    });
  }
}
