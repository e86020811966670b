import QRCode from 'qrcode';
import { ActionForm, type FormField } from '@/components/ui/action-form.client';
import { secondFactorAction } from '@/features/accounts/actions';

interface Props {
  factor: { on: boolean; codes: number };
  waiting: { uri: string; secret: string } | null;
}

const PASSWORD: FormField = {
  ...{ name: 'current', label: 'Password for switching it off' },
  ...{ type: 'password', autoComplete: 'current-password' },
};
const PROOF: FormField = { ...PASSWORD, label: 'Your password' };
const CODE: FormField = { name: 'code', label: 'The code that the app shows', autoComplete: 'one-time-code' };

/**
 * Off, waiting for a first code, or on. One form in all three, so that the recovery codes, shown once, stay on the page
 * when it is on.
 */
export function SecondFactor({ factor, waiting }: Props) {
  const { step, fields, submit } = factor.on
    ? { step: 'remove', fields: [PASSWORD], submit: 'Switch it off' }
    : waiting
      ? { step: 'confirm', fields: [CODE, PROOF], submit: 'Switch it on' }
      : { step: 'prepare', fields: [PROOF], submit: 'Set up a second factor' };
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">Second factor</h2>
      <ActionForm action={secondFactorAction} hidden={{ step }} fields={fields} submit={submit}>
        {factor.on ? (
          <p>On: signing in asks for a code from your app. {factor.codes} of 10 recovery codes are left.</p>
        ) : waiting ? (
          <Secret {...waiting} />
        ) : (
          <p>Off. With an authenticator app nobody gets in with your password alone.</p>
        )}
      </ActionForm>
    </section>
  );
}

function Secret({ uri, secret }: { uri: string; secret: string }) {
  return (
    <div className="stack gap12">
      <p>Read this with an authenticator app, or type the secret into it.</p>
      <QrCode text={uri} />
      <p className="shown">{secret}</p>
    </div>
  );
}

function QrCode({ text }: { text: string }) {
  const { size, data: dark } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(dark, (on, at) =>
    on ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '',
  ).join('');
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the secret">
      <path d={squares} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
