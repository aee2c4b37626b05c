// The one way to PostgreSQL.
import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "./generated/prisma/client.ts";

const globals = globalThis as unknown as { prisma?: PrismaClient };

const connect = () =>
  new PrismaClient({
    adapter: new PrismaPg({
      // Not checked here: `next build` evaluates this module with no database in sight.
      connectionString: process.env.DATABASE_URL,
      // Prisma's adapter reads every time as UTC and drops the offset: a server in another zone would shift them all.
      options: "-c TimeZone=UTC",
      max: Number(process.env.DATABASE_POOL ?? 10),
      statement_timeout: 5_000,
      idle_in_transaction_session_timeout: 10_000,
    }),
    transactionOptions: { maxWait: 4_000, timeout: 8_000 },
  });

globals.prisma ??= connect();
export const db = globals.prisma;

export { Prisma };
/** Inside a transaction, or the plain client for a single statement. */
export type Tx = Prisma.TransactionClient;

/** One transaction. No network inside. */
export const transact = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => db.$transaction(work);

/** True when `error` says that a unique index had the row already: somebody was first. */
export const wasFirst = (error: unknown): boolean => error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
