import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Own = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

// The elements that reader/ defines. Without script they show what is inside them, which may be nothing.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'theme-switch': Own;
      'story-tools': Own & { 'data-path': string; 'data-headline': string };
      'saved-stories': Own;
      'picture-strip': Own;
    }
  }
}
