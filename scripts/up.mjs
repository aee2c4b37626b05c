// The one way in (`npm run up`, `npm test`, …): plain JavaScript without a dependency, since it may start before anything is
// installed, under whatever Node from 20 on the machine has. It installs what the lock names and hands over to tasks.ts on Node 24.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const wantedMajor = 24;
const onLinux = process.platform === "linux";

const packagesOf = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;

/** npm writes its own lock into node_modules when it is done: what is there must be what the lock of the project says. */
function isInstalled() {
  try {
    const wanted = packagesOf("package-lock.json");
    const there = packagesOf("node_modules/.package-lock.json");
    return Object.entries(wanted).every(
      ([path, { version, optional, peer }]) => path === "" || there[path]?.version === version || (!there[path] && (optional || peer)),
    );
  } catch {
    return false;
  }
}

if (!isInstalled()) {
  const started = performance.now();
  console.log("  … packages: installing what package-lock.json names (once, about a minute)");
  const { status } = spawnSync("npm", ["ci", "--loglevel=error"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) process.exit(status ?? 1);
  console.log(`  ✓ packages ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const own = join(bin, "node");
const node = Number.parseInt(process.versions.node, 10) >= wantedMajor ? process.execPath : own;
if (!existsSync(node)) {
  console.error(`Node ${wantedMajor} or newer is needed, and npm has none for this machine; this is ${process.version}.`);
  process.exit(1);
}

// The kernel tells the child when we are gone, however that came about.
const tie = onLinux && spawnSync("setpriv", ["--version"]).status === 0 ? ["setpriv", "--pdeathsig", "TERM"] : [];
const [program, ...args] = [...tie, node, join(root, "scripts", "tasks.ts"), ...process.argv.slice(2)];
const child = spawn(program, args, {
  cwd: root,
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    ...process.env,
    PATH: [bin, process.env.PATH].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
// Always the one signal that nobody starts a process with ignored: what a shell runs in the background does not hear SIGINT.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

// npm passes signals to its child, which is us, since our scripts begin with `exec`. It does not tell us when it is killed, nor does a
// shell between: watch for being adopted by somebody else.
const parentOf = (pid) => {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
};
const nameOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return "";
  }
};
const parent = process.ppid;
const isShell = onLinux && /^(ba|da|z|k)?sh$/.test(nameOf(parent));
const grandparent = process.env.npm_lifecycle_event && isShell ? parentOf(parent) : 0;
const watch = setInterval(() => {
  const orphaned = process.ppid !== parent || (grandparent !== 0 && parentOf(parent) !== grandparent);
  if (!orphaned) return;
  clearInterval(watch);
  child.kill("SIGTERM");
}, 500);
watch.unref();
