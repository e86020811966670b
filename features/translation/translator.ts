/** Some segments to translate in one go. `html` segments hold inline markup that must survive. */
export interface TranslationRequest {
  segments: string[];
  format: 'text' | 'html';
  from: string;
  to: string;
}

/**
 * The port to a translation engine. Languages are BCP 47 tags. `translate` answers one result for each segment, in
 * order, or throws a Fault (`engine-*`); it never answers part of them. `microsPerCharacter` is the price of one
 * character in millionths of the currency unit, 0 for an engine of our own.
 */
export interface Translator {
  name: string;
  version: string | null;
  microsPerCharacter: number;
  translate(request: TranslationRequest): Promise<string[]>;
  /** Asks whether it is there, at no cost. Throws a Fault when it is not. */
  probe(): Promise<void>;
}
