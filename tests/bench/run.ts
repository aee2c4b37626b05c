// Runs the benchmarks that are named, or all; prints one table and keeps every round. Exit code 1 means a wrong answer or a broken
// run, never a slow one.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { join } from "node:path";
import type { Benchmark } from "./benchmark.ts";
import { firstAudio } from "./first-audio.ts";
import { hand } from "./hand.ts";
import { ledger } from "./ledger.ts";
import { liveBytes, liveRows, liveStatements } from "./live-reads.ts";
import { canary, isSteady, shiftOf, steadyRounds } from "./measure/canary.ts";
import { ratioOf } from "./measure/ratio.ts";
import { dataCopy, erasure } from "./own-data.ts";
import { page } from "./page.ts";
import { search } from "./search.ts";
import { frontWeight, roomWeight } from "./weight.ts";

const all: readonly Benchmark[] = [
  frontWeight,
  roomWeight,
  page,
  search,
  firstAudio,
  hand,
  ledger,
  erasure,
  dataCopy,
  liveStatements,
  liveRows,
  liveBytes,
];
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !all.some((benchmark) => benchmark.name === name));
if (unknown) {
  console.error(`There is no benchmark "${unknown}": ${all.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}

const kept: object[] = [];
const lines: string[][] = [["benchmark", "ours", "peer", "ratio", "90 % of it", "goal", ""]];

for (const benchmark of all.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`${benchmark.name}: ${benchmark.about}`);
  const { round, end } = await benchmark.ready();
  await round(); // warms both sides up and counts for nothing
  const { rounds, dropped, isBusy } = await steadyRounds(benchmark.rounds, async () => {
    const before = canary(benchmark.measured);
    const measured = await round();
    const attempt = { round: measured, shift: shiftOf(before, canary(benchmark.measured)) };
    process.stdout.write(isSteady(attempt) ? "." : "~");
    return attempt;
  });
  process.stdout.write("\n");
  await end();
  for (const { label, share, goal } of benchmark.figures) {
    const { ours, peer, ratio, low, high } = ratioOf(rounds, share);
    const figure = (value: number) => `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 0)} ${benchmark.unit}`;
    const verdict = high <= goal ? "met" : low > goal ? "missed" : "unsure";
    lines.push([
      `${benchmark.name} ${label}`,
      figure(ours),
      figure(peer),
      ratio.toFixed(2),
      `${low.toFixed(2)}-${high.toFixed(2)}`,
      `<= ${goal}`,
      isBusy ? `${verdict}, on a busy machine` : verdict,
    ]);
  }
  kept.push({ name: benchmark.name, unit: benchmark.unit, rounds, dropped, isBusy });
}

const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
console.log(`\n${lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n")}`);

const folder = join(import.meta.dirname, "results");
mkdirSync(folder, { recursive: true });
const path = join(folder, `${new Date().toISOString().replaceAll(":", "-")}.json`);
writeFileSync(
  path,
  JSON.stringify(
    { node: process.version, cores: cpus().length, processor: cpus()[0]?.model, kernel: release(), benchmarks: kept },
    null,
    2,
  ),
);
console.log(`\nEvery round: ${path}`);
process.exit(0);
