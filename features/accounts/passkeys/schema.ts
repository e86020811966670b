import { z } from 'zod';

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+$/); // base64url

const shared = {
  id: bytes(1400), // a credential's id has at most 1023 bytes
  rawId: bytes(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
};

/** What a browser answers when it was asked to prove that it has a passkey. */
export const Assertion = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: bytes(8000),
    authenticatorData: bytes(8000),
    signature: bytes(8000),
    userHandle: bytes(100).optional(),
  }),
});

/** What a browser answers when it was asked to make one. */
export const Attestation = z.object({
  ...shared,
  response: z.object({
    clientDataJSON: bytes(8000),
    attestationObject: bytes(60_000),
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .max(7)
      .optional()
      .catch(undefined), // hints: a newer browser may know more of them
  }),
});

export const PasskeyName = z.string().trim().min(1).max(60);
