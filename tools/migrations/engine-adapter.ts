import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQueryable,
  SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';

type PgAdapter = Awaited<ReturnType<PrismaPg['connect']>>;

const CHAR_OID = 18;
const NAME_OID = 19;
const MARK = '\0char';

/** Prisma's adapter for PostgreSQL with what the schema engine needs and the adapter lacks. */
export class EngineAdapterFactory implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'postgres' as const;
  readonly adapterName = '@prisma/adapter-pg';

  constructor(private readonly url: string) {}

  async connect(): Promise<SqlDriverAdapter> {
    return completed(await new PrismaPg(poolOf(this.url), { disposeExternalPool: true }).connect());
  }

  async connectToShadowDb(): Promise<SqlDriverAdapter> {
    const name = `shadow_${crypto.randomUUID()}`;
    await inServer(this.url, `create database "${name}"`);
    const shadow = new URL(this.url);
    shadow.pathname = `/${name}`;
    const adapter = completed(
      await new PrismaPg(poolOf(shadow.href), { disposeExternalPool: true }).connect(),
    );
    const close = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await close();
      await inServer(this.url, `drop database "${name}" with (force)`);
    };
    return adapter;
  }
}

/** The adapter does not know PostgreSQL's internal "char", which catalog queries return: it passes as `name`, marked. */
class CatalogClient extends pg.Client {
  _handleRowDescription(message: { fields: { dataTypeID: number; name: string }[] }): void {
    for (const field of message.fields.filter(({ dataTypeID }) => dataTypeID === CHAR_OID)) {
      field.dataTypeID = NAME_OID;
      field.name += MARK;
    }
    // A private method of node-postgres, called for each result set before its rows.
    const parent = pg.Client.prototype as unknown as { _handleRowDescription: (m: unknown) => void };
    parent._handleRowDescription.call(this, message);
  }
}

function poolOf(url: string): pg.Pool {
  return new pg.Pool({ connectionString: url, max: 1, Client: CatalogClient });
}

/** The stock adapter splits scripts at every semicolon, which breaks function bodies: here they go in one query. */
function completed(adapter: PgAdapter): SqlDriverAdapter {
  unmark(adapter);
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script).catch(explain);
  };
  const start = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (level) => {
    const transaction = await start(level);
    unmark(transaction);
    return transaction;
  };
  return adapter;
}

/** The engine tells only what comes in its own form. */
function explain(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
}

function unmark(queryable: SqlQueryable): void {
  const query = queryable.queryRaw.bind(queryable);
  queryable.queryRaw = async (parameters) => withCharColumns(await query(parameters));
}

function withCharColumns(result: SqlResultSet): SqlResultSet {
  const isChar = result.columnNames.map((name) => name.endsWith(MARK));
  return {
    ...result,
    columnNames: result.columnNames.map((name) => name.replace(MARK, '')),
    columnTypes: result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)),
  };
}

async function inServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
