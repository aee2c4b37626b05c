// The processes of this machine, as /proc shows them.
import { readdirSync, readFileSync } from "node:fs";

/** A file of /proc about a process; empty when it is gone. */
export const fieldOf = (pid: number, file: string) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
};

/** All processes that this one has started, however far down. */
export function descendants(pid: number): number[] {
  const all = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const parents = new Map(all.map((one) => [one, Number(/^PPid:\s*(\d+)/m.exec(fieldOf(one, "status"))?.[1] ?? 0)]));
  const found: number[] = [];
  for (let wave = [pid]; wave.length > 0; ) {
    wave = all.filter((one) => wave.includes(parents.get(one) ?? 0));
    found.push(...wave);
  }
  return found;
}
