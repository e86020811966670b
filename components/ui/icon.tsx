/** A mark of the newsroom, from one file of symbols. It takes the colour of the text; the word beside it says what it is. */
export function Icon({ name }: { name: string }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`/assets/newsroom-icons.svg#${name}`} />
    </svg>
  );
}
