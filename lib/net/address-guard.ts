import { lookup } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import { Fault } from '@/lib/errors';

/**
 * Which addresses a request may go to. An outlet's address comes from outside, so it could point at our own database or
 * at a cloud machine's metadata service. Ranges: IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and after).
 */
const reserved = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8], // "this network"; 0.0.0.0 reaches the machine itself
  ['10.0.0.0', 8],
  ['100.64.0.0', 10], // carrier-grade NAT
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local, cloud metadata
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4],
] as const)
  reserved.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96], // unspecified, loopback, IPv4-compatible
  ['::ffff:0:0:0', 96], // IPv4-translated
  ['64:ff9b::', 96], // NAT64: an IPv4 address in disguise
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23], // Teredo and other tunnels
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  reserved.addSubnet(network, prefix, 'ipv6');

/** Ports above 1024 that speak something other than HTTP and obey whoever writes to them. */
const SERVICE_PORTS = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 3306, 4190, 5060, 5432, 5672, 5900, 6000, 6379, 6443, 6667, 9042, 9092,
  9200, 9300, 10250, 11211, 15672, 27017,
]);

/** True for an IP address that is not a public unicast one: private, loopback, link-local, mapped, tunnelled, reserved. */
export function isReservedAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').split('%', 1)[0] ?? '';
  const family = isIP(plain);
  if (family === 0) return true;
  // Node matches mapped addresses against the IPv4 ranges only; no public host needs that spelling.
  if (family === 6 && /^(?:0{0,4}:){0,8}ffff:/i.test(plain)) return true;
  return reserved.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

/** `host:port` as `FETCH_ALLOW` spells it. */
export function hostAndPort(url: URL): string {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return `${url.hostname.replace(/\.$/, '').toLowerCase()}:${port}`;
}

/**
 * The address of a request, checked before anything is resolved. Throws `Fault` `bad-url` (not http or https, a name and
 * password inside, a port of another service) or `private-address` (a literal address that is not public).
 */
export function requireFetchable(address: string, allow: readonly string[]): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url?.hostname) throw new Fault('bad-url', 'The address is not a valid web address.');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new Fault('bad-url', `Only http and https addresses can be fetched, not ${url.protocol}`);
  if (url.username || url.password)
    throw new Fault('bad-url', 'The address holds a user name or password; these are never sent.');
  if (allow.includes(hostAndPort(url))) return url;
  const port = Number(url.port || 80);
  if ((port < 1024 && port !== 80 && port !== 443) || SERVICE_PORTS.has(port))
    throw new Fault('bad-url', `Port ${port} is not one that web servers use.`);
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) && isReservedAddress(url.hostname))
    throw privateAddress(url.hostname);
  return url;
}

/** A `lookup` for sockets that answers public addresses only and fails when a name has none. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) {
      callback(error, '', 0);
      return;
    }
    const addresses = found.filter(({ address }) => !isReservedAddress(address));
    const first = addresses[0];
    // One private answer among public ones is how rebinding looks: refuse the name as a whole.
    if (!first || addresses.length < found.length) callback(privateAddress(hostname), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, isIPv6(first.address) ? 6 : 4);
  });
};

/** The refusal for a host whose address is not public. */
export function privateAddress(host: string): Fault {
  return new Fault('private-address', `${host} is a private or reserved address, which is never fetched.`);
}
