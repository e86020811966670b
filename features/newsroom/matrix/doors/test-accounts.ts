import type { Action } from '@/features/accounts/policy';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { form } from '@/features/newsroom/matrix/test-request';
import { PASSWORD } from '@/features/newsroom/matrix/world/test-world';

const ROOM = 'features/accounts';
const AUDITED = ['users', 'audit_entries'];

function person(name: string, guard: Action, fields: Record<string, string> = {}, writes = AUDITED): Door {
  return {
    ...{ at: `${ROOM}/people/actions.ts ${name}`, guards: [guard], about: 'account', writes },
    sends: ({ id }) => form({ user: id, email: 'ana@paper.example', ...fields }),
  };
}

/** What people do with their own account. */
function own(at: string, sends: Door['sends'], writes: string[], more: Partial<Door> = {}): Door {
  return { at: `${ROOM}/${at}`, guards: ['account.change'], about: 'oneself', sends, writes, ...more };
}

/** A passkey of whoever asks. */
const keyed: Partial<Door> = {
  needs: (line, { who }) =>
    line.query(
      `INSERT INTO passkeys (id, user_id, credential_id, public_key, name)
       SELECT 77, id, 'a key', '\\x00', 'A key' FROM users WHERE id = $1`,
      [who?.id ?? 0],
    ),
};

export const ACCOUNTS: Door[] = [
  {
    ...{ at: `${ROOM}/people/actions.ts inviteAction`, guards: ['user.invite'], about: 'nothing' },
    writes: ['invitations', 'audit_entries'],
    sends: () => form({ email: 'new@paper.example', name: 'Nora', role: 'editor' }),
  },
  person('changeRoleAction', 'user.change-role', { role: 'publisher' }),
  { ...person('switchUserAction', 'user.disable', { to: 'disabled' }), as: 'shutting' },
  {
    ...{ ...person('switchUserAction', 'user.disable', { to: 'enabled' }), as: 'opening' },
    needs: (line, { id, who }) =>
      line.query('UPDATE users SET disabled_at = now() WHERE id = $1 AND id IS DISTINCT FROM $2', [
        id,
        who?.id,
      ]),
  },
  person('resetLinkAction', 'user.reset-password', {}, ['password_resets', 'audit_entries']),
  {
    ...person('removeFactorsAction', 'user.remove-factor', { reason: 'A lost phone.' }),
    needs: (line, { id }) =>
      line.query(`UPDATE users SET totp_secret = 'sealed', totp_confirmed_at = now() WHERE id = $1`, [id]),
  },
  own(
    'actions.ts changePasswordAction',
    () => form({ current: PASSWORD, password: 'another stone lamp nineteen' }),
    ['users', 'sessions', 'audit_entries'],
  ),
  own('actions.ts secondFactorAction', () => form({ step: 'prepare', current: PASSWORD }), ['users'], {
    as: 'preparing',
  }),
  own(
    'actions.ts secondFactorAction',
    () => form({ step: 'confirm', code: '123456', current: PASSWORD }),
    [],
    {
      ...{ as: 'confirming', unproven: 'a code holds for a minute: sign-in.test.ts has one' },
    },
  ),
  own(
    'actions.ts secondFactorAction',
    () => form({ step: 'remove', current: PASSWORD }),
    ['users', 'sessions'],
    {
      as: 'removing',
      needs: (line, { who }) =>
        line.query(`UPDATE users SET totp_secret = 'sealed', totp_confirmed_at = now() WHERE id = $1`, [
          who?.id,
        ]),
    },
  ),
  {
    ...{ at: `${ROOM}/actions.ts revokeSessionAction`, guards: ['session.revoke'], about: 'session' },
    ...{ writes: ['sessions'], repeats: true, sends: ({ id }) => form({ session: id }) },
  },
  own('passkeys/actions.ts askForNewPasskeyAction', () => [form({ current: PASSWORD })[1]], ['throttles']),
  own('passkeys/actions.ts addPasskeyAction', () => ['A key', {}], [], {
    unproven: 'a key is made by a browser: passkeys.test.ts and e2e have one',
  }),
  own(
    'passkeys/actions.ts renamePasskeyAction',
    () => form({ passkey: 77, name: 'Another' }),
    ['passkeys'],
    keyed,
  ),
  own(
    'passkeys/actions.ts removePasskeyAction',
    () => form({ passkey: 77, current: PASSWORD }),
    ['passkeys', 'sessions', 'audit_entries'],
    keyed,
  ),
];
