import { InvalidArgumentError } from 'commander';

/** A number that names something, as commander reads an option or argument: anything else is wrong use. */
export function idFrom(word: string): number {
  if (!/^[1-9]\d{0,9}$/.test(word) || Number(word) > 2_147_483_647)
    throw new InvalidArgumentError('It must be a number such as 12.');
  return Number(word);
}
