// The tasks by name; each is a file of its own. Started by up.mjs under Node 24.
type Task = { run: (args: string[]) => Promise<void> };

const tasks: Record<string, () => Promise<Task>> = {
  up: () => import("./tasks/up.ts"),
  dev: () => import("./tasks/dev.ts"),
  build: () => import("./tasks/build.ts"),
  migrate: () => import("./tasks/migrate.ts"),
  audit: () => import("./tasks/audit.ts"),
  breach: () => import("./tasks/breach.ts"),
  pictures: () => import("./tasks/pictures.ts"),
  bench: () => import("./tasks/bench.ts"),
  check: () => import("./tasks/check.ts"),
  test: () => import("./tasks/test.ts"),
  mutations: () => import("./tasks/mutations.ts"),
};

const [name = "", ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`There is no task "${name}". Tasks: ${Object.keys(tasks).join(", ")}`);
  process.exit(2);
}
await (await task()).run(args);

export type { Task };
