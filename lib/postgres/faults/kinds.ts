// Serialization failure, deadlock, lock not available.
const UNDONE = new Set(['40001', '40P01', '55P03']);
// Connection exceptions, ended by an administrator, starting up, too many connections, idle for too long.
const LOST = /^(08...|57P0[1-5]|53300|25P03)$/;
const LOST_CODES = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2037',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const LOST_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);

// What node-postgres says without a code, the last of whatever is asked on a line after it broke.
const LOST_WORDS =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|server has closed the connection|(?:connection error|was closed) and is not queryable/i;

/** Whether the database undid it to let another go first, or it never began: begun again, it may well succeed. */
export function isUndone(error: unknown): boolean {
  const { code, sqlState, kind } = traits(error);
  if (code === 'P2028') return /unable to start/i.test(messageOf(error));
  return code === 'P2034' || kind === 'TransactionWriteConflict' || UNDONE.has(sqlState);
}

/** Whether the line to the database was lost, or could not be had. */
export function isLost(error: unknown): boolean {
  const { code, sqlState, kind } = traits(error);
  if (LOST_CODES.has(code) || LOST_KINDS.has(kind) || LOST.test(sqlState)) return true;
  return LOST_WORDS.test(messageOf(error)) || LOST_WORDS.test(messageOf(shape(error).cause));
}

/** Whether there was no room: on a disk, here or at the database, or in its memory. It goes on once there is some. */
export function isFull(error: unknown): boolean {
  const { code, sqlState } = traits(error);
  return code === 'ENOSPC' || code === 'EDQUOT' || /^(53[0-24]..|58030)$/.test(sqlState);
}

/** Whether the database or a disk was away, busy or full: nobody's failure, over by itself, and told once a minute. */
export function isOutage(error: unknown): boolean {
  return isLost(error) || isUndone(error) || isFull(error);
}

/** Whether a transaction took longer than it may. */
export function isOverdue(error: unknown): boolean {
  return traits(error).code === 'P2028' && !isUndone(error);
}

/** The code that PostgreSQL gave an error, wherever it is kept; '' when it is none of its. */
export function sqlStateOf(error: unknown): string {
  return traits(error).sqlState;
}

interface Traits {
  code: string;
  sqlState: string;
  kind: string;
}

/** What Prisma, its adapter and node-postgres say of an error, each in its own place. */
function traits(error: unknown): Traits {
  const { code, cause, meta } = shape(error);
  const { driverAdapterError } = shape(meta);
  const inner = [shape(cause), shape(shape(driverAdapterError).cause)];
  const said = (field: string) => inner.map((one) => one[field]).find(isText) ?? '';
  const own = typeof code === 'string' ? code : '';
  return {
    code: own,
    sqlState: said('originalCode') || (/^[0-9A-Z]{5}$/.test(own) && !own.startsWith('P') ? own : ''),
    kind: said('kind'),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function shape(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}; // read field by field
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
