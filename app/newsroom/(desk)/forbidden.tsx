/** Answered with 403 where the policy table says no. */
export default function NotForYou() {
  return (
    <main id="main" className="page">
      <h1>Your account may not open this</h1>
      <p>
        An admin can change that. <a href="/newsroom">Back to today</a>
      </p>
    </main>
  );
}
