// Which tables a file of lib reads and writes, judged by its text: Prisma's calls with all that they select, and SQL.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

export type Model = { table: string; relations: ReadonlyMap<string, string> };
export type Use = { file: string; table: string; isWrite: boolean };

/** Prisma's models by their name in calls, such as `seriesModerator`. */
export async function modelsIn(folder: string): Promise<Map<string, Model>> {
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

/** The keys of an object that a file declares under this name, such as its tables. */
export function constantKeys(text: string, name: string): string[] {
  const found = constantsOf(parsed("file.ts", text)).get(name);
  return found && ts.isObjectLiteralExpression(found) ? found.properties.flatMap((one) => (one.name ? [one.name.getText()] : [])) : [];
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

export function usesIn(file: string, text: string, models: ReadonlyMap<string, Model>, tables: ReadonlySet<string>): Use[] {
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
