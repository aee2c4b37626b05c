// What a benchmark is: rounds of ours and of a peer, turn by turn, and the ratio we want to stay under.
import type { Measured } from "./measure/canary.ts";
import type { Round } from "./measure/ratio.ts";

export type Figure = { label: string; share: number; goal: number };

export type Benchmark = {
  name: string;
  /** What is measured, against what. */
  about: string;
  unit: string;
  measured: Measured;
  figures: readonly Figure[];
  rounds: number;
  /** Readies both sides; answers what measures one round, and what puts everything away. A wrong answer throws. */
  ready(): Promise<{ round: () => Promise<Round>; end: () => Promise<void> }>;
};
