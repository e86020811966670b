declare module 'hyphenopoly' {
  interface Configuration {
    require: [language: string];
    sync: true;
    minWordLength: number;
    loaderSync: (file: string, folder: URL) => Uint8Array;
  }
  const hyphenopoly: { config: (configuration: Configuration) => Map<string, (text: string) => string> };
  export default hyphenopoly;
}
