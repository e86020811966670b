/** Answered with 404 where nothing of the newsroom is, or is any more. */
export default function NothingHere() {
  return (
    <main id="main" className="page">
      <h1>There is nothing here</h1>
      <p>
        It may have been deleted, or the address is not whole. <a href="/newsroom/desk">Back to the desk</a>
      </p>
    </main>
  );
}
