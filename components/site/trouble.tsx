import { Frame } from '@/components/site/frame';
import { WaysOn } from '@/components/site/not-found';

const WORDS = {
  401: ['Sign in first', 'This page is for people who are signed in.'],
  403: ['This is not open to you', 'You are signed in, but your role does not reach here.'],
  500: ['Something broke on our side', 'It has been written down. Try again, or read on elsewhere.'],
  503: [
    'The archive is out of reach',
    'Our database does not answer. We keep trying; so may you, in a minute.',
  ],
} as const;

/** The view of a refusal, or of a fault of ours. The page that shows it answers the status itself. */
export function Trouble({ code }: { code: keyof typeof WORDS | `${keyof typeof WORDS}` }) {
  const [title, sentence] = WORDS[code];
  return (
    <Frame sections={[]}>
      <title>{title}</title>
      <meta name="robots" content="noindex" />
      <div className="page error">
        <div className="error-letter" lang="is" aria-hidden>
          þ
        </div>
        <div>
          <p className="kicker">Error {code}</p>
          <h1 className="title">{title}</h1>
          <p className="stand">{sentence}</p>
          <WaysOn />
        </div>
      </div>
    </Frame>
  );
}
