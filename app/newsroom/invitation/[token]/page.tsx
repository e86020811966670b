import type { Metadata } from 'next';
import { ActionForm } from '@/components/ui/action-form.client';
import { acceptInvitationAction } from '@/features/accounts/actions';
import { getInvitation } from '@/features/accounts/people/invitations';
import { Door } from '@/features/accounts/sign-in/door';
import { env } from '@/lib/env';

export const metadata: Metadata = { title: 'Invitation' };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await getInvitation(token, new Date());
  const siteName = env().SITE_NAME;
  if (!invitation) {
    return (
      <Door siteName={siteName} title="This invitation is over">
        <p>It was used, or is older than seven days. Who invited you can send another.</p>
      </Door>
    );
  }
  const { email, name, role } = invitation;
  const password = {
    name: 'password',
    label: 'Password',
    type: 'password',
    autoComplete: 'new-password',
  } as const;
  return (
    <Door siteName={siteName} title="Welcome">
      <p className="mut">
        {email}, {role}
      </p>
      <ActionForm
        {...{ action: acceptInvitationAction, submit: 'Come in', hidden: { token } }}
        fields={[
          { name: 'name', label: 'Your name', value: name, autoComplete: 'name' },
          { ...password, hint: 'At least 15 characters. Four unrelated words are easy to keep.' },
        ]}
      />
    </Door>
  );
}
