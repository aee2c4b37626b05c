// The statements that this process sends to PostgreSQL, as they are sent.
import pg from "pg";

export type Statement = { text: string; values: unknown[] };

/** Writes down every statement until `stop`; what begins, ends or sets up a transaction is left out. */
export function watchStatements(): { statements: Statement[]; rows(): number; stop(): void } {
  const statements: Statement[] = [];
  let rows = 0;
  const kept = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [first, second] = asked as [string | { text: string; values?: unknown[] }, unknown];
    const text = typeof first === "string" ? first : first.text;
    const values = typeof first === "string" ? second : first.values;
    if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SET|LISTEN|SELECT 1$)/i.test(text)) {
      statements.push({ text, values: Array.isArray(values) ? values : [] });
    }
    const answer = Reflect.apply(kept, this, asked) as Promise<pg.QueryResult> | undefined;
    answer?.then?.(
      (result) => {
        rows += result.rows?.length ?? 0;
      },
      () => undefined,
    );
    return answer;
  } as typeof kept;
  return {
    statements,
    rows: () => rows,
    stop() {
      pg.Client.prototype.query = kept;
    },
  };
}
