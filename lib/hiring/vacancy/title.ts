// What a vacancy's title may not hold: it names the job and nothing else (Google's rules for JobPosting). Pure.

export type TitleFault = "titleShout" | "titlePay" | "titlePlace";

const pay = /(?:\b(?:rp|idr|sar|aed|usd|gaji|salary)\b|راتب|ريال)[^\p{L}]*\p{Nd}|\p{Nd}\s*(?:jt|juta|ribu|million|مليون|ريال)(?!\p{L})/iu;

/** Exclamation marks, pay, or the place the work is at; null when there is none of them. */
export function titleFault(title: string, place: string): TitleFault | null {
  if (/[!！‼❗]/u.test(title)) return "titleShout";
  if (pay.test(title)) return "titlePay";
  const town = place.trim().toLowerCase();
  return town.length >= 4 && title.toLowerCase().includes(town) ? "titlePlace" : null;
}
