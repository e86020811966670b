const ADDRESS =
  /(<[a-z][^<>]{0,2000}?\s(?:href|src)\s*=\s*)("[^"]{0,4000}"|'[^']{0,4000}'|[^\s"'>]{1,4000})/gi;

/** Makes relative `href` and `src` absolute while the base they were written for is still known. */
export function resolveAddresses(html: string, base: string | null): string {
  if (!base) return html;
  return html.replace(ADDRESS, (whole, before: string, written: string) => {
    const quoted = /^["']/.test(written);
    const address = (quoted ? written.slice(1, -1) : written).trim().replaceAll('&amp;', '&');
    if (address === '' || /^(?:[a-z][a-z0-9+.-]*:|#)/i.test(address) || !URL.canParse(address, base))
      return whole;
    return `${before}"${new URL(address, base).href.replaceAll('&', '&amp;')}"`;
  });
}
