const waiting = new WeakMap<object, (() => void)[]>();

/** What is done once this transaction has committed, in this process; never when it was undone. Must not throw. */
export function afterCommit(tx: object, does: () => void): void {
  const before = waiting.get(tx);
  if (before) before.push(does);
  else waiting.set(tx, [does]);
}

/** Called by whoever began the transaction, after its commit. */
export function committed(tx: object): void {
  for (const does of waiting.get(tx) ?? []) does();
  waiting.delete(tx);
}
