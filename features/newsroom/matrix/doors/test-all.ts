import { ACCOUNTS } from '@/features/newsroom/matrix/doors/test-accounts';
import { DESK } from '@/features/newsroom/matrix/doors/test-desk';
import { FRONT } from '@/features/newsroom/matrix/doors/test-front';
import { LIBRARY } from '@/features/newsroom/matrix/doors/test-library';
import { NOTES } from '@/features/newsroom/matrix/doors/test-notes';
import { OFFICES } from '@/features/newsroom/matrix/doors/test-offices';
import { SAVING } from '@/features/newsroom/matrix/doors/test-saving';
import { SECTIONS } from '@/features/newsroom/matrix/doors/test-sections';
import { WORKFLOW } from '@/features/newsroom/matrix/doors/test-workflow';
import type { Action } from '@/features/accounts/policy';
import type { Door } from '@/features/newsroom/matrix/test-door';

/** The whole table of doors that ask who comes. */
export const DOORS: Door[] = [
  ...[ACCOUNTS, DESK, FRONT, LIBRARY],
  ...[NOTES, OFFICES, SAVING, SECTIONS, WORKFLOW],
].flat();

const ACCOUNT = 'features/accounts';

/** Doors that are open to everybody, and why. Each asks for a proof, or gives nothing away. */
export const OPEN: Record<string, string> = {
  [`${ACCOUNT}/actions.ts acceptInvitationAction`]: 'the invitation is the proof',
  [`${ACCOUNT}/actions.ts resetPasswordAction`]: 'the link is the proof',
  [`${ACCOUNT}/actions.ts themeAction`]: 'light or dark is a cookie of this browser',
  [`${ACCOUNT}/passkeys/actions.ts askForPasskeyAction`]: 'signing in: a question for this browser',
  [`${ACCOUNT}/passkeys/actions.ts passkeySignInAction`]: 'signing in: the passkey is the proof',
  [`${ACCOUNT}/passwords/actions.ts askForResetAction`]: 'everybody is told the same',
  [`${ACCOUNT}/sign-in/actions.ts signInAction`]: 'signing in',
  [`${ACCOUNT}/sign-in/actions.ts signOutAction`]: 'who is not in goes out all the same',
  'app/newsroom/sign-in/oidc/route.ts GET': 'signing in: leads to the provider',
};

/** Rows of the policy table that no action or route asks for, and the page that does. */
export const PAGES: Partial<Record<Action, string>> = {
  'source.read': 'sources/page.tsx',
  'glossary.read': 'glossary/page.tsx',
  'report.read': 'reports/page.tsx',
  'takedown.read': 'takedowns/page.tsx',
  'audit.read': 'audit/page.tsx',
  'user.list': 'people/page.tsx',
};

/** Rows that hold for a part of a save, and are those of writing: a save asks for that. */
export const WRITING: Action[] = [
  'article.suggest',
  'article.picture',
  'article.review',
  'article.take-over',
];
