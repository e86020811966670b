/** Shows that a long step runs, and how long it took. Answers what the step answers. */
export async function step(title, work) {
  const started = performance.now();
  process.stdout.write(`${title} …`);
  const dots = setInterval(() => process.stdout.write('.'), 5000);
  try {
    const answer = await work();
    clearInterval(dots);
    process.stdout.write(` ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    return answer;
  } catch (error) {
    clearInterval(dots);
    process.stdout.write(' failed\n');
    throw error;
  }
}

/** A failure that one sentence explains: no stack is shown. */
export class Stop extends Error {}

/** Ends the process with what went wrong: a sentence when there is one, else everything we know. */
export function fail(error) {
  const explained = error instanceof Stop || error?.name === 'Fault';
  console.error(explained ? error.message : error);
  process.exit(1);
}
