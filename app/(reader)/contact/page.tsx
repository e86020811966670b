import { ContactForm, ContactThanks } from '@/features/rights/contact-form';
import { receiveLetter } from '@/features/rights/receive-form';
import { LetterKind } from '@/features/rights/schema';
import { listSections } from '@/features/stories/queries';
import { ListHead } from '@/features/seo/page-head';
import { Frame } from '@/components/site/frame';
import { env } from '@/lib/env';
import { answerStatus, postedForm } from '@/lib/render';
import { single, type SearchParams } from '@/lib/pages/search-params';

export default async function ContactPage({ searchParams }: { searchParams: SearchParams }) {
  const { kind, done } = await searchParams;
  const form = postedForm();
  const received = form && (await receiveLetter(form, new Date()));
  if (received?.kept) answerStatus(303, { location: `/contact?done=${received.sent.kind}` });
  else if (received) answerStatus(received.status);
  const problems = received?.kept === false ? received.problems : {};
  const sent = LetterKind.safeParse(single(done)).data;
  const { SITE_NAME: name, DEMO: demo } = env();
  return (
    <Frame sections={await listSections()}>
      <ListHead
        title="Contact and takedown"
        description={`How to reach ${name}, and how to ask for a story to be taken down.`}
        path="/contact"
      />
      <div className="page prose">
        <header className="head-block">
          <h1 className="title">Contact and takedown</h1>
          <p>
            Letters go to the desk of {name} and to nobody else; they are not sent on by mail. A wrong
            sentence is best reported from its own story, by the link beside the paragraph or at the end.
          </p>
        </header>
        {demo ? (
          <p>Some outlets and stories here may be a demonstration; those say so and concern nobody.</p>
        ) : null}
        {sent ? (
          <ContactThanks kind={sent} />
        ) : (
          <ContactForm typed={form?.fields ?? { kind: single(kind) ?? '' }} problems={problems} />
        )}
        <h2>What a takedown does</h2>
        <p>
          It reaches the page, the feeds and every copy we serve at once, and the story is not fetched from
          its outlet again. The address then says that the story was removed, and when.
        </p>
        <h2>What we keep</h2>
        <p>
          What you write, and when. No address of your computer: to hold off floods we count letters by a mark
          that changes every day and is never stored.
        </p>
      </div>
    </Frame>
  );
}
