// The picture of a text that a phone reads (QR code), as the path of an SVG.
import { encode } from "uqr";

export type Picture = {
  /** Width and height, with the margin that scanners need. */
  size: number;
  path: string;
};

export function pictureOf(text: string): Picture {
  const { size, data } = encode(text, { border: 4, ecc: "M" });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return { size, path };
}
