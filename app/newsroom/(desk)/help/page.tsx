import type { Metadata } from 'next';
import { requireMay } from '@/features/accounts/current-user';
import { KeyList } from '@/features/newsroom/palette/key-list';
import { LettersSwitch } from '@/features/newsroom/palette/letters-switch.client';

export const metadata: Metadata = { title: 'Keys' };

/** Every key of the newsroom. */
export default async function HelpPage() {
  await requireMay('newsroom.enter');
  return (
    <main id="main" className="page">
      <h1>Keys</h1>
      <p className="mut">
        Letters mean what stands here while a list or a block has the focus, never in a text. On a Mac, Ctrl
        is ⌘.
      </p>
      <LettersSwitch />
      <KeyList />
    </main>
  );
}
