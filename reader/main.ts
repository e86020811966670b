import { countView } from './count-view';
import { PictureStrip } from './picture-strip';
import { SavedStories } from './saved-stories';
import { StoryTools } from './story-tools';
import { setTheme, storedTheme } from './theme';
import { ThemeSwitch } from './theme-switch';

// Before the body is parsed, so that a chosen theme never flashes.
setTheme(storedTheme());

customElements.define('theme-switch', ThemeSwitch);
customElements.define('story-tools', StoryTools);
customElements.define('saved-stories', SavedStories);
customElements.define('picture-strip', PictureStrip);

countView();
