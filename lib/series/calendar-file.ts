// The text of a calendar file as RFC 5545 wants it, whoever wrote it: properties before components, time zones before events, lines of
// 75 octets at most ended by CRLF, no sign that a text must not hold. Pure.

type Component = { name: string; properties: string[]; parts: Component[] };

/** One line of text without control signs, for a name. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, " ").trim();

/** Several lines of text without control signs but line breaks. */
export const lines = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ");

/** TEXT as a property's value (RFC 5545, 3.3.11). */
export const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll("\n", "\\n");

/** The same file in order; `zone` is a VTIMEZONE to put in. */
export function inOrder(file: string, zone: string | null): string {
  const calendar = read(unfolded(file));
  if (zone) calendar.parts.unshift(read(unfolded(zone)));
  return `${written(calendar).map(folded).join("\r\n")}\r\n`;
}

const unfolded = (file: string): string[] =>
  file
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .filter(Boolean);

function read(all: string[]): Component {
  const open: Component[] = [];
  for (const line of all) {
    if (line.startsWith("BEGIN:")) open.push({ name: line.slice("BEGIN:".length), properties: [], parts: [] });
    else if (!line.startsWith("END:")) open.at(-1)?.properties.push(line);
    else if (open.length > 1) {
      const whole = open.pop();
      if (whole) open.at(-1)?.parts.push(whole);
    }
  }
  const [root] = open;
  if (!root) throw new Error("a calendar file without a component");
  return root;
}

const written = ({ name, properties, parts }: Component): string[] => [
  `BEGIN:${name}`,
  ...properties,
  ...parts.flatMap(written),
  `END:${name}`,
];

/** No octets of one letter are parted. */
function folded(line: string): string {
  let folded = "";
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += letter;
    octets += size;
  }
  return folded;
}
