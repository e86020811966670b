import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { env } from '@/lib/env';
import { Fault } from '@/lib/errors';

const SignIns = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }));

/** How to sign in to an account of the demo newsroom. */
export type DemoSignIn = z.infer<typeof SignIns>[number];

const KEPT = 'demo-credentials.json';
const UNTOLD = 'demo-credentials-untold';

/** Keeps the sign-ins in the data folder, for its owner's eyes alone, as ones that nobody was told yet. */
export function keepDemoSignIns(signIns: DemoSignIn[]): void {
  mkdirSync(env().DATA_DIR, { recursive: true, mode: 0o700 });
  const draft = fileOf(`${KEPT}.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  writeFileSync(fileOf(UNTOLD), '');
  renameSync(draft, fileOf(KEPT)); // whole or not at all
}

/** The sign-ins, empty when the demo was never loaded here. Fault `demo` when the file can't be read. */
export function readDemoSignIns(): DemoSignIn[] {
  if (!existsSync(fileOf(KEPT))) return [];
  try {
    return SignIns.parse(JSON.parse(readFileSync(fileOf(KEPT), 'utf8')));
  } catch (error) {
    throw new Fault('demo', `${fileOf(KEPT)} can't be read.`, { cause: error });
  }
}

/** Those that nobody was told yet: printed once, also when the start that made them was cut off before. */
export function tellDemoSignIns(print: (lines: string) => void): void {
  if (!existsSync(fileOf(UNTOLD))) return;
  print(demoSignInLines(readDemoSignIns()));
  rmSync(fileOf(UNTOLD), { force: true });
}

/** The sign-ins as lines for a person. */
export function demoSignInLines(signIns: DemoSignIn[]): string {
  const lines = signIns.map(({ role, email, password }) => `  ${role.padEnd(11)} ${email}  ${password}`);
  return ['the demo editors (npx desk demo prints this again):', ...lines].join('\n');
}

function fileOf(name: string): string {
  return join(env().DATA_DIR, name);
}
