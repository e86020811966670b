'use client';
import { useActionState, useSyncExternalStore } from 'react';
import type { FormState } from '@/features/accounts/form-state';
import { PasskeyButton } from '@/features/accounts/passkeys/passkey-button.client';

interface Props {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  callbackUrl: string;
  /** From elsewhere, where the first step was taken. */
  ticket?: string;
  /** The name that passkeys belong to, and whether the server was asked under it; null: there are none. */
  passkeys: { id: string; isHere: boolean } | null;
}

/** E-mail address and password; then, where the account has a second factor, its code. Works without script. */
export function SignInForm({ action, callbackUrl, ticket: brought, passkeys: party }: Props) {
  const [state, send, sending] = useActionState(action, { ticket: brought });
  const { ticket } = state;
  // What Next prints for the end of a redirect, it asked for under another name: the browser knows better.
  const passkeys = useSyncExternalStore(
    () => () => undefined,
    () => location.hostname === party?.id,
    () => party?.isHere ?? false,
  );
  return (
    <form action={send} className="stack gap12">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {passkeys && <PasskeyButton callbackUrl={callbackUrl} />}
      {state.problem && (
        <p className="note stop" role="alert" id="sign-in-problem">
          {state.problem}
        </p>
      )}
      {ticket ? (
        <Code ticket={ticket} />
      ) : (
        <Password email={state.typed?.email ?? ''} wrong={Boolean(state.problem)} />
      )}
      <button className={passkeys && !ticket ? 'btn big' : 'btn pri big'} aria-disabled={sending}>
        {ticket ? 'Go in' : 'Sign in with a password'}
      </button>
    </form>
  );
}

function Password({ email, wrong }: { email: string; wrong: boolean }) {
  const described = wrong ? 'sign-in-problem' : undefined;
  return (
    <>
      <div className="field">
        <label htmlFor="email">Email</label>
        <input
          {...{ className: 'in', id: 'email', name: 'email', type: 'email', required: true, maxLength: 254 }}
          {...{ autoComplete: 'username webauthn', defaultValue: email, 'aria-describedby': described }}
        />
      </div>
      <div className="field">
        <label htmlFor="password">Password</label>
        <input
          {...{
            className: 'in',
            id: 'password',
            name: 'password',
            type: 'password',
            required: true,
            maxLength: 500,
          }}
          {...{ autoComplete: 'current-password', 'aria-describedby': 'password-hint' }}
        />
        <span className="hint" id="password-hint">
          Pasting is fine. So is a password manager.
        </span>
      </div>
    </>
  );
}

function Code({ ticket }: { ticket: string }) {
  return (
    <div className="field">
      <input type="hidden" name="ticket" value={ticket} />
      <label htmlFor="code">Code</label>
      <input
        {...{ className: 'in', id: 'code', name: 'code', required: true, maxLength: 20, autoFocus: true }}
        {...{ autoComplete: 'one-time-code', 'aria-describedby': 'code-hint' }}
      />
      <span className="hint" id="code-hint">
        Six digits from your app, or one of your recovery codes.
      </span>
    </div>
  );
}
