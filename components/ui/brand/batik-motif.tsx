// The five motifs of the batik pictures, drawn around the middle of a square of 100; `dye` is the colour of the pattern, the
// cloth behind it shows through the slits.
import type { ReactNode } from "react";

export const motifNames = ["kawung", "parang", "truntum", "ceplok", "mega"] as const;
export type MotifName = (typeof motifNames)[number];

const quarters = [0, 90, 180, 270] as const;
const eighths = [0, 45, 90, 135, 180, 225, 270, 315] as const;
const corners = [
  [-50, -50],
  [50, -50],
  [-50, 50],
  [50, 50],
] as const;

type Drawn = { dye: string; cloth: string };

/** Kawung: four fruits of the areca palm around a point, each with its slit. */
function Kawung({ dye, cloth }: Drawn): ReactNode {
  return (
    <>
      {quarters.map((turn) => (
        <g key={turn} transform={`rotate(${turn + 45})`}>
          <path d="M0 -3C-17 -10 -17 -37 0 -45C17 -37 17 -10 0 -3Z" fill={dye} />
          <path d="M0 -14V-33" stroke={cloth} strokeWidth="4.4" strokeLinecap="round" opacity=".72" />
        </g>
      ))}
      {quarters.map((turn) => (
        <g key={turn} transform={`rotate(${turn}) translate(0 -37)`}>
          <path d="M0 -8L6.4 0L0 8L-6.4 0Z" fill={dye} opacity=".82" />
        </g>
      ))}
      {corners.map(([x, y]) => (
        <circle key={`${x}${y}`} cx={x} cy={y} r="7" fill={dye} opacity=".82" />
      ))}
    </>
  );
}

/** Parang: rows of blades that run down the cloth like waves, and the melon seeds between them. */
function Parang({ dye, cloth }: Drawn): ReactNode {
  return (
    <g transform="rotate(45)">
      {[-52, 0, 52].map((x) => (
        <g key={x} transform={`translate(${x} 0)`}>
          {[-68, -44, -20, 4, 28, 52].map((y) => (
            <g key={y} transform={`translate(0 ${y})`}>
              <path d="M-18 20C-15 7 -3 8 1 1C4 -5 10 -7 18 -6C16 5 9 9 5 14C0 20 -8 24 -18 20Z" fill={dye} />
              <circle cx="7" cy="1.5" r="2.7" fill={cloth} />
            </g>
          ))}
        </g>
      ))}
      {[-26, 26].map((x) => (
        <g key={x}>
          <path d={`M${x} -80V80`} stroke={dye} strokeWidth="2.6" opacity=".6" />
          {[-54, -30, -6, 18, 42].map((y) => (
            <path key={y} d={`M${x} ${y - 5.5}L${x + 4.6} ${y}L${x} ${y + 5.5}L${x - 4.6} ${y}Z`} fill={dye} />
          ))}
        </g>
      ))}
    </g>
  );
}

/** Truntum: stars of the night sky, a large one among four small ones. */
function Truntum({ dye, cloth }: Drawn): ReactNode {
  const star = (x: number, y: number, size: number) => (
    <g key={`${x}${y}`} transform={`translate(${x} ${y}) scale(${size})`}>
      {eighths.map((turn) => (
        <path key={turn} transform={`rotate(${turn})`} d="M0 -4C-6.5 -11 -5.5 -22 0 -29C5.5 -22 6.5 -11 0 -4Z" fill={dye} />
      ))}
      <circle r="6.4" fill={cloth} />
      <circle r="3.2" fill={dye} />
    </g>
  );
  return (
    <>
      {star(0, 0, 1)}
      {corners.map(([x, y]) => star(x * 0.76, y * 0.76, 0.5))}
      {quarters.map((turn) => (
        <circle key={turn} transform={`rotate(${turn})`} cx="0" cy="-42" r="3.6" fill={dye} opacity=".8" />
      ))}
    </>
  );
}

/** Ceplok: a rosette in a lozenge, quarter rosettes in the corners. */
function Ceplok({ dye, cloth }: Drawn): ReactNode {
  return (
    <>
      <rect x="-27" y="-27" width="54" height="54" rx="12" fill={dye} transform="rotate(45)" />
      {quarters.map((turn) => (
        <path key={turn} transform={`rotate(${turn})`} d="M0 -7C-8 -12 -8 -21 0 -28C8 -21 8 -12 0 -7Z" fill={cloth} opacity=".78" />
      ))}
      {quarters.map((turn) => (
        <circle key={turn} transform={`rotate(${turn + 45})`} cx="0" cy="-19" r="3" fill={cloth} opacity=".78" />
      ))}
      <circle r="4.6" fill={cloth} opacity=".9" />
      {corners.map(([x, y]) => (
        <g key={`${x}${y}`} transform={`translate(${x} ${y})`}>
          <circle r="19" fill={dye} opacity=".86" />
          <circle r="10" fill={cloth} />
          <circle r="4.5" fill={dye} />
        </g>
      ))}
    </>
  );
}

const cloud =
  "M-42 14C-46 2 -38 -8 -27 -7C-27 -21 -12 -29 -1 -22C8 -33 26 -28 28 -14C40 -14 47 -3 42 8C52 12 50 26 38 26H-32C-44 27 -49 20 -42 14Z";

/** Mega mendung: a cloud in ever lighter layers, another drifting in behind it. */
function Mega({ dye, cloth }: Drawn): ReactNode {
  const layers = (opacities: readonly number[]) =>
    opacities.map((opacity, at) => (
      <g key={opacity} transform={`translate(0 ${at * 3.4}) scale(${1.06 - at * 0.25})`}>
        <path d={cloud} fill={at % 2 === 0 ? dye : cloth} opacity={opacity} />
      </g>
    ));
  return (
    <>
      <g transform="translate(33 -38) scale(.62)">{layers([0.55, 0.9, 0.5])}</g>
      <g transform="translate(-36 40) scale(.58)">{layers([0.54, 0.89, 0.49])}</g>
      <g transform="translate(-2 2)">{layers([1, 0.92, 0.85, 0.8])}</g>
    </>
  );
}

const drawn = { kawung: Kawung, parang: Parang, truntum: Truntum, ceplok: Ceplok, mega: Mega } satisfies Record<
  MotifName,
  (colours: Drawn) => ReactNode
>;

export function Motif({ name, dye, cloth }: Drawn & { name: MotifName }) {
  const Draw = drawn[name];
  return <Draw dye={dye} cloth={cloth} />;
}
