'use client';
import { startRegistration } from '@simplewebauthn/browser';
import { ActionForm, type FormField } from '@/components/ui/action-form.client';
import type { FormState } from '@/features/accounts/form-state';
import { addPasskeyAction, askForNewPasskeyAction } from '@/features/accounts/passkeys/actions';

const FIELDS: FormField[] = [
  { name: 'name', label: 'Name of the passkey', hint: 'As in “Work laptop” or “Key on my ring”.' },
  {
    ...{ name: 'current', label: 'Password for adding a passkey' },
    ...{ type: 'password', autoComplete: 'current-password' },
  },
];

/** Makes a passkey with this browser. */
export function AddPasskeyForm() {
  return (
    <div className="passkey-first">
      <ActionForm action={add} fields={FIELDS} submit="Add a passkey" />
    </div>
  );
}

async function add(_: FormState, form: FormData): Promise<FormState> {
  const name = form.get('name');
  const typed = { name: typeof name === 'string' ? name : '' };
  const { options: optionsJSON, told } = await askForNewPasskeyAction(form);
  if (!optionsJSON) return told;
  try {
    return await addPasskeyAction(typed.name, await startRegistration({ optionsJSON }));
  } catch (error) {
    const known = error instanceof Error && error.name === 'InvalidStateError';
    const problem = known
      ? 'This device has a passkey for your account already.'
      : 'The browser made no passkey. Nothing changed.';
    return { problem, typed };
  }
}
