import type { Metadata } from 'next';
import { ActionForm } from '@/components/ui/action-form.client';
import { askForResetAction } from '@/features/accounts/passwords/actions';
import { Door } from '@/features/accounts/sign-in/door';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Forgotten password' };

export default function ForgottenPage() {
  const { SITE_NAME, SMTP_URL } = env();
  return (
    <Door siteName={SITE_NAME} title="A new password">
      {SMTP_URL ? (
        <ActionForm
          {...{ action: askForResetAction, submit: 'Send me a link' }}
          fields={[{ name: 'email', label: 'Email', type: 'email', autoComplete: 'username' }]}
        />
      ) : (
        <p>This newsroom sends no mail. An admin can give you a link to choose a new password.</p>
      )}
      <p className="s">
        <a href="/newsroom/sign-in">Back to signing in</a>
      </p>
    </Door>
  );
}
