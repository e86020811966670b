import { ActionForm } from '@/components/ui/action-form.client';
import {
  changeRoleAction,
  inviteAction,
  removeFactorsAction,
  resetLinkAction,
  switchUserAction,
} from '@/features/accounts/people/actions';
import type { listPeople } from '@/features/accounts/queries';
import { Role } from '@/features/accounts/schema';

type People = Awaited<ReturnType<typeof listPeople>>;

const ROLES = Role.options.map((role) => [role, role] as const);

/** Who has an account, who was asked, and the form that asks. */
export function PeopleFaces({ me, people }: { me: number; people: People }) {
  return (
    <main id="main" className="page">
      <h1>People</h1>
      <div className="table" tabIndex={0} role="region" aria-label="Accounts">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Last seen</th>
              <th scope="col">Second factor</th>
              <th scope="col">Role</th>
              <th scope="col">Account</th>
            </tr>
          </thead>
          <tbody>
            {people.users.map((user) => (
              <Row key={user.id} user={user} isMe={user.id === me} />
            ))}
          </tbody>
        </table>
      </div>
      <section aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        <ActionForm
          action={inviteAction}
          submit="Invite"
          fields={[
            { name: 'email', label: 'Email', type: 'email' },
            { name: 'name', label: 'Name', hint: 'They can change it.' },
            { name: 'role', label: 'Role', options: ROLES, value: 'editor' },
          ]}
        />
      </section>
      {people.invitations.length > 0 && (
        <section aria-labelledby="asked">
          <h2 id="asked">Invited</h2>
          <ul className="stack">
            {people.invitations.map(({ email, role, expiresAt }) => (
              <li key={`${email} ${expiresAt.toISOString()}`}>
                {email} as {role}, until {expiresAt.toISOString().slice(0, 10)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function Row({ user, isMe }: { user: People['users'][number]; isMe: boolean }) {
  const { id, name, email, role, disabledAt, sessions } = user;
  return (
    <tr>
      <th scope="row">
        {name}
        <br />
        <span className="mut">{email}</span>
      </th>
      <td>{sessions[0]?.seenAt.toISOString().slice(0, 10) ?? 'Never'}</td>
      <td>
        <Factors user={user} isMe={isMe} />
      </td>
      <td>
        {isMe ? (
          role
        ) : (
          <ActionForm
            {...{ action: changeRoleAction, hidden: { user: String(id) }, tone: 'sm' }}
            {...{ submit: 'Change', label: `Change the role of ${name}` }}
            fields={[{ name: 'role', label: `Role of ${name}`, options: ROLES, value: role }]}
          />
        )}
      </td>
      <td>
        {isMe ? (
          'Yours'
        ) : (
          <div className="stack">
            <ActionForm
              {...{ action: switchUserAction, fields: [], tone: 'sm' }}
              hidden={{ user: String(id), to: disabledAt ? 'enabled' : 'disabled' }}
              submit={disabledAt ? 'Open again' : 'Disable'}
              label={`${disabledAt ? 'Open the account of' : 'Disable'} ${name}`}
            />
            <ActionForm
              {...{ action: resetLinkAction, fields: [], tone: 'sm', hidden: { user: String(id) } }}
              {...{ submit: 'New password', label: `Link for a new password for ${name}` }}
            />
          </div>
        )}
      </td>
    </tr>
  );
}

/** Which second factors somebody has, and the form for when they lost them. One's own is on the account page. */
function Factors({ user, isMe }: { user: People['users'][number]; isMe: boolean }) {
  const { id, name, totpConfirmedAt, _count } = user;
  const passkeys = _count.passkeys === 1 ? '1 passkey' : `${_count.passkeys} passkeys`;
  const on = [...(totpConfirmedAt ? ['App'] : []), ...(_count.passkeys > 0 ? [passkeys] : [])].join(', ');
  return (
    <div className="stack">
      <span>{on || 'Off'}</span>
      {!isMe && (
        <ActionForm
          {...{ action: removeFactorsAction, hidden: { user: String(id) }, tone: 'sm', isOver: !on }}
          {...{ submit: 'Remove', label: `Remove the second factor of ${name}` }}
          fields={[
            {
              ...{ name: 'reason', label: 'If it is lost, say why' },
              hint: 'Password and sessions end too. A link for a new password lets them in.',
            },
          ]}
        />
      )}
    </div>
  );
}
