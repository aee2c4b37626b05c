// What a profile never holds, whoever wrote it: religion, marital status, national identity numbers (NIK), pictures. It is taken out
// before anything is stored, and the person is told how often. Pure, in the browser and again on the server.

export const neverKept = ["religion", "marital", "nik", "picture"] as const;
export type NeverKept = (typeof neverKept)[number];
export type TakenOut = Readonly<Partial<Record<NeverKept, number>>>;

/** Names of fields, without signs between their letters. */
const names: Readonly<Record<Exclude<NeverKept, "picture">, ReadonlySet<string>>> = {
  religion: new Set(["religion", "religions", "faith", "agama", "الديانة", "الدين"]),
  marital: new Set([
    ..."marital maritalstatus civilstatus statusperkawinan statuspernikahan statuskawin statusnikah".split(" "),
    "الحالةالاجتماعية",
    "الحالةالزوجية",
  ]),
  nik: new Set("nik nonik nomornik nomorktp noktp ktp nationalid nationalidnumber".split(" ")),
};

/** "Agama: Islam", up to the end of the line or the next sign that parts one fact from another. */
const line = (words: string) => new RegExp(`(?<![\\p{L}\\p{Nd}])(?:${words})\\s*[:：=]\\s*[^\\n;,|•·]*[;,|•·]?[^\\S\\n]*`, "giu");
const lines = {
  religion: line("agama|religion|faith|الديانة|الدين"),
  marital: line("status\\s+(?:perkawinan|pernikahan|kawin|nikah)|marital\\s+status|civil\\s+status|الحالة\\s+(?:الاجتماعية|الزوجية)"),
} as const;

/** Sixteen digits of any script, perhaps in groups. */
const sixteen = /(?<![\p{Nd}])\p{Nd}(?:[ .-]?\p{Nd}){15}(?![\p{Nd}])/gu;

/** Digits of any script as 0 to 9. */
export const latinDigits = (typed: string): string =>
  typed.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** Shaped like a NIK: six digits of a region, then a day (women: plus 40) and a month of birth. */
function isNik(found: string): boolean {
  const digits = latinDigits(found).replace(/\D/g, "");
  const [day, month] = [Number(digits.slice(6, 8)), Number(digits.slice(8, 10))];
  return ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) && month >= 1 && month <= 12;
}

/** A copy of `value` without them, and how many of each were taken out. */
export function withoutNeverKept<T>(value: T): { kept: T; takenOut: TakenOut } {
  const takenOut: Partial<Record<NeverKept, number>> = {};
  const count = (kind: NeverKept) => {
    takenOut[kind] = (takenOut[kind] ?? 0) + 1;
  };
  const text = (written: string): string => {
    let left = written;
    for (const kind of ["religion", "marital"] as const)
      left = left.replace(lines[kind], () => {
        count(kind);
        return "";
      });
    left = left.replace(sixteen, (found) => {
      if (!isNik(found)) return found;
      count("nik");
      return "";
    });
    return left === written ? written : left.trim();
  };
  const kindOfName = (name: string) => {
    const letters = name.toLowerCase().replace(/[^\p{L}]/gu, "");
    return (["religion", "marital", "nik"] as const).find((kind) => names[kind].has(letters));
  };
  const clean = (inside: unknown): unknown => {
    if (typeof inside === "string") return text(inside);
    if (typeof inside === "number" && sixteenOf(inside)) {
      count("nik");
      return null;
    }
    if (Array.isArray(inside)) return inside.map(clean);
    if (typeof inside !== "object" || inside === null) return inside;
    const kept: [string, unknown][] = [];
    for (const [name, one] of Object.entries(inside)) {
      const kind = kindOfName(name);
      if (kind) count(kind);
      else if (isPicture(name, one)) count("picture");
      else kept.push([text(name), clean(one)]);
    }
    return Object.fromEntries(kept);
  };
  return { kept: clean(value) as T, takenOut };
}

const sixteenOf = (number: number) => Number.isSafeInteger(number) && String(number).length === 16 && isNik(String(number));

const isPicture = (name: string, value: unknown) =>
  /^(image|picture|photo|foto)$/i.test(name) || (typeof value === "string" && /^data:image\//i.test(value));

/** Both counts together. */
export function together(one: TakenOut, other: TakenOut): TakenOut {
  const all = neverKept.flatMap((kind) => {
    const count = (one[kind] ?? 0) + (other[kind] ?? 0);
    return count > 0 ? [[kind, count] as const] : [];
  });
  return Object.fromEntries(all);
}
