/** Text without what no database takes and no reader sees: the character 0, and half of one beyond the first plane. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
