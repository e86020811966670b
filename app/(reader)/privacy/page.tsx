import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';

export default async function PrivacyPage() {
  return (
    <Frame sections={await listSections()}>
      <ListHead
        title="Privacy"
        description="We set no cookies for readers and load nothing from third parties."
        path="/privacy"
      />
      <div className="page prose">
        <header className="head-block">
          <h1 className="title">Privacy</h1>
        </header>
        <p>We do not want to know who reads what.</p>
        <h2>No cookies, no third parties</h2>
        <p>
          Reading sets no cookie. Pages load nothing from other sites: no advertising, no analytics, no fonts,
          no embedded posts. What an outlet embedded stands here as a link, and only following it takes you
          there. Pages send a policy with them that makes the browser enforce this.
        </p>
        <h2>What stays in your browser</h2>
        <p>
          If you choose a light or dark page, or save a story, your browser keeps that for itself, and that it
          has our typefaces. It is never sent to us, and clearing the site’s data in your browser removes it.
        </p>
        <h2>What the server sees</h2>
        <p>
          Like every web server, ours receives your address and the page you ask for in order to answer.
          Whoever runs this installation decides whether a log of that is kept, and for how long.
        </p>
        <h2>What is counted</h2>
        <p>
          A page that stays in sight for some seconds says so, and we count how often each story is read in an
          hour. To count nobody twice, and to hold off floods of letters, the server makes a mark of your
          network and browser, with a secret that changes every day and is never written down. The mark stays
          in memory for minutes and is not stored; your address is not stored at all.
        </p>
        <h2>People who work here</h2>
        <p>
          Editors sign in, and a cookie keeps them signed in. It is set for the newsroom, not for readers.
        </p>
      </div>
    </Frame>
  );
}
