import { listSaved, toggleSaved } from './saved';
import { toolButton } from './tool-button';

/** Save, share and copy, beside a story. */
export class StoryTools extends HTMLElement {
  connectedCallback(): void {
    if (this.firstChild) return;
    const story = {
      path: this.dataset.path ?? location.pathname,
      headline: this.dataset.headline ?? document.title,
    };
    const url = location.origin + story.path;
    const isSaved = listSaved().some(({ path }) => path === story.path);
    this.append(
      toolButton(isSaved ? 'Saved' : 'Save', (button) => {
        button.textContent = toggleSaved(story) ? 'Saved' : 'Save';
      }),
    );
    if ('share' in navigator) {
      // Whoever closes the sheet has changed their mind: nothing to say.
      const share = () => void navigator.share({ title: story.headline, url }).catch(() => undefined);
      this.append(toolButton('Share', share));
    }
    this.append(toolButton('Copy link', (button) => void copy(url, button)));
  }
}

async function copy(url: string, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(url);
    button.textContent = 'Link copied';
  } catch {
    button.textContent = url;
  }
}
