import { afterEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { watchJob } from '@/lib/signals/watch-job';

const job = {
  ...{ id: '7', task_identifier: 'ping', run_at: new Date(), attempts: 1, max_attempts: 1, payload: {} },
};
const coded = (code: string) => Object.assign(new Error('It failed.'), { code });

afterEach(() => void vi.restoreAllMocks());

test('an outage that a thousand jobs meet is told once, and no job is called dead for it', () => {
  const [error, warn] = [vi.spyOn(log(), 'error'), vi.spyOn(log(), 'warn')];
  for (const code of ['ECONNREFUSED', '57P01', '40P01', '53100', '58030', 'ENOSPC'])
    for (let n = 0; n < 200; n++) watchJob(job).ended('failed', coded(code));
  expect(error).not.toHaveBeenCalled();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(JSON.stringify(warn.mock.calls[0]?.[0])).toMatch(/^{"job":"ping","reason":"The database[^"]*"}$/);
});

test('a failure of its own is told with its true words each time', () => {
  const error = vi.spyOn(log(), 'error');
  watchJob(job).ended('failed', coded('22P02'));
  watchJob(job).ended('failed', coded('22P02'));
  expect(error).toHaveBeenCalledTimes(2);
});
