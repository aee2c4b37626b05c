// The one way to PostgreSQL.
import "server-only";
import type { Socket } from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "./generated/prisma/client.ts";
import { isDatabaseSilent, mayAsk, noteAnswer } from "./outage.ts";

const globals = globalThis as unknown as { prisma?: PrismaClient };

/**
 * `web` and `live` answer somebody who waits: what the database does not do in this time is refused. The first limit is the
 * database's own, the second is ours where it says nothing at all. Jobs of `worker` may take longer.
 */
const isAnswering = process.env.PROCESS === "web" || process.env.PROCESS === "live";
const timeouts = isAnswering
  ? // Waiting for a connection outlasts a question: by then whoever has the connection has said that the database is silent.
    { connectionTimeoutMillis: 2_500, statement_timeout: 2_000, query_timeout: 2_200 }
  : { connectionTimeoutMillis: 5_000, statement_timeout: 5_000 };

type Callback = (error: Error | null, ...rest: unknown[]) => void;

function refused(callback: Callback | undefined): never {
  const away = new Error("the database is away");
  if (callback) process.nextTick(callback, away);
  return (callback ? undefined : Promise.reject(away)) as never;
}

/**
 * One query after the other. Prisma reads the relations of a row all at once, in a transaction over its one connection, and the
 * driver's own queue ends with pg 9. https://github.com/prisma/orm/pull/29979
 */
class QueryQueue extends pg.Client {
  #last: Promise<unknown> = Promise.resolve();

  override connect(...asked: unknown[]): never {
    const callback = asked[0] as Callback | undefined;
    if (!mayAsk()) return refused(callback);
    // The pool connects with a callback.
    if (!callback) return Reflect.apply(super.connect, this, asked) as never;
    return Reflect.apply(super.connect, this, [
      (error: Error | null, ...rest: unknown[]) => {
        noteAnswer(error);
        callback(error, ...rest);
      },
    ]) as never;
  }

  override query(...asked: unknown[]): never {
    // Asked with a callback it is the pool's, which gives a connection to one query only.
    const callback = asked.at(-1) as Callback;
    if (!mayAsk()) return refused(typeof callback === "function" ? callback : undefined);
    if (typeof callback === "function") {
      const noted: Callback = (error, ...rest) => {
        noteAnswer(error);
        callback(error, ...rest);
      };
      return Reflect.apply(super.query, this, [...asked.slice(0, -1), noted]) as never;
    }
    const answer = this.#last.then(() => Reflect.apply(super.query, this, asked) as Promise<unknown>);
    this.#last = answer.then(
      () => noteAnswer(),
      (error) => {
        noteAnswer(error);
        // Nobody waits for a silent connection twice, as with the end of its transaction.
        if (isDatabaseSilent()) (this as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
      },
    );
    return answer as never;
  }
}

/** Statements with a name are read and planned once on a connection. Beyond so many texts they stay unnamed: a list of any length makes its own. */
const namedAtMost = 400;
const names = new Map<string, string>();

function nameOf({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= namedAtMost) return "";
  const name = `s${names.size + 1}`;
  names.set(sql, name);
  return name;
}

const connect = () =>
  new PrismaClient({
    adapter: new PrismaPg(
      {
        // Not checked here: `next build` evaluates this module with no database in sight.
        connectionString: process.env.DATABASE_URL,
        Client: QueryQueue,
        // Prisma's adapter reads every time as UTC and drops the offset: a server in another zone would shift them all.
        options: "-c TimeZone=UTC",
        max: Number(process.env.DATABASE_POOL ?? 10),
        ...timeouts,
        idle_in_transaction_session_timeout: 10_000,
      },
      { statementNameGenerator: nameOf },
    ),
    transactionOptions: { maxWait: isAnswering ? 2_700 : 4_000, timeout: 8_000 },
  });

globals.prisma ??= connect();
export const db = globals.prisma;

export { Prisma };
/** Inside a transaction, or the plain client for a single statement. */
export type Tx = Prisma.TransactionClient;

/** One transaction. No network inside. */
export const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.$transaction(work);

/**
 * The same, begun once more where the database ended it because two waited for each other. For work that leaves nothing behind outside
 * of its transaction.
 */
export async function transactTwice<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await transact(work);
  } catch (error) {
    if (!wereEntangled(error)) throw error;
    return await transact(work);
  }
}

/** True when `error` is PostgreSQL's for a deadlock or a transaction that cannot be put in order; Prisma has a code of its own for some. */
const wereEntangled = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (error.code === "P2034" || /40P01|40001/.test(`${JSON.stringify(error.meta)} ${error.message}`));

/** True when `error` says that a unique index had the row already: somebody was first. */
export const wasFirst = (error: unknown): boolean => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
