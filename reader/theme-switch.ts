import { setTheme, storedTheme, THEMES, type Theme } from './theme';
import { toolButton } from './tool-button';

const WORDS: Record<Theme, string> = { auto: 'Paper: auto', light: 'Paper: light', dark: 'Paper: dark' };

/** Goes round auto, light and dark. */
export class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    if (this.firstChild) return;
    this.append(
      toolButton(WORDS[storedTheme()], (button) => {
        const next = THEMES[(THEMES.indexOf(storedTheme()) + 1) % THEMES.length] ?? 'auto';
        setTheme(next);
        button.textContent = WORDS[next];
      }),
    );
  }
}
