import { ActionForm } from '@/components/ui/action-form.client';
import { SecondFactor } from '@/features/accounts/account/second-factor';
import { changePasswordAction, revokeSessionAction } from '@/features/accounts/actions';
import { Passkeys } from '@/features/accounts/passkeys/passkeys';
import type { KeptPasskey } from '@/features/accounts/passkeys/queries';
import type { listSessions } from '@/features/accounts/queries';
import type { getSecondFactor } from '@/features/accounts/second-factor/queries';
import type { SignedIn } from '@/features/accounts/sign-in/sessions';

interface Props {
  user: SignedIn;
  sessions: Awaited<ReturnType<typeof listSessions>>;
  factor: Awaited<ReturnType<typeof getSecondFactor>>;
  waiting: { uri: string; secret: string } | null;
  passkeys: readonly KeptPasskey[];
  /** Where passkeys work, when that is not here; null: nowhere. */
  elsewhere?: string | null;
}

/** One's own account: password, second factor, and where one is signed in. */
export function AccountFaces({ user, sessions, factor, waiting, passkeys, elsewhere }: Props) {
  return (
    <main id="main" className="page">
      <h1>{user.name}</h1>
      <p className="mut">
        {user.email}, {user.role}
      </p>
      <section aria-labelledby="password">
        <h2 id="password">Password</h2>
        <ActionForm
          action={changePasswordAction}
          submit="Change the password"
          fields={[
            { name: 'current', label: 'Password now', type: 'password', autoComplete: 'current-password' },
            {
              ...{ name: 'password', label: 'New password', type: 'password', autoComplete: 'new-password' },
              hint:
                factor.on || factor.passkeys > 0
                  ? 'At least 8 characters.'
                  : 'At least 15 characters, or 8 with a second factor.',
            },
          ]}
        />
      </section>
      <Passkeys {...{ passkeys, elsewhere }} />
      <SecondFactor {...{ factor, waiting }} />
      <section aria-labelledby="sessions">
        <h2 id="sessions">Where you are signed in</h2>
        <Sessions sessions={sessions} current={user.sessionId} />
      </section>
    </main>
  );
}

function Sessions({ sessions, current }: { sessions: Props['sessions']; current: string }) {
  return (
    <div className="table" tabIndex={0} role="region" aria-label="Sessions">
      <table>
        <thead>
          <tr>
            <th scope="col">Browser</th>
            <th scope="col">Since</th>
            <th scope="col">Last seen</th>
            <th scope="col">Proven by</th>
            <th scope="col">End it</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, userAgent, createdAt, seenAt, factor }) => (
            <tr key={id}>
              <td>{browserIn(userAgent)}</td>
              <td>{minute(createdAt)}</td>
              <td>{minute(seenAt)}</td>
              <td>{factor}</td>
              <td>
                {id === current ? (
                  'This one'
                ) : (
                  <ActionForm
                    {...{ action: revokeSessionAction, fields: [], hidden: { session: id } }}
                    {...{ submit: 'End', label: `End the session since ${minute(createdAt)}`, tone: 'sm' }}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The browser and system that a user agent names, in a few words. */
function browserIn(userAgent: string): string {
  const browser = /(Firefox|Edg|OPR|Chrome|Safari)\//.exec(userAgent)?.[1] ?? 'A program';
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1];
  return system ? `${browser}, ${system}` : browser;
}
