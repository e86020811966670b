import { ActionForm, type FormField } from '@/components/ui/action-form.client';
import { removePasskeyAction, renamePasskeyAction } from '@/features/accounts/passkeys/actions';
import { AddPasskeyForm } from '@/features/accounts/passkeys/add-passkey-form.client';
import type { KeptPasskey } from '@/features/accounts/passkeys/queries';

interface Props {
  passkeys: readonly KeptPasskey[];
  /** Where they work, when that is not here; null: nowhere. */
  elsewhere?: string | null;
}

/** One's passkeys: what they are, the ones there are, and a form for another. */
export function Passkeys({ passkeys, elsewhere }: Props) {
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p className="mut">
        Signs you in with your fingerprint, face or key instead of a password, and counts as the second
        factor.
      </p>
      {passkeys.length > 0 && (
        <ul className="passkeys stack gap12">
          {passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {elsewhere === undefined ? (
        <AddPasskeyForm />
      ) : (
        <p className="note">
          {elsewhere
            ? `Passkeys belong to a name. Open ${elsewhere}/newsroom to add and use them.`
            : 'Passkeys belong to a name, and this site has an address of digits: whoever runs it can set SITE_URL.'}
        </p>
      )}
    </section>
  );
}

function Passkey({ passkey: { id, name, createdAt, usedAt } }: { passkey: KeptPasskey }) {
  const hidden = { passkey: String(id) };
  const password: FormField = {
    ...{ name: 'current', label: `Password for removing ${name}` },
    ...{ type: 'password', autoComplete: 'current-password' },
  };
  return (
    <li>
      <details>
        <summary>
          <b>{name}</b>{' '}
          <span className="mut">
            since {day(createdAt)}, {usedAt ? `last used ${day(usedAt)}` : 'not used yet'}
          </span>
        </summary>
        <div className="stack gap12">
          <ActionForm
            {...{ action: renamePasskeyAction, hidden, submit: 'Rename', tone: 'sm' }}
            label={`Rename ${name}`}
            fields={[{ name: 'name', label: `New name for ${name}`, value: name }]}
          />
          <ActionForm
            {...{ action: removePasskeyAction, hidden, submit: 'Remove', tone: 'stop' }}
            label={`Remove ${name}`}
            fields={[password]}
          />
        </div>
      </details>
    </li>
  );
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
