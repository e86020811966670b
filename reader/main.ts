import { countView } from './count-view';
import { PictureStrip } from './picture-strip';
import { SavedStories } from './saved-stories';
import { StoryTools } from './story-tools';
import { setTheme, storedTheme } from './theme';
import { ThemeSwitch } from './theme-switch';
import { setTypefaces } from './typefaces';

// Before the body is parsed, so that neither theme nor typefaces flash.
setTheme(storedTheme());
setTypefaces();

customElements.define('theme-switch', ThemeSwitch);
customElements.define('story-tools', StoryTools);
customElements.define('saved-stories', SavedStories);
customElements.define('picture-strip', PictureStrip);

countView();
