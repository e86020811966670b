import { vi } from 'vitest';
import type * as Errors from '@/lib/errors';

// Import this before anything else. It stands in for what Next gives an action or a route handler, as far as the newsroom
// asks for it, and notes every refusal: a form shows its sentence alone, and its kind counts too.

const { jar, noted } = vi.hoisted(() => ({
  jar: new Map<string, string>(),
  noted: [] as Errors.Refusal[],
}));
export { jar, noted };

vi.mock('next/cache', () => ({ refresh: () => undefined }));

vi.mock('next/headers', () => {
  const cookies = {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => void jar.set(name, value),
  };
  const headers = { 'x-forwarded-for': '192.0.2.1', 'user-agent': 'A test' };
  return { cookies: () => Promise.resolve(cookies), headers: () => Promise.resolve(new Headers(headers)) };
});

vi.mock('@/lib/errors', async (load) => {
  const errors = await load<typeof Errors>();
  class Refusal extends errors.Refusal {
    constructor(...given: ConstructorParameters<typeof Errors.Refusal>) {
      super(...given);
      noted.push(this);
    }
  }
  return { ...errors, Refusal };
});
