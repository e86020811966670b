import type { Metadata } from 'next';
import { ActionForm } from '@/components/ui/action-form.client';
import { resetPasswordAction } from '@/features/accounts/actions';
import { getReset } from '@/features/accounts/passwords/mutations';
import { Door } from '@/features/accounts/sign-in/door';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'New password' };

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const user = await getReset(token, new Date());
  const password = {
    name: 'password',
    label: 'New password',
    type: 'password',
    autoComplete: 'new-password',
  } as const;
  return (
    <Door siteName={env().SITE_NAME} title={user ? 'A new password' : 'This link is over'}>
      {user ? (
        <ActionForm
          {...{ action: resetPasswordAction, submit: 'Keep it', hidden: { token } }}
          fields={[
            { ...password, hint: `For ${user.email}: at least 15 characters, or 8 with a second factor.` },
          ]}
        />
      ) : (
        <p>
          It was used, or is older than two hours. <a href="/newsroom/reset">Ask for another.</a>
        </p>
      )}
    </Door>
  );
}
