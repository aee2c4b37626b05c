// The picture of a persona: a batik motif in two dyes, drawn from a random seed that belongs to this persona only, so that it
// links to nobody. The same seed always gives the same picture, on the server and in the browser.

import { cn } from "../class/cn.tsx";
import { Motif, type MotifName, motifNames } from "./batik-motif.tsx";

/** Cloth and dye, at least 4:1 against each other, and against paper and night. */
const dyes = [
  ["#0b5f4a", "#f2d9a0"],
  ["#2e4a9a", "#f0c9b0"],
  ["#8a3b1e", "#f3dfb8"],
  ["#5b3a7a", "#e9c46a"],
  ["#a4561b", "#fbe9c6"],
  ["#14594f", "#e8a15a"],
  ["#3b5b2a", "#f0e0a6"],
  ["#7a2740", "#f2c7b8"],
  ["#274a63", "#e6d3a3"],
  ["#6b4a17", "#f6dc9b"],
  ["#1f3d4a", "#d9b98a"],
  ["#94421f", "#cfe3d4"],
] as const;

export type Drawing = { motif: MotifName; cloth: string; dye: string; turn: number; scale: number };

/** Numbers from 0 to 1, always the same ones for a seed (FNV-1a into a murmur finaliser). */
function numbers(seed: string): () => number {
  let hash = 2166136261;
  for (const letter of seed) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return () => {
    hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return (hash >>> 0) / 4294967296;
  };
}

/** What the picture of a seed is made of. */
export function drawing(seed: string): Drawing {
  const next = numbers(seed);
  const choose = <T,>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const [cloth, dye] = choose(dyes);
  const motif = choose(motifNames);
  // Clouds and blades keep their way up; the others look the same from four sides, so an eighth makes the difference.
  const turn = motif === "mega" ? choose([0, 0, 180]) : motif === "parang" ? choose([0, 90]) : choose([0, 0, 45]);
  return { motif, cloth, dye, turn, scale: Math.round((0.88 + next() * 0.3) * 100) / 100 };
}

export type BatikProps = { seed: string; px?: number; shape?: "round" | "square"; className?: string };

/** Guests and speakers round, moderators and organisations square. Decoration: the name stands beside it. */
export function Batik({ seed, px = 40, shape = "round", className }: BatikProps) {
  const { motif, cloth, dye, turn, scale } = drawing(seed);
  return (
    <svg
      width={px}
      height={px}
      viewBox="-50 -50 100 100"
      aria-hidden="true"
      className={cn("block shrink-0 overflow-hidden", shape === "round" ? "rounded-full" : "rounded-[32%]", className)}
    >
      <rect x="-50" y="-50" width="100" height="100" fill={cloth} />
      <g transform={`rotate(${turn}) scale(${scale})`}>
        <Motif name={motif} dye={dye} cloth={cloth} />
      </g>
    </svg>
  );
}
