// The people, forums and vacancies of the demo world by name: `up` shows it, tests speak of it.

/** One for all of them: a world of one's own needs no better. */
export const password = "forum-kerja";

/** Behind the codes of the demo world's staff, whose roles and companies ask for a second step: one for all of them, known to everybody. */
export const appSecret = "KRSXG5BAONSWG4TFOQQHGZLDOJSXIIDG";

export type CastPerson = {
  key: string;
  email: string;
  locale: "id" | "en" | "ar";
  roles: readonly ("recruiter" | "officer" | "admin")[];
  /** Organisations by key whose member this person is. */
  memberOf: readonly string[];
  /** Said on the last screen of `up`. */
  line: string;
};

const person = (key: string, line: string, more: Partial<CastPerson> = {}): CastPerson => ({
  key,
  email: `${key}@demo.test`,
  locale: "id",
  roles: [],
  memberOf: [],
  line,
  ...more,
});

export const people = [
  person("rina", "recruiter, host of Forum Kerja Karawang", { roles: ["recruiter"] }),
  person("bayu", "recruiter, moderator, host of Klinik CV", { roles: ["recruiter"] }),
  person("saleh", "recruiter, moderator, host of the Gulf forum (Arabic)", { roles: ["recruiter"], locale: "ar" }),
  person("hanan", "moderator, speaks for PT Rangka Nusantara", { memberOf: ["rangka"] }),
  person("dewi", "moderator, host of Ruang dukungan", { roles: ["recruiter"] }),
  person("sari", "employer, member of PT Rangka Nusantara", { memberOf: ["rangka"] }),
  person("agus", "looks for work: welder"),
  person("putri", "looks for work: warehouse, first time"),
  person("joko", "looks for work: forklift"),
  person("fatimah", "looks for work: nurse, in Arabic", { locale: "ar" }),
  person("lestari", "officer of the labour office", { roles: ["officer"] }),
  person("admin", "administrator: grants roles", { roles: ["admin"], locale: "en" }),
] as const satisfies readonly CastPerson[];

const indonesian = (town: string) => ({ country: "ID", town });
const saudi = (town: string) => ({ country: "SA", town });

/** What each company says of itself on its page. */
export const organisations = [
  {
    key: "rangka",
    name: "PT Rangka Nusantara",
    ...indonesian("Karawang"),
    about: "Kami merakit rangka jok mobil untuk tiga pabrik di Karawang. Dua ratus orang bekerja di tiga giliran.",
    answerableName: "Sari Maharani",
    answerableOffice: "manajer SDM",
    website: "https://rangka-nusantara.test",
  },
  {
    key: "senyum",
    name: "Klinik Senyum",
    ...indonesian("Karawang"),
    about: "Klinik gigi keluarga dengan empat dokter, buka juga pada malam hari.",
    answerableName: "drg. Ratna Dewi",
    answerableOffice: "pemilik",
  },
  {
    key: "antar",
    name: "PT Antar Cepat",
    ...indonesian("Bekasi"),
    about: "Kami mengantar paket di Bekasi dan Karawang dengan motor dan mobil listrik.",
    answerableName: "Bagus Prakoso",
    answerableOffice: "kepala operasi",
  },
  { key: "wasta", name: "Biro Wasta" },
  {
    key: "noor",
    name: "Al Noor Facilities, Riyadh",
    ...saudi("الرياض"),
    about: "ندير المباني والمرافق في الرياض: الصيانة والنظافة والاستقبال.",
    answerableName: "نورة السالم",
    answerableOffice: "مديرة الموارد البشرية",
  },
  {
    key: "matbakh",
    name: "Matbakh Al Khaleej, Jeddah",
    ...saudi("جدة"),
    about: "مطبخ مركزي يطبخ كل يوم لثلاثين مدرسة ومستشفيين في جدة.",
    answerableName: "خالد العمري",
    answerableOffice: "المدير العام",
  },
] as const;

export type CastSeries = {
  slug: string;
  title: string;
  purpose: string;
  zone: string;
  /** RFC 5545, without DTSTART. */
  rule: string;
  /** Local time of the start. */
  time: string;
  minutes: number;
  turnSeconds: 60 | 90 | 120;
  agenda: { kind: string; title: string; minutes: number }[];
  /** People by key with the name they show; the first one is the host. */
  moderators: { key: string; name: string; speaksFor?: string }[];
};

export const karawang: CastSeries = {
  slug: "forum-kerja-karawang",
  title: "Forum Kerja Karawang",
  purpose:
    "Setiap malam perekrut sukarela mendengarkan siapa saja yang mencari kerja di Karawang dan sekitarnya. Angkat tangan, bicara dua menit, pulang dengan saran, wawancara, atau pekerjaan.",
  zone: "Asia/Jakarta",
  rule: "FREQ=DAILY",
  time: "19:00",
  minutes: 180,
  turnSeconds: 120,
  agenda: [
    { kind: "opening", title: "Pembukaan dan aturan", minutes: 10 },
    { kind: "market", title: "Kabar pasar kerja", minutes: 15 },
    { kind: "technique", title: "Teknik wawancara", minutes: 15 },
    { kind: "pitch", title: "Pitch: manufaktur", minutes: 60 },
    { kind: "pause", title: "Jeda salat", minutes: 15 },
    { kind: "pitch", title: "Pitch: jasa dan ritel", minutes: 45 },
    { kind: "questions", title: "Tanya jawab", minutes: 15 },
    { kind: "closing", title: "Penutup", minutes: 5 },
  ],
  moderators: [
    { key: "rina", name: "Rina" },
    { key: "bayu", name: "Bayu" },
    { key: "saleh", name: "Saleh" },
    { key: "hanan", name: "Hanan", speaksFor: "rangka" },
    { key: "dewi", name: "Dewi" },
  ],
};

export const allSeries: readonly CastSeries[] = [
  karawang,
  {
    slug: "klinik-cv",
    title: "Klinik CV dan wawancara",
    purpose:
      "Bawa CV Anda, atau cukup cerita Anda. Dua perekrut memberi saran yang bisa dipakai hari itu juga: susunan CV, cara menjawab, cara bertanya soal upah.",
    zone: "Asia/Jakarta",
    rule: "FREQ=WEEKLY;BYDAY=TU,TH",
    time: "10:00",
    minutes: 60,
    turnSeconds: 90,
    agenda: [
      { kind: "opening", title: "Pembukaan", minutes: 5 },
      { kind: "technique", title: "Satu CV dibedah bersama", minutes: 15 },
      { kind: "pitch", title: "Giliran Anda", minutes: 35 },
      { kind: "closing", title: "Penutup", minutes: 5 },
    ],
    moderators: [
      { key: "bayu", name: "Bayu" },
      { key: "dewi", name: "Dewi" },
    ],
  },
  {
    slug: "multaqa-al-khaleej",
    title: "ملتقى وظائف الخليج",
    purpose:
      "لقاء صوتي أسبوعي للباحثين عن عمل في السعودية والخليج: ارفع يدك، عرّف بنفسك في دقيقتين، واسمع نصيحة مباشرة من مسؤولي توظيف. لا رسوم على أحد.",
    zone: "Asia/Riyadh",
    rule: "FREQ=WEEKLY;BYDAY=SU,TU,TH",
    time: "20:00",
    minutes: 120,
    turnSeconds: 120,
    agenda: [
      { kind: "opening", title: "الافتتاح والقواعد", minutes: 10 },
      { kind: "market", title: "أخبار سوق العمل", minutes: 20 },
      { kind: "pitch", title: "فقرة التعريف بالنفس", minutes: 70 },
      { kind: "questions", title: "أسئلة وأجوبة", minutes: 20 },
    ],
    moderators: [
      { key: "saleh", name: "صالح" },
      { key: "hanan", name: "حنان" },
    ],
  },
  {
    slug: "ruang-dukungan",
    title: "Ruang dukungan sesudah PHK",
    purpose:
      "Tanpa perusahaan, tanpa lowongan. Tempat bercerita dan bertanya tentang hak Anda sesudah pemutusan hubungan kerja, bersama orang yang pernah mengalaminya.",
    zone: "Asia/Jakarta",
    rule: "FREQ=WEEKLY;BYDAY=FR",
    time: "15:30",
    minutes: 90,
    turnSeconds: 120,
    agenda: [
      { kind: "opening", title: "Pembukaan", minutes: 10 },
      { kind: "pitch", title: "Bercerita", minutes: 60 },
      { kind: "questions", title: "Hak Anda", minutes: 20 },
    ],
    moderators: [{ key: "dewi", name: "Dewi" }],
  },
];
