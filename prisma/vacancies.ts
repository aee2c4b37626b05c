// The vacancies of the demo world, in the words of those who post them.

export type CastVacancy = {
  organisation: string;
  title: string;
  place: string;
  contract: "permanent" | "fixed_term" | "daily" | "freelance" | "internship";
  currency: "IDR" | "SAR";
  payMin: number;
  payMax: number;
  payUnit: "hour" | "day" | "month" | "task";
  openings: number;
  filled: number;
  /** Days from the making of the world. */
  openDays: number;
  description: string;
  mustHave: string[];
  pledgedBy: string;
};

export const vacancies: readonly CastVacancy[] = [
  {
    organisation: "rangka",
    title: "Operator Las Produksi",
    place: "Karawang Timur",
    contract: "fixed_term",
    currency: "IDR",
    payMin: 5_600_000,
    payMax: 6_100_000,
    payUnit: "month",
    openings: 20,
    filled: 8,
    openDays: 20,
    description:
      "Mengelas rangka jok otomotif dengan proses GMAW, memeriksa hasil sendiri, dan mencatat di lembar kerja. Kontrak PKWT 12 bulan, tiga shift berputar, lembur dibayar sesuai aturan.\n\nYang belum pernah kerja pabrik kami latih dua minggu, dibayar penuh sejak hari pertama. Ada bus jemputan dari Klari dan Telukjambe.",
    mustHave: ["Pernah mengelas SMAW atau GMAW, atau lulus pelatihan BLK", "Siap kerja shift", "SMA/SMK sederajat"],
    pledgedBy: "Sari M., manajer SDM",
  },
  {
    organisation: "rangka",
    title: "Teknisi Perawatan Mesin",
    place: "Karawang Timur",
    contract: "permanent",
    currency: "IDR",
    payMin: 6_400_000,
    payMax: 7_500_000,
    payUnit: "month",
    openings: 3,
    filled: 0,
    openDays: 30,
    description:
      "Merawat mesin press dan robot las, membaca gambar listrik, mencari sebab gangguan, dan menulis catatan perbaikan. Pekerja tetap sejak lulus masa percobaan tiga bulan.",
    mustHave: ["Dua tahun pengalaman perawatan mesin produksi", "Dapat membaca gambar listrik"],
    pledgedBy: "Sari M., manajer SDM",
  },
  {
    organisation: "rangka",
    title: "Pemeriksa Mutu",
    place: "Karawang Timur",
    contract: "fixed_term",
    currency: "IDR",
    payMin: 5_600_000,
    payMax: 5_900_000,
    payUnit: "month",
    openings: 6,
    filled: 2,
    openDays: 14,
    description:
      "Memeriksa ukuran dan sambungan las dengan jangka sorong dan mal, memisahkan yang cacat, dan memberi tahu operator pada jam yang sama. Duduk dan berdiri bergantian; kursi roda dapat masuk ke semua meja periksa.",
    mustHave: ["Teliti dan dapat membaca jangka sorong", "Siap kerja dua shift"],
    pledgedBy: "Sari M., manajer SDM",
  },
  {
    organisation: "senyum",
    title: "Perawat Gigi",
    place: "Cikampek",
    contract: "permanent",
    currency: "IDR",
    payMin: 5_200_000,
    payMax: 5_200_000,
    payUnit: "month",
    openings: 2,
    filled: 0,
    openDays: 25,
    description: "Mendampingi dokter gigi, menyiapkan alat, mensterilkan, dan menenangkan pasien anak. Enam hari kerja, libur hari Minggu.",
    mustHave: ["STR terapis gigi dan mulut yang berlaku"],
    pledgedBy: "drg. Maya, pemilik",
  },
  {
    organisation: "antar",
    title: "Staf Gudang Malam",
    place: "Klari",
    contract: "fixed_term",
    currency: "IDR",
    payMin: 5_400_000,
    payMax: 5_400_000,
    payUnit: "month",
    openings: 30,
    filled: 11,
    openDays: 18,
    description:
      "Memilah dan memuat paket pukul 21.00 sampai 05.00. Makan malam dan jemputan disediakan. Kontrak enam bulan, dapat diperpanjang.",
    mustHave: ["Siap kerja malam", "Dapat mengangkat 15 kg"],
    pledgedBy: "Rudi H., kepala gudang",
  },
  {
    organisation: "antar",
    title: "Operator Forklift",
    place: "Klari",
    contract: "fixed_term",
    currency: "IDR",
    payMin: 5_700_000,
    payMax: 6_300_000,
    payUnit: "month",
    openings: 4,
    filled: 1,
    openDays: 28,
    description:
      "Mengoperasikan forklift 2,5 ton di gudang tertutup, memeriksa unit sebelum jalan, dan menjaga jalur pejalan kaki tetap kosong.",
    mustHave: ["SIO forklift yang berlaku", "Satu tahun pengalaman di gudang"],
    pledgedBy: "Rudi H., kepala gudang",
  },
  {
    organisation: "antar",
    title: "Magang Administrasi Gudang",
    place: "Klari",
    contract: "internship",
    currency: "IDR",
    payMin: 130_000,
    payMax: 130_000,
    payUnit: "day",
    openings: 5,
    filled: 0,
    openDays: 40,
    description:
      "Mencatat barang masuk dan keluar, mencocokkan stok setiap sore, dan belajar membuat laporan. Uang saku harian, enam bulan, dengan sertifikat.",
    mustHave: ["Lulusan SMK atau mahasiswa", "Dapat memakai lembar kerja"],
    pledgedBy: "Rudi H., kepala gudang",
  },
  {
    organisation: "wasta",
    title: "Penerjemah Arab lepas",
    place: "Jarak jauh",
    contract: "freelance",
    currency: "IDR",
    payMin: 90_000,
    payMax: 120_000,
    payUnit: "task",
    openings: 4,
    filled: 0,
    openDays: 35,
    description:
      "Menerjemahkan surat kontrak kerja dan ijazah, Arab ke Indonesia dan sebaliknya. Upah dihitung setiap halaman, dibayar tujuh hari sesudah diserahkan.",
    mustHave: ["Lancar bahasa Arab tulis", "Pernah menerjemahkan dokumen resmi"],
    pledgedBy: "Umar W., pemilik",
  },
  {
    organisation: "noor",
    title: "فني تكييف وتبريد",
    place: "الرياض",
    contract: "fixed_term",
    currency: "SAR",
    payMin: 3_200,
    payMax: 4_000,
    payUnit: "month",
    openings: 12,
    filled: 3,
    openDays: 32,
    description:
      "صيانة وحدات التكييف المركزي في المباني المكتبية، مع سكن ومواصلات وتأمين طبي. عقد سنتان، تذكرة سفر سنوية، ولا يدفع المتقدم أي رسوم.",
    mustHave: ["خبرة سنتين في صيانة التكييف", "إقامة سارية أو استعداد للانتقال"],
    pledgedBy: "عبدالله ن.، مدير التوظيف",
  },
  {
    organisation: "noor",
    title: "Housekeeping Supervisor",
    place: "Riyadh",
    contract: "fixed_term",
    currency: "SAR",
    payMin: 3_000,
    payMax: 3_600,
    payUnit: "month",
    openings: 5,
    filled: 1,
    openDays: 26,
    description:
      "Lead a team of ten on two office floors: plan the shifts, check the rooms, order supplies, teach newcomers. Housing, transport and medical insurance are provided; the employer pays visa and ticket.",
    mustHave: ["Two years in housekeeping", "Basic Arabic or English"],
    pledgedBy: "Abdullah N., recruitment manager",
  },
  {
    organisation: "matbakh",
    title: "طاهٍ للمأكولات الإندونيسية",
    place: "جدة",
    contract: "fixed_term",
    currency: "SAR",
    payMin: 3_800,
    payMax: 4_800,
    payUnit: "month",
    openings: 2,
    filled: 0,
    openDays: 21,
    description:
      "إعداد قائمة يومية من الأطباق الإندونيسية لمطعم يخدم العاملين والحجاج، والإشراف على مساعدَين. السكن والوجبات على صاحب العمل.",
    mustHave: ["ثلاث سنوات خبرة في المطبخ الإندونيسي", "شهادة صحية سارية"],
    pledgedBy: "ليلى خ.، مديرة المطعم",
  },
];
