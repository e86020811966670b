import { listSaved, toggleSaved, type Saved } from './saved';
import { toolButton } from './tool-button';

/** The list on `/saved`. */
export class SavedStories extends HTMLElement {
  connectedCallback(): void {
    // The element is met before its words are: wait until they are there to be replaced.
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => this.show());
    else this.show();
  }

  private show(): void {
    const saved = listSaved();
    const list = document.createElement('ol');
    list.className = 'saved';
    list.append(...saved.map((story) => this.row(story)));
    this.replaceChildren(
      saved.length > 0 ? list : 'Nothing is saved yet. Each story has a “Save” beside its text.',
    );
  }

  private row(story: Saved): HTMLLIElement {
    const row = document.createElement('li');
    const link = document.createElement('a');
    link.href = story.path;
    link.textContent = story.headline;
    const forget = toolButton('Remove', () => {
      toggleSaved(story);
      this.show();
      this.querySelector('button')?.focus(); // the one that was pressed is gone
    });
    forget.setAttribute('aria-label', `Remove ${story.headline}`);
    row.append(dayOf(story), link, forget);
    return row;
  }
}

/** The day in the story's address: `22 Nov 2026`. */
function dayOf({ path }: Saved): HTMLTimeElement {
  const time = document.createElement('time');
  const day = new Date(path.split('/')[2] ?? '');
  if (Number.isNaN(day.getTime())) return time;
  time.dateTime = day.toISOString().slice(0, 10);
  time.textContent = day.toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  return time;
}
