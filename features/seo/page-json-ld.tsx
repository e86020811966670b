import { describeAuthor, type DescribedList, describeList, describeSite } from '@/features/seo/describe-site';
import { scriptJson } from '@/features/seo/script-json';
import { env } from '@/lib/env';

// They stand at the end of a page: nobody waits for them, and what they repeat has been said before.

/** What the front page says about the newspaper. */
export function SiteJsonLd() {
  return <JsonLd node={describeSite(ourSite(), env().SITE_LANGUAGE)} />;
}

/** What a list of stories is, on its first page: the others are noindex. */
export function ListJsonLd({ list, after }: { list: DescribedList; after?: string }) {
  return after === undefined ? <JsonLd node={describeList(list, ourSite())} /> : null;
}

/** Whose page it is. */
export function AuthorJsonLd({ author }: { author: Parameters<typeof describeAuthor>[0] }) {
  return <JsonLd node={describeAuthor(author, ourSite())} />;
}

function JsonLd({ node }: { node: object }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: scriptJson(node) }} />;
}

function ourSite() {
  const { SITE_NAME: name, SITE_URL: url, SITE_TIME_ZONE: timeZone } = env();
  return { name, url, timeZone };
}
