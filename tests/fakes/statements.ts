// The statements that this process sends to PostgreSQL, as they are sent.
import pg from "pg";

/** `isVerb`: sent inside a transaction, as only what changes something is. */
export type Statement = { text: string; values: unknown[]; isVerb: boolean; rows: number };

type Callback = (error: Error | null, result?: pg.QueryResult) => void;

const inTransaction = new WeakSet<pg.Client>();

/** Writes down every statement until `stop`; what begins, ends or sets up a transaction is left out. */
export function watchStatements(): { statements: Statement[]; stop(): void } {
  const statements: Statement[] = [];
  const kept = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [first, second] = asked as [string | { text: string; values?: unknown[] }, unknown];
    const text = typeof first === "string" ? first : first.text;
    const values = typeof first === "string" ? second : first.values;
    if (/^\s*BEGIN/i.test(text)) inTransaction.add(this);
    if (/^\s*(COMMIT|ROLLBACK)/i.test(text)) inTransaction.delete(this);
    if (/^\s*(BEGIN|COMMIT|ROLLBACK|SET|LISTEN|SELECT 1$)/i.test(text)) return Reflect.apply(kept, this, asked) as unknown;
    const statement = { text, values: Array.isArray(values) ? values : [], isVerb: inTransaction.has(this), rows: 0 };
    statements.push(statement);
    const count = (result?: pg.QueryResult) => {
      statement.rows = result?.rows?.length ?? 0;
    };
    // The pool asks with a callback, a connection without one answers with a promise.
    const told = asked.at(-1);
    if (typeof told === "function") {
      const counted: Callback = (error, result) => {
        count(result);
        (told as Callback)(error, result);
      };
      return Reflect.apply(kept, this, [...asked.slice(0, -1), counted]) as unknown;
    }
    const answer = Reflect.apply(kept, this, asked) as Promise<pg.QueryResult>;
    answer.then(count, () => undefined);
    return answer;
  } as typeof kept;
  return {
    statements,
    stop() {
      pg.Client.prototype.query = kept;
    },
  };
}
