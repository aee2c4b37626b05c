// What processes cost: the time that the kernel gave to their threads, which another program beside them does not change.
import { readdirSync, readFileSync } from "node:fs";

/** The process and all that it has started, to any depth. */
function withChildren(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => {
    const listed = read(`/proc/${pid}/task/${task}/children`).trim();
    return listed === "" ? [] : listed.split(" ").map(Number);
  });
  return [pid, ...children.flatMap(withChildren)];
}

/** Milliseconds of CPU since their start, of these processes with their children. Threads that have ended are not counted. */
export function cpuMs(pids: readonly number[]): number {
  const nanoseconds = pids
    .flatMap(withChildren)
    .flatMap((pid) => readdirSync(`/proc/${pid}/task`).map((task) => Number(read(`/proc/${pid}/task/${task}/schedstat`).split(" ")[0])));
  return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
