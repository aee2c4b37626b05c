import { expect, test } from "vitest";
import { scan } from "#lib/hiring/vacancy/word-scan";

const kinds = (text: string) => scan(text, "2026-11-28").map(({ kind }) => kind);

test.each([
  ["Syarat: maks. usia 25 tahun", "age"],
  ["Usia maksimal 30", "age"],
  ["Umur 18 - 25 thn", "age"],
  ["Max age 30", "age"],
  ["العمر لا يتجاوز ٣٠ سنة", "age"],
  ["Diutamakan wanita", "sex"],
  ["Females only", "sex"],
  ["للعمل في المطعم: ذكور فقط", "sex"],
  ["Berpenampilan menarik", "looks"],
  ["good looking", "looks"],
  ["حسنة المظهر", "looks"],
  ["Tinggi badan min. 160 cm", "height"],
  ["belum menikah", "marital_status"],
  ["Must be single", "marital_status"],
  ["Khusus muslimah", "religion"],
  ["Diutamakan putra daerah", "ethnicity"],
  ["Tidak buta warna", "health"],
  ["Pelamar membayar biaya administrasi Rp 150.000", "money"],
  ["Silakan transfer ke rekening HRD", "money"],
  ["Uang jaminan seragam", "money"],
  ["Ijazah asli ditahan selama kontrak", "money"],
  ["A registration fee of 50 SAR", "money"],
  ["رسوم التسجيل 100 ريال", "money"],
])("%s is found as %s", (text, kind) => expect(kinds(text)).toContain(kind));

test.each([
  "Pengalaman 20-25 tahun pengalaman di bidang las",
  "Tidak ada biaya administrasi",
  "Kami tidak meminta pelamar membayar apa pun",
  "No registration fee, ever",
  "عقد سنتان، تذكرة سفر سنوية، ولا يدفع المتقدم أي رسوم.",
  "Lembur dibayar sesuai aturan",
  "Upah dihitung setiap halaman, dibayar tujuh hari sesudah diserahkan.",
  "Menenangkan pasien anak. Enam hari kerja, libur hari Minggu.",
  "Melayani pelanggan wanita dan pria",
  "Mengukur tinggi rak dan berat paket",
  "Housing, transport and medical insurance are provided; the employer pays visa and ticket.",
])("%s is left in peace", (text) => expect(kinds(text)).toEqual([]));

test("a word counts from the day of its rule on, and is told as it was written", () => {
  expect(scan("berpenampilan menarik", "2025-05-27")).toEqual([]);
  expect(scan("Wajib Berpenampilan   Menarik ya", "2026-11-28")).toEqual([{ kind: "looks", words: "berpenampilan   menarik" }]);
});
