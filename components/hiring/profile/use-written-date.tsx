// Months and days of a profile as the language writes them: 2024-03 is "Maret 2024", "March 2024" or "مارس ٢٠٢٤".
import { useFormatter } from "next-intl";

const shapes = {
  4: { year: "numeric" },
  7: { month: "long", year: "numeric" },
  10: { day: "numeric", month: "long", year: "numeric" },
} as const;

export function useWrittenDate() {
  const format = useFormatter();
  return (date: string): string => {
    const shape = shapes[date.length as keyof typeof shapes];
    const at = new Date(`${date}${"-01-01".slice(date.length - 4)}T00:00:00Z`);
    return shape && !Number.isNaN(at.getTime()) ? format.dateTime(at, { ...shape, timeZone: "UTC" }) : date;
  };
}
