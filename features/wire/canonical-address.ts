/** Parameters that say where a reader came from, not what the page is. */
const TRACKING = new RegExp(
  '^(?:utm_.*|pk_.*|mtm_.*|piwik_.*|hsa_.*|wt_(?:mc|zmc)|at_(?:medium|campaign|custom\\d|link_.*)|xtor|xts|ns_.*|' +
    'fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|ysclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|' +
    'mkt_tok|oly_(?:anon|enc)_id|vero_(?:conv|id)|s_cid|ncid|cmpid|cmp|ito|smid|smtyp|ref_src|ref_url|guccounter|' +
    '_openstat|spm|traffic_source|ocid|sr_share|__twitter_impression|rss_?source)$',
  'i',
);

/** Values of short, ambiguous names that can only be tracking. */
const TRACKING_VALUE = /^(?:rss|feed|rss_?feed|twitter|facebook|newsletter|social|share|whatsapp|telegram)$/i;
const AMBIGUOUS = /^(?:ref|source|src|from|via|share|partner|campaign)$/i;

/**
 * One spelling of an item's address, by which it is known again: no tracking parameters, fragment, default port or
 * trailing dot. The order of what remains is kept, since a few servers care. Null when it is no http(s) address.
 */
export function canonicalAddress(address: string, base?: string | null): string | null {
  const written = address.trim();
  if (!URL.canParse(written, base ?? undefined)) return null;
  const url = new URL(written, base ?? undefined);
  if (!/^https?:$/.test(url.protocol) || !url.hostname) return null;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  return withoutTracking(url);
}

/** An address as it is, less what tracks who follows it. A fragment stays: a link may point into a page. */
export function withoutTracking(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair));
  url.search = kept.join('&');
  return url.href.replace(/\?(?=#|$)/, '');
}

function isTracking(pair: string): boolean {
  const [name = '', value = ''] = pair.split('=');
  return TRACKING.test(name) || (AMBIGUOUS.test(name) && TRACKING_VALUE.test(value));
}
