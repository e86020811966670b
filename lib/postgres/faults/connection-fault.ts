import { Fault, reasonOf } from '@/lib/errors';

// https://www.postgresql.org/docs/current/errcodes-appendix.html and the codes of Node's sockets.
const SENTENCES: Record<string, (where: Where) => string> = {
  '28P01': ({ user }) => `The password of ${user} is wrong: set the right one in DATABASE_URL.`,
  '28000': ({ user, host }) =>
    `The database on ${host} does not let ${user} in: see its pg_hba.conf, and sslmode in DATABASE_URL.`,
  '3D000': ({ name, host }) =>
    `There is no database ${name} on ${host}: make it with CREATE DATABASE, or correct DATABASE_URL.`,
  '42501': ({ user, name }) => `The role ${user} may not connect to the database ${name}: grant it CONNECT.`,
  '53300': ({ host }) =>
    `The database on ${host} takes no more connections: raise its max_connections, or lower DATABASE_POOL.`,
  '57P03': ({ host }) => `The database on ${host} is starting or stopping: try again in a moment.`,
  ENOTFOUND: ({ host }) => `There is no host ${host}: correct DATABASE_URL.`,
  EAI_AGAIN: ({ host }) =>
    `The name ${host} can't be looked up just now: correct DATABASE_URL, or see to the network.`,
  ECONNREFUSED: ({ host }) => `Nobody listens on ${host}: start PostgreSQL, or correct DATABASE_URL.`,
  EHOSTUNREACH: ({ host }) => `${host} can't be reached: correct DATABASE_URL, or see to the network.`,
  ENETUNREACH: ({ host }) => `${host} can't be reached: correct DATABASE_URL, or see to the network.`,
  ETIMEDOUT: ({ host }) => `${host} does not answer: correct DATABASE_URL, or see to the network.`,
};

interface Where {
  host: string;
  name: string;
  user: string;
}

/** The one sentence for an operator about a connection to a database that could not be made; no password in it. */
export function connectionFault(error: unknown, url: string): Fault {
  const where = placeOf(url);
  return new Fault('database-away', `The database does not answer: ${sentence(error, where)}`, {
    cause: error,
  });
}

function sentence(error: unknown, where: Where): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error; // one for each address of a name
  const reason = reasonOf(first);
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  const known = SENTENCES[code];
  if (known) return known(where);
  if (/does not support SSL/.test(reason))
    return `${where.host} speaks no TLS: turn it on there, or leave sslmode out of DATABASE_URL.`;
  if (/certificate|self.signed|CERT_/i.test(`${reason} ${code}`))
    return `the certificate of ${where.host} can't be trusted (${reason}): give sslrootcert=FILE in DATABASE_URL, or uselibpqcompat=true to trust it unseen as psql does.`;
  if (/timeout|terminated/i.test(reason))
    return `${where.host} takes the connection and says nothing (${reason}).`;
  return reason;
}

function placeOf(text: string): Where {
  const url = new URL(text);
  return {
    host: url.host || (url.searchParams.get('host') ?? 'this machine'),
    name: decodeURIComponent(url.pathname.slice(1)) || url.username,
    user: decodeURIComponent(url.username) || 'the user of this process',
  };
}
