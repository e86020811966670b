const DANGEROUS = /[<>&\u2028\u2029]/g;

/** JSON that is safe inside a `<script>`: no `</script>`, no `<!--`, no line separator can come out of a headline. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
