// Tables belong to contexts: a context writes its own tables only, never names one of a context above it, and reads those below it only
// where the list here says so. Judged by the text of lib: Prisma's calls with all that they select, and SQL.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { contexts } from "#lib/contexts";
import { root } from "../process.ts";

/** Tables of the platform itself; everybody leaves them alone. */
const platformTables = ["clock", "scheduled_task", "rate_limit"];

type Allowed = { files: RegExp; tables: readonly string[]; mayWrite?: true; because: string };

/** Reads of tables below that are allowed. Whatever else is needed from below is a named read there. */
const allowed: readonly Allowed[] = [
  {
    files: /^lib\/disclosure\/(viewer|shield|personal-data)\.ts$/,
    tables: ["person", "membership", "organisation"],
    because: "hide lists name companies, and mean whoever belongs to one or has its address at the moment of the read",
  },
  {
    files: /^lib\/platform\/auth\/session\.ts$/,
    tables: ["session", "person", "role_grant", "membership", "known_device"],
    because: "signing in and every request read the session with its roles; accounts stand on it",
  },
  {
    files: /^lib\/platform\/audit\/audit-log\.ts$/,
    tables: ["audit_entry"],
    because: "every context audits in its own transaction; reports answer for what stands there",
  },
  {
    files: /^lib\/disclosure\/(look|grant|ledger|personal-data)\.ts$/,
    tables: ["organisation", "membership", "person"],
    because: "a grant to an organisation is used by its members of the moment, asked in the same statement, and shown under its name",
  },
  {
    files: /^lib\/series\/series\.ts$/,
    tables: ["space"],
    mayWrite: true,
    because: "a space is made in one statement with the series whose id it shares",
  },
  {
    files: /^lib\/(series|rooms|hiring)\//,
    tables: ["space"],
    because: "the way from a moderator, a ban or a persona to the series goes over the space, whose id the series shares",
  },
  {
    files: /^lib\/(series|rooms)\//,
    tables: ["organisation"],
    because: "whom a moderator speaks for stands beside their name",
  },
  {
    files: /^lib\/(rooms\/|series\/personal-data\.ts$)/,
    tables: ["series", "persona"],
    because: "a room is read with the title and zone of its series, a seat with the name worn in it",
  },
  {
    files: /^lib\/rooms\/(room-lock|topic|read\/(snapshot|moderators|bans|reported|room-page|interview-page|timetable|own-series))\.ts$/,
    tables: ["moderator"],
    because: "moderators stand on stage, in the log and on pages under the name their series shows",
  },
  {
    files: /^lib\/rooms\/read\/(own-series|calendar)\.ts$/,
    tables: ["series_exception", "moderator_invitation"],
    because: "the host's page and calendars show the timetable together with the rooms made from it",
  },
  {
    files: /^lib\/rooms\/(seat\/presence|seat\/session-end|topic|voice\/permission)\.ts$/,
    tables: ["session"],
    because: "a seat is as good as the session that took it, asked for all seats in one statement",
  },
  { files: /^lib\/rooms\/interview\/interview\.ts$/, tables: ["person"], because: "the same person on another seat of the room" },
  {
    files: /^lib\/hiring\//,
    tables: ["organisation", "membership"],
    because: "a vacancy is read with the name of its organisation, and only by its members",
  },
  {
    files: /^lib\/hiring\/(outcome|logged-outcomes|seeker|employer|personal-data|vacancy-view|pin|organisation-reach)\.ts$/,
    tables: ["room", "series", "moderator", "seat", "persona", "turn", "interview"],
    because: "an outcome or a pin is read with the forum, the moderator and the persona it is about, in one statement",
  },
  {
    files: /^lib\/hiring\/impact\/impact\.ts$/,
    tables: ["room", "seat", "turn", "ticket"],
    because: "each person of a month is counted once over all rooms, in one statement",
  },
];

type Model = { table: string; relations: ReadonlyMap<string, string> };
type Use = { file: string; table: string; isWrite: boolean };

/** Every fault in one line; an empty list is well. */
export async function tableFaults(folder = root): Promise<string[]> {
  const models = await modelsIn(join(folder, "prisma", "models"));
  const owners = await ownersIn(folder);
  const files = (await readdir(join(folder, "lib"), { recursive: true }))
    .map((path) => `lib/${path}`)
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"))
    .sort();
  const tables = new Set([...models.values()].map(({ table }) => table));
  const faults = [...tables]
    .filter((table) => !owners.has(table) && !platformTables.includes(table))
    .map((table) => `nobody owns ${table}`);
  const used = new Set<Allowed>();
  for (const file of files) {
    for (const use of usesIn(file, await readFile(join(folder, file), "utf8"), models, tables)) {
      const fault = faultOf(use, owners, used);
      if (fault) faults.push(fault);
    }
  }
  if (folder === root) {
    for (const entry of allowed) if (!used.has(entry)) faults.push(`nothing needs the permission "${entry.because}" any more`);
  }
  return [...new Set(faults)];
}

function faultOf({ file, table, isWrite }: Use, owners: ReadonlyMap<string, string>, used: Set<Allowed>): string | null {
  const [, context = ""] = file.split("/");
  const owner = owners.get(table) ?? "platform";
  if (owner === context || (owner === "platform" && context === "platform")) return null;
  const isBelow = rank(owner) < rank(context) || context === "platform";
  const entry = allowed.find(({ files, tables }) => files.test(file) && tables.includes(table));
  if (entry) used.add(entry);
  if (isBelow && entry && (!isWrite || entry.mayWrite || context === "platform")) return null;
  return `${file} ${isWrite ? "writes" : "reads"} ${table}, which belongs to ${owner}`;
}

/** A file that stands in no context, such as lib/reactions.ts, is above all. */
function rank(context: string): number {
  const place = (contexts as readonly string[]).indexOf(context);
  return place === -1 ? contexts.length : place;
}

/** Which context answers for a table: the one whose personal-data.ts gives its columns a class. */
async function ownersIn(folder: string): Promise<Map<string, string>> {
  const owners = new Map<string, string>();
  for (const context of contexts) {
    const text = await readFile(join(folder, "lib", context, "personal-data.ts"), "utf8").catch(() => "");
    const columns = constantsOf(parsed("personal-data.ts", text)).get("columns");
    if (columns && ts.isObjectLiteralExpression(columns)) {
      for (const property of columns.properties) if (property.name) owners.set(property.name.getText(), context);
    }
  }
  return owners;
}

/** Prisma's models by their name in calls, such as `seriesModerator`. */
async function modelsIn(folder: string): Promise<Map<string, Model>> {
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  const found = [...texts.join("\n").matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)];
  const callName = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const names = new Set(found.map(([, name = ""]) => name));
  return new Map(
    found.map(([, name = "", body = ""]) => {
      const fields = [...body.matchAll(/^\s+(\w+)\s+(\w+)[[\]?]*/gm)].filter(([, , type = ""]) => names.has(type));
      const relations = new Map(fields.map(([, field = "", type = ""]) => [field, callName(type)]));
      return [callName(name), { table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, relations }];
    }),
  );
}

const parsed = (name: string, text: string) => ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);

/** The constants of a file, without `as const` and `satisfies`. */
function constantsOf(source: ts.SourceFile): Map<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, bare(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return constants;
}

function bare(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node) ? bare(node.expression) : node;
}

const writing = /^(create|update|upsert|delete)/;
/** Keys below which something is written through a relation. */
const nestedWrites = new Set(["create", "createMany", "connectOrCreate", "update", "upsert", "delete"]);

function usesIn(file: string, text: string, models: ReadonlyMap<string, Model>, tables: ReadonlySet<string>): Use[] {
  const source = parsed(file, text);
  const constants = constantsOf(source);
  const uses: Use[] = [];

  /** Goes through what a call selects and asks, from relation to relation. */
  function walk(node: ts.Expression, modelName: string, isWrite: boolean, seen: readonly ts.Node[] = []): void {
    const value = bare(node);
    if (seen.includes(value)) return;
    const on = [...seen, value];
    if (ts.isIdentifier(value)) {
      const constant = constants.get(value.text);
      if (constant) walk(constant, modelName, isWrite, on);
    } else if (ts.isArrayLiteralExpression(value)) {
      for (const element of value.elements) walk(element, modelName, isWrite, on);
    } else if (ts.isSpreadElement(value)) {
      walk(value.expression, modelName, isWrite, on);
    } else if (ts.isConditionalExpression(value)) {
      walk(value.whenTrue, modelName, isWrite, on);
      walk(value.whenFalse, modelName, isWrite, on);
    } else if (ts.isCallExpression(value)) {
      walk(value.expression, modelName, isWrite, on);
    } else if (ts.isAwaitExpression(value)) {
      walk(value.expression, modelName, isWrite, on);
    } else if (ts.isArrowFunction(value) && !ts.isBlock(value.body)) {
      walk(value.body, modelName, isWrite, on);
    } else if (ts.isObjectLiteralExpression(value)) {
      for (const property of value.properties) {
        if (ts.isSpreadAssignment(property)) walk(property.expression, modelName, isWrite, on);
        if (ts.isShorthandPropertyAssignment(property)) related(property.name.text, property.name, modelName, isWrite, on);
        if (ts.isPropertyAssignment(property)) related(property.name.getText(), property.initializer, modelName, isWrite, on);
      }
    }
  }

  function related(key: string, value: ts.Expression, modelName: string, isWrite: boolean, seen: readonly ts.Node[]): void {
    const next = models.get(modelName)?.relations.get(key);
    const table = next && models.get(next)?.table;
    // A column to group by is no relation, though one has its name.
    if (ts.isArrayLiteralExpression(value) && value.elements.every(ts.isStringLiteral)) return;
    if (!next || !table) {
      walk(value, modelName, isWrite || nestedWrites.has(key), seen);
      return;
    }
    const inner = bare(value);
    // The key of another row in a column of one's own.
    if (
      ts.isObjectLiteralExpression(inner) &&
      inner.properties.length > 0 &&
      inner.properties.every(({ name }) => name?.getText() === "connect")
    )
      return;
    const writes =
      isWrite || (ts.isObjectLiteralExpression(inner) && inner.properties.some(({ name }) => nestedWrites.has(name?.getText() ?? "")));
    uses.push({ file, table, isWrite: writes });
    walk(value, next, writes, seen);
  }

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name: method, expression } = node.expression;
      const model =
        ts.isPropertyAccessExpression(expression) && /^(db|tx)$/.test(expression.expression.getText()) ? expression.name.text : "";
      const table = models.get(model)?.table;
      if (table) {
        uses.push({ file, table, isWrite: writing.test(method.text) });
        for (const argument of node.arguments) walk(argument, model, false);
      }
    }
    if (ts.isTaggedTemplateExpression(node) && /\$(queryRaw|executeRaw)|Prisma\.sql/.test(node.tag.getText())) {
      for (const { table, isWrite } of namedInSql(node.template.getText(), tables)) uses.push({ file, table, isWrite });
    }
    ts.forEachChild(node, visit);
  }
  visit(source);
  return uses;
}

/** The tables that a statement reads and writes. */
function namedInSql(sql: string, tables: ReadonlySet<string>): { table: string; isWrite: boolean }[] {
  const named = [...sql.matchAll(/\b(FROM|JOIN|UPDATE|INTO|USING)\s+(\w+)/g)].map(([match, word = "", table = ""]) => ({
    table,
    isWrite: word === "UPDATE" || word === "INTO" || sql.includes(`DELETE ${match}`),
  }));
  // FROM room r, seat s
  const listed = [...sql.matchAll(/\bFROM\s+\w+(?:\s+\w+)?((?:\s*,\s*\w+\s+\w+)+)/g)].flatMap(([, rest = ""]) =>
    [...rest.matchAll(/,\s*(\w+)/g)].map(([, table = ""]) => ({ table, isWrite: false })),
  );
  return [...named, ...listed].filter(({ table }) => tables.has(table));
}
