// Which of our classes disagree with each other. A short form of tailwind-merge's own list, which is larger than the rest of a page's
// code; tests/unit/ui/class-groups.test.ts compares both for every two classes that we use.
import type { Config } from "tailwind-merge";

type Values = (string | ((value: string) => boolean))[];

const any = () => true;
const isLength = (value: string) => /^(0|2|\[[\d.]+(px|rem|em)\])$/.test(value);
const isTextSize = (value: string) => /^(xs|sm|md|lg|xl|2xl|3xl|\[[\d.]+(px|rem|em)\])$/.test(value);
const isShare = (value: string) => /^(\d+|none|auto|initial|\[.*\])$/.test(value);

/** One group for each of these prefixes, whatever its value. */
const plain = [
  ...["p", "px", "py", "ps", "pe", "pt", "pb", "m", "mx", "my", "ms", "me", "mt", "mb"],
  ...["w", "h", "size", "min-w", "min-h", "max-w", "max-h", "gap", "gap-x", "gap-y", "basis", "order"],
  ...["inset", "inset-x", "inset-y", "start", "end", "top", "bottom", "z", "opacity", "bg", "fill", "accent", "duration", "ease", "origin"],
  ...["grid-cols", "grid-rows", "col-start", "col-end", "row-start", "row-end", "items", "justify-self", "self", "place-items"],
  ...["rounded", "rounded-t", "rounded-b", "leading", "tracking", "transition", "whitespace", "cursor", "select", "line-clamp"],
  ...[
    "overflow",
    "overflow-x",
    "overflow-y",
    "overscroll",
    "pointer-events",
    "scale",
    "scale-x",
    "rotate",
    "translate-x",
    "translate-y",
    "animate",
  ],
  ...["underline-offset", "outline-offset", "scroll-mt", "appearance", "field-sizing"],
];

/** A class such as `min-w-8` in the form of tailwind-merge: `{ min: [{ w: [any] }] }`. */
const grouped = (prefix: string, values: Values = [any]) => [{ [prefix]: values }];

const sides = ["t", "b", "s", "e", "x", "y"];

export const classGroups: Config<string, string> = {
  cacheSize: 500,
  theme: {},
  classGroups: {
    display: ["block", "inline-block", "inline", "flex", "inline-flex", "grid", "inline-grid", "contents", "hidden"],
    position: ["static", "fixed", "absolute", "relative", "sticky"],
    visibility: ["visible", "invisible", "collapse"],
    sr: ["sr-only", "not-sr-only"],
    decoration: ["underline", "no-underline", "line-through"],
    numbers: ["tabular-nums"],
    textOverflow: ["truncate", "text-ellipsis", "text-clip"],
    direction: grouped("flex", ["row", "row-reverse", "col", "col-reverse"]),
    wrap: grouped("flex", ["wrap", "nowrap", "wrap-reverse"]),
    flex: grouped("flex", [isShare]),
    font: grouped("font", ["normal", "medium", "semibold", "bold", "extrabold"]),
    family: grouped("font", ["sans", "mono"]),
    textSize: grouped("text", [isTextSize]),
    textAlign: grouped("text", ["left", "center", "right", "justify", "start", "end"]),
    textWrap: grouped("text", ["wrap", "nowrap", "balance", "pretty"]),
    textColor: grouped("text"),
    wordBreak: grouped("break", ["normal", "words", "all", "keep"]),
    justify: grouped("justify", ["start", "end", "center", "between", "around", "evenly"]),
    content: grouped("content", ["start", "end", "center", "between", "around"]),
    col: grouped("col", ["auto", { span: [any] } as never]),
    row: grouped("row", ["auto", { span: [any] } as never]),
    listType: grouped("list", ["none", "disc", "decimal"]),
    borderWidth: grouped("border", ["", isLength]),
    borderStyle: grouped("border", ["solid", "dashed", "dotted", "none"]),
    borderColor: grouped("border"),
    outlineWidth: grouped("outline", ["", isLength]),
    outlineStyle: grouped("outline", ["none", "hidden", "solid"]),
    outlineColor: grouped("outline"),
    stroke: grouped("stroke"),
    grow: grouped("grow", ["", any]),
    shrink: grouped("shrink", ["", any]),
    shadow: grouped("shadow", ["", any]),
    ...Object.fromEntries(sides.map((side) => [`border-${side}`, grouped(`border-${side}`, ["", isLength])])),
    ...Object.fromEntries(plain.map((prefix) => [prefix, grouped(prefix)])),
  },
  conflictingClassGroups: {
    p: ["px", "py", "ps", "pe", "pt", "pb"],
    px: ["ps", "pe"],
    py: ["pt", "pb"],
    m: ["mx", "my", "ms", "me", "mt", "mb"],
    mx: ["ms", "me"],
    my: ["mt", "mb"],
    size: ["w", "h"],
    gap: ["gap-x", "gap-y"],
    inset: ["inset-x", "inset-y", "start", "end", "top", "bottom"],
    "inset-x": ["start", "end"],
    "inset-y": ["top", "bottom"],
    flex: ["basis", "grow", "shrink"],
    overflow: ["overflow-x", "overflow-y"],
    rounded: ["rounded-t", "rounded-b"],
    borderWidth: sides.map((side) => `border-${side}`),
    "border-x": ["border-s", "border-e"],
    "border-y": ["border-t", "border-b"],
    "line-clamp": ["display", "overflow"],
    textSize: ["leading"],
  },
  conflictingClassGroupModifiers: { textSize: ["leading"] },
  postfixLookupClassGroups: [],
  orderSensitiveModifiers: [
    "*",
    "**",
    "after",
    "backdrop",
    "before",
    "file",
    "first-letter",
    "first-line",
    "marker",
    "placeholder",
    "selection",
  ],
};
