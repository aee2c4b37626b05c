// Which of our classes disagree with each other: those of one group, and those of groups that the other one covers. A short form of
// what tailwind-merge knows, which weighs more than the rest of a page's code; tests/unit/ui/class-groups.test.ts compares both for
// every two classes that we use.

type Test = (value: string) => boolean;

const oneOf = (words: string): Test => {
  const list = words.split(" ");
  return (value) => list.includes(value);
};
const isLength: Test = (value) => /^(0|2|\[[\d.]+(px|rem|em)\])?$/.test(value);
const isTextSize: Test = (value) => /^(xs|sm|md|lg|xl|2xl|3xl|\[[\d.]+(px|rem|em)\])$/.test(value);
const isShare: Test = (value) => /^(\d+|none|auto|initial|\[.*\])$/.test(value);

/** Whole classes by their group. */
const words = new Map<string, string>();
for (const [group, list] of Object.entries({
  display: "block inline-block inline flex inline-flex grid inline-grid contents table hidden",
  position: "static fixed absolute relative sticky",
  visibility: "visible invisible collapse",
  sr: "sr-only not-sr-only",
  decoration: "underline no-underline line-through",
  numbers: "tabular-nums",
  textOverflow: "truncate text-ellipsis text-clip",
}))
  for (const word of list.split(" ")) words.set(word, group);

/** What stands before the value names the group, whatever the value is. */
const plain =
  "p px py ps pe pt pb m mx my ms me mt mb w h size min-w min-h max-w max-h gap gap-x gap-y basis order inset inset-x inset-y start end top bottom z opacity bg fill accent duration ease origin grid-cols grid-rows col-start col-end row-start row-end items justify-self self place-items rounded rounded-t rounded-b leading tracking transition whitespace cursor select line-clamp overflow overflow-x overflow-y overscroll pointer-events scale scale-x rotate translate-x translate-y animate underline-offset outline-offset scroll-mt appearance field-sizing stroke";
/** The same, also without a value. */
const alsoBare = "grow shrink shadow";

const lineStyle = oneOf("solid dashed dotted none");
const sides = ["t", "b", "s", "e", "x", "y"];

/** One beginning, several groups: the first whose test the value passes. */
const mixed: Record<string, [group: string, test: Test][]> = {
  flex: [
    ["direction", oneOf("row row-reverse col col-reverse")],
    ["wrap", oneOf("wrap nowrap wrap-reverse")],
    ["flex", isShare],
  ],
  font: [
    ["font", oneOf("normal medium semibold bold extrabold")],
    ["family", oneOf("sans mono")],
  ],
  text: [
    ["textSize", isTextSize],
    ["textAlign", oneOf("left center right justify start end")],
    ["textWrap", oneOf("wrap nowrap balance pretty")],
    ["textColor", (value) => value !== ""],
  ],
  break: [["wordBreak", oneOf("normal words all keep")]],
  justify: [["justify", oneOf("start end center between around evenly")]],
  content: [["content", oneOf("start end center between around")]],
  col: [["col", (value) => value === "auto" || value.startsWith("span-")]],
  row: [["row", (value) => value === "auto" || value.startsWith("span-")]],
  list: [["listType", oneOf("none disc decimal")]],
  border: [
    ["borderWidth", isLength],
    ["borderStyle", lineStyle],
    ["borderColor", () => true],
  ],
  outline: [
    ["outlineWidth", isLength],
    ["outlineStyle", oneOf("none hidden solid")],
    ["outlineColor", () => true],
  ],
  ...Object.fromEntries(sides.map((side) => [`border-${side}`, [[`border-${side}`, isLength]] as [string, Test][]])),
  ...Object.fromEntries(plain.split(" ").map((prefix) => [prefix, [[prefix, (value) => value !== ""]] as [string, Test][]])),
  ...Object.fromEntries(alsoBare.split(" ").map((prefix) => [prefix, [[prefix, () => true]] as [string, Test][]])),
};

/** Groups that a class of this group covers too. */
const covered: Record<string, string> = {
  p: "px py ps pe pt pb",
  px: "ps pe",
  py: "pt pb",
  m: "mx my ms me mt mb",
  mx: "ms me",
  my: "mt mb",
  size: "w h",
  gap: "gap-x gap-y",
  inset: "inset-x inset-y start end top bottom",
  "inset-x": "start end",
  "inset-y": "top bottom",
  flex: "basis grow shrink",
  overflow: "overflow-x overflow-y",
  rounded: "rounded-t rounded-b",
  borderWidth: sides.map((side) => `border-${side}`).join(" "),
  "border-x": "border-s border-e",
  "border-y": "border-t border-b",
  "line-clamp": "display overflow",
  textSize: "leading",
};

/** A group, and what it covers. */
export const coveredBy = (group: string): string[] => [group, ...(covered[group]?.split(" ") ?? [])];

/** The group of a class without what stands before its colons, or undefined for one that disagrees with none. */
export function groupOf(name: string): string | undefined {
  if (name.startsWith("[")) return name.slice(0, name.indexOf(":"));
  const whole = words.get(name);
  if (whole) return whole;
  const positive = name.replace(/^-/, "");
  for (let end = positive.length; end > 0; end = positive.lastIndexOf("-", end - 1)) {
    const value = positive.slice(end + 1);
    const group = mixed[positive.slice(0, end)]?.find(([, test]) => test(value));
    if (group) return group[0];
  }
  return undefined;
}
