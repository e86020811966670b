'use client';
import { browserSupportsWebAuthnAutofill, startAuthentication, WebAuthnError } from '@simplewebauthn/browser';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { askForPasskeyAction, passkeySignInAction } from '@/features/accounts/passkeys/actions';

/**
 * Signs in with a passkey: by the button, or from what the browser offers in the e-mail field. A page without script has
 * neither (`.passkey-first` is hidden there).
 */
export function PasskeyButton({ callbackUrl }: { callbackUrl: string }) {
  const [problem, setProblem] = useState('');
  const sending = useRef(false); // one answer at a time: a second session would end the first
  const enter = useCallback(
    async (offered: boolean) => {
      try {
        const optionsJSON = await askForPasskeyAction();
        const response = await startAuthentication({ optionsJSON, useBrowserAutofill: offered });
        if (sending.current) return;
        sending.current = true;
        const { to, problem: refused = '' } = await passkeySignInAction(response, callbackUrl);
        setProblem(refused);
        if (to) location.assign(to);
        else sending.current = false;
      } catch (error) {
        sending.current = false;
        setProblem(offered ? '' : wordsFor(error));
      }
    },
    [callbackUrl],
  );
  useEffect(() => void offer(enter), [enter]);
  return (
    <div className="passkey-first stack gap12">
      {problem && (
        <p className="note stop" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="btn pri big" onClick={() => void (sending.current || enter(false))}>
        <Icon name="finger" />
        Sign in with a passkey
      </button>
      <p className="or row dim xs">or</p>
    </div>
  );
}

async function offer(enter: (offered: boolean) => Promise<void>): Promise<void> {
  if (await browserSupportsWebAuthnAutofill()) await enter(true);
}

function wordsFor(error: unknown): string {
  if (error instanceof WebAuthnError && error.code === 'ERROR_CEREMONY_ABORTED') return '';
  const stopped = error instanceof Error && error.name === 'NotAllowedError';
  return stopped
    ? 'No passkey was used. Try once more, or sign in with your password.'
    : 'This browser has no passkey to offer. Sign in with your password.';
}
