import { expect, it } from 'vitest';
import { commandOf } from '@/features/newsroom/workbench/typing/keys';

const press = (name: string) => {
  const parts = name.split('+');
  return {
    key: parts.at(-1) ?? '',
    ...{ ctrlKey: parts.includes('Ctrl'), metaKey: parts.includes('Meta') },
    ...{ altKey: parts.includes('Alt'), shiftKey: parts.includes('Shift') },
  };
};

it('letters mean a block only outside of a text', () => {
  expect(commandOf(press('n'), 'block')).toBe('next-point');
  expect(commandOf(press('N'), 'block')).toBe('next-point');
  expect(commandOf(press('Enter'), 'block')).toBe('check-next');
  expect(commandOf(press('Shift+Enter'), 'block')).toBe('uncheck');
  for (const key of ['n', 'e', '1', 'Enter', 'Shift+Enter']) expect(commandOf(press(key), 'text')).toBeNull();
});

it('chords hold in a text too, with Ctrl or ⌘', () => {
  for (const where of ['text', 'block'] as const) {
    expect(commandOf(press('Ctrl+Enter'), where)).toBe('check-next');
    expect(commandOf(press('Meta+Enter'), where)).toBe('check-next');
    expect(commandOf(press('Ctrl+Shift+Enter'), where)).toBe('publish');
    expect(commandOf(press('Alt+ArrowUp'), where)).toBe('move-up');
  }
  expect(commandOf(press('Escape'), 'text')).toBe('leave');
});

it('Shift and the first digit answer all changes, whatever the layout types for it', () => {
  for (const key of ['!', '1', '+'])
    expect(commandOf({ ...press('Shift'), key, code: 'Digit1' }, 'block')).toBe('answer-all');
  expect(commandOf({ ...press('Shift'), key: '!', code: 'Digit1' }, 'text')).toBeNull();
  expect(commandOf({ ...press('1'), code: 'Digit1' }, 'block')).toBe('answer-1');
});

it('no Ctrl Alt chord means anything: that is AltGr, and types letters', () => {
  expect(commandOf(press('Ctrl+Alt+e'), 'block')).toBeNull();
  expect(commandOf(press('Ctrl+Alt+Enter'), 'text')).toBeNull();
});

it('a word being composed keeps its keys', () => {
  expect(commandOf({ ...press('Ctrl+Enter'), isComposing: true }, 'text')).toBeNull();
});
