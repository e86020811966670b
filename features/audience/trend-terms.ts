/**
 * What *Trends 24h* means. The one place that says so.
 *
 * A **view** is one reader in sight of one article for some seconds (`reader/count-view`). Not a view: what a robot does
 * that says it is one, a page fetched or drawn ahead of its reader, and the same reader on the same article again within
 * `repeatMs` of the view that counted. A reader is whoever has the same network and browser on the same day; neither is
 * kept (`senderMark`). What one network adds is capped, to all articles and to each.
 *
 * Views are kept by article and hour (UTC). An article's **weight** is the sum of its views of the hours that began within
 * `spanHours`, each halved for every `halfLifeHours` since its hour began. The heaviest leads; of two alike, the newer.
 */
export const TREND = {
  spanHours: 24,
  halfLifeHours: 8,
  repeatMs: 30 * 60_000,
  /** A household or an office; a mobile network shares its addresses among many, so this is generous. */
  ofNetwork: { burst: 60, refillMs: 10_000 },
  /** The same people with another browser, or a script with another name each time. */
  ofNetworkOnArticle: { burst: 3, refillMs: 10 * 60_000 },
} as const;
