// Whether two names look the same to a reader (UTS #39, confusable detection). The table of look-alikes is Unicode's, by way of unhomoglyph.
import "server-only";
import unhomoglyph from "unhomoglyph";

const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{M}\u0640\u2800]/gu;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** An override (U+202D left-to-right, U+202E right-to-left) holds until U+202C or the end. */
const overridden = /([\u202D\u202E])([^\u202C]*)(?:\u202C|$)/gu;
/** Letters in circles, squares and flags, which no decomposition opens: the code point of each first letter. */
const enclosed = [0x1f150, 0x1f170, 0x1f1e6];

/** The text in the order in which an override shows it. */
const asShown = (text: string): string =>
  text.replace(overridden, (_, sign: string, run: string) => {
    const isTurned = sign === "\u202E" ? !rightToLeft.test(run) : rightToLeft.test(run);
    return isTurned ? [...run].reverse().join("") : run;
  });

const open = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  const first = enclosed.find((start) => code >= start && code < start + 26);
  return first === undefined ? sign : String.fromCodePoint(0x61 + code - first);
};

/** One sign for all that look alike: folded until nothing changes any more. */
function fold(text: string): string {
  let folded = text;
  for (let turn = 0; turn < 5; turn++) {
    const next = unhomoglyph(folded).normalize("NFKD").replace(invisible, "").toLowerCase();
    if (next === folded) break;
    folded = next;
  }
  return folded.replace(/[iı]/gu, "l").replace(/ĸ/gu, "k");
}

function skeletonOf(name: string, cased: (text: string) => string): string {
  const plain = [...asShown(name).normalize("NFKD").replace(invisible, "")].map(open).join("");
  const folded = fold(cased(plain));
  const letters = folded.replace(/[^\p{L}\p{N}]/gu, "");
  // A name of pictures only is compared by its pictures.
  return letters === "" ? folded.replace(/\s/gu, "") : letters;
}

/** What a name looks like: width, case, accents, blanks, ornaments, invisible signs, look-alike letters and reversal folded away. "" has nothing to see. */
export const skeleton = (name: string): string => skeletonOf(name, (text) => text);

/** Whether a reader could take one name for the other, in small letters or in capitals. */
export const isSameName = (one: string, other: string): boolean =>
  skeleton(one) === skeleton(other) || skeletonOf(one, (text) => text.toUpperCase()) === skeletonOf(other, (text) => text.toUpperCase());
