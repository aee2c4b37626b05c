// What is said in the demo forum, and by whom. All of it is invented; the voices are synthetic (scripts/demo/forum/make-voices.ts).
import type { OutcomeCode } from "#lib/hiring/rules";

export type Language = "id" | "en" | "ar";
/** A sound file of voices/ by name, with the words in it. */
export type Clip = { file: string; words: string };

export type Part = {
  key: string;
  language: Language;
  name: string;
  /** A voice of espeak-ng. */
  voice: string;
  card: { roleWanted: string; field: string; city: string; line: string };
  pitch: string;
  question: string;
  answer: string;
  advice: string;
  outcome: { code: OutcomeCode; note: string; aboutPinned?: true };
};

/** The two who lead the demo forum, by their key in prisma/cast.ts. */
export const leaders = {
  id: { key: "bayu", voice: "id+m3" },
  en: { key: "bayu", voice: "en-gb+m3" },
  ar: { key: "saleh", voice: "ar+m7" },
} as const;

export const parts: readonly Part[] = [
  {
    key: "welder",
    language: "id",
    name: "Andi",
    voice: "id+m1",
    card: {
      roleWanted: "Operator las",
      field: "Manufaktur",
      city: "Karawang Barat",
      line: "Las SMAW dan GMAW, empat tahun di bengkel rangka",
    },
    pitch:
      "Selamat malam. Nama saya Andi, dari Karawang Barat. Saya tukang las, empat tahun di bengkel rangka truk. Saya biasa S M A W dan G M A W, posisi datar dan tegak. Bengkel kami tutup bulan lalu, jadi saya mencari kerja di pabrik. Saya siap kerja shift.",
    question: "Terima kasih, Pak Andi. Apakah ada sertifikat las yang masih berlaku?",
    answer: "Ada, Pak. Sertifikat dari balai latihan kerja, berlaku sampai tahun depan. Fotokopinya sudah saya siapkan.",
    advice:
      "Bagus sekali. Tulis jenis las dan posisi yang Bapak kuasai di baris pertama surat lamaran. Lowongan operator las yang tersemat di layar mencari orang seperti Bapak. Silakan lamar malam ini juga.",
    outcome: { code: "referred", note: "Sertifikat masih berlaku; diarahkan ke lowongan yang tersemat.", aboutPinned: true },
  },
  {
    key: "nurse",
    language: "ar",
    name: "مريم",
    voice: "ar+f2",
    card: { roleWanted: "ممرضة", field: "الصحة", city: "الرياض", line: "خمس سنوات في قسم الطوارئ" },
    pitch:
      "السلام عليكم. اسمي مريم، أنا ممرضة. عملت خمس سنوات في قسم الطوارئ. أبحث عن عمل في مستشفى في الرياض. عندي رخصة سارية وأتكلم العربية والإنجليزية.",
    question: "أهلا بك يا مريم. هل تقبلين العمل في المناوبات الليلية؟",
    answer: "نعم، عملت في المناوبات الليلية ثلاث سنوات، وهذا لا يزعجني.",
    advice: "ممتاز. اذكري عدد الحالات التي تعاملت معها كل يوم، فالأرقام تقنع أكثر من الكلام. لا تدفعي أي رسوم لأي شخص مقابل العمل.",
    outcome: { code: "advice", note: "تذكر أرقاما من قسم الطوارئ في أول سطر من السيرة." },
  },
  {
    key: "warehouse",
    language: "id",
    name: "Ratna",
    voice: "id+f2",
    card: { roleWanted: "Staf gudang", field: "Gudang", city: "Klari", line: "Tiga tahun menerima barang, bisa lembar kerja" },
    pitch:
      "Selamat malam semuanya. Saya Ratna dari Klari. Tiga tahun saya bekerja di bagian penerimaan barang. Saya mencatat stok dengan lembar kerja, dan selisih gudang kami di bawah satu persen. Saya mencari pekerjaan tetap yang dekat rumah.",
    question: "Menarik, Bu Ratna. Berapa orang dalam tim Ibu waktu itu?",
    answer: "Kami enam orang dalam satu shift. Saya yang membagi tugas kalau kepala regu tidak masuk.",
    advice:
      "Nah, itu kalimat yang penting. Sebutkan bahwa Ibu pernah membagi tugas enam orang. Perekrut mencari calon kepala regu, bukan hanya staf.",
    outcome: { code: "advice", note: "Sebutkan pengalaman membagi tugas enam orang." },
  },
  {
    key: "technician",
    language: "en",
    name: "Daniel",
    voice: "en-gb+m1",
    card: { roleWanted: "Maintenance technician", field: "Manufacturing", city: "Bekasi", line: "Six years with presses and conveyors" },
    pitch:
      "Good evening. My name is Daniel. I am a maintenance technician. I have worked six years with presses and conveyors. Last year I cut the stops of one line by half, because I began to check the bearings every week. I am looking for a permanent job.",
    question: "Thank you, Daniel. Can you read an electrical drawing?",
    answer: "Yes, I can. I have also drawn two small control panels myself.",
    advice:
      "Very good. Say first that you cut the stops by half, and only then say for how many years you have worked. Results come before years.",
    outcome: { code: "advice", note: "Begin with the result: stops cut by half." },
  },
  {
    key: "graduate",
    language: "id",
    name: "Fajar",
    voice: "id+m5",
    card: {
      roleWanted: "Operator produksi",
      field: "Manufaktur",
      city: "Rengasdengklok",
      line: "Lulusan SMK mesin, baru pertama mencari kerja",
    },
    pitch:
      "Selamat malam, Pak. Saya Fajar, baru lulus S M K jurusan mesin. Saya belum pernah bekerja, tetapi saya magang tiga bulan di bengkel bubut. Saya bisa membaca jangka sorong dan gambar teknik. Saya siap ditempatkan di mana saja.",
    question: "Selamat, Fajar. Apa yang paling sulit waktu magang?",
    answer: "Waktu itu ukuran benda saya meleset. Saya ukur ulang, ternyata pahatnya tumpul. Sejak itu saya periksa pahat setiap pagi.",
    advice:
      "Cerita itu jauh lebih baik daripada daftar nilai. Simpan, dan ceritakan dalam wawancara: masalahnya apa, apa yang kamu kerjakan, dan apa hasilnya.",
    outcome: { code: "advice", note: "Ceritakan masalah, tindakan, dan hasil dari masa magang." },
  },
  {
    key: "tailor",
    language: "id",
    name: "Yuni",
    voice: "id+f4",
    card: { roleWanted: "Operator jahit", field: "Garmen", city: "Purwakarta", line: "Enam tahun, mesin cepat dan obras" },
    pitch:
      "Assalamualaikum. Saya Yuni dari Purwakarta. Enam tahun saya menjahit di pabrik garmen, memakai mesin cepat dan mesin obras. Target saya selalu tercapai. Sekarang pabriknya pindah, dan saya tidak bisa ikut karena anak saya masih sekolah.",
    question: "Terima kasih, Bu Yuni. Jam kerja seperti apa yang Ibu cari?",
    answer: "Saya mencari shift pagi. Kalau shift pagi, saya bisa lembur sampai jam lima sore.",
    advice:
      "Baik. Tanyakan jadwal shift sebelum membicarakan upah, dan katakan dari awal bahwa Ibu bisa lembur sampai jam lima. Itu membuat Ibu mudah ditempatkan.",
    outcome: { code: "advice", note: "Tanyakan jadwal shift lebih dulu." },
  },
  {
    key: "cooling",
    language: "ar",
    name: "عمر",
    voice: "ar+m3",
    card: { roleWanted: "فني تكييف", field: "الصيانة", city: "جدة", line: "أربع سنوات في صيانة التكييف المركزي" },
    pitch:
      "مساء الخير. اسمي عمر، أنا فني تكييف وتبريد. عملت أربع سنوات في صيانة التكييف المركزي في المباني الكبيرة. أبحث عن عمل في جدة أو في الرياض.",
    question: "شكرا يا عمر. هل عندك رخصة قيادة؟",
    answer: "نعم، عندي رخصة سارية، وأستطيع أن أعمل خارج المدينة.",
    advice: "جيد جدا. اكتب الرخصة في أول السيرة، وخذ معك صور الشهادات. واسأل عن السكن والمواصلات قبل أن توقع العقد.",
    outcome: { code: "advice", note: "يكتب رخصة القيادة في أول السيرة." },
  },
  {
    key: "forklift",
    language: "id",
    name: "Hendra",
    voice: "id+m7",
    card: { roleWanted: "Operator forklift", field: "Gudang", city: "Telukjambe", line: "Surat izin aktif, dua tahun tanpa kecelakaan" },
    pitch:
      "Malam, Pak Bayu. Saya Hendra, operator forklift. Surat izin saya masih aktif. Dua tahun saya bekerja di gudang dingin, tanpa satu kecelakaan pun. Kontrak saya habis minggu depan, dan saya mau pindah ke gudang yang lebih dekat.",
    question: "Dua tahun tanpa kecelakaan itu penting. Bagaimana caranya?",
    answer: "Saya periksa unit setiap mulai shift, dan saya selalu berhenti di persimpangan jalur orang.",
    advice:
      "Sampaikan persis seperti itu waktu wawancara. Minta juga surat keterangan dari gudang yang sekarang sebelum kontrak Bapak habis.",
    outcome: { code: "advice", note: "Minta surat keterangan sebelum kontrak habis." },
  },
  {
    key: "reception",
    language: "en",
    name: "Grace",
    voice: "en-gb+f2",
    card: { roleWanted: "Receptionist", field: "Services", city: "Jakarta", line: "Two years at a hotel desk, three languages" },
    pitch:
      "Hello, everybody. I am Grace. I have worked two years at the desk of a hotel. I speak English, Indonesian and some Arabic. I am calm when many guests come at once. I would like to work in a clinic or in an office.",
    question: "Hello, Grace. What do you do when a guest is angry?",
    answer: "I listen to the end, I say what I have understood, and then I say what I will do and when.",
    advice:
      "That is a very good answer. Put the three languages at the top of your letter, and tell this story when they ask about your strengths.",
    outcome: { code: "advice", note: "Languages at the top of the letter." },
  },
  {
    key: "cook",
    language: "id",
    name: "Wati",
    voice: "id+f5",
    card: { roleWanted: "Juru masak", field: "Jasa boga", city: "Karawang Timur", line: "Katering pabrik, empat ratus porsi sehari" },
    pitch:
      "Selamat malam. Saya Wati. Lima tahun saya memasak untuk katering pabrik, empat ratus porsi sehari. Saya menyusun menu mingguan, dan saya menjaga kebersihan dapur. Saya mencari pekerjaan di dapur kantor atau rumah sakit.",
    question: "Empat ratus porsi, luar biasa. Apakah Ibu pernah menghitung biaya menu?",
    answer: "Pernah. Saya menghitung biaya setiap porsi, dan tidak boleh lebih dari dua belas ribu rupiah.",
    advice: "Itu keahlian yang dicari rumah sakit. Tulis jumlah porsi dan biaya setiap porsi. Dua angka itu cukup untuk membuka pintu.",
    outcome: { code: "advice", note: "Tulis jumlah porsi dan biaya per porsi." },
  },
];

/** Said by the leader who calls the next one; `guest` where a visitor's own hand is next. */
export const calls: Record<Language | "guest", Clip> = {
  id: { file: "next-id", words: "Terima kasih. Kita lanjut ke nomor berikutnya. Silakan naik ke panggung." },
  en: { file: "next-en", words: "Thank you. Now we go on with the next number. Please come to the stage." },
  ar: { file: "next-ar", words: "شكرا جزيلا. ننتقل إلى الرقم التالي. تفضل إلى المنصة." },
  guest: {
    file: "next-guest",
    words: "Sekarang giliran pengunjung kita. Silakan terima panggilan di layar Anda, lalu bicaralah. Kami mendengarkan.",
  },
};

/** Said after a visitor has spoken. */
export const thanks: Clip = {
  file: "thanks",
  words: "Terima kasih sudah bicara. Kami di sini hanya contoh suara, tetapi di forum yang sebenarnya perekrut akan menjawab Anda.",
};

/** Said between two turns. */
export const tips: readonly (Clip & { language: Language })[] = [
  {
    language: "id",
    file: "tip-welcome",
    words:
      "Selamat datang di Forum Kerja Karawang. Ini adalah forum contoh dengan suara buatan. Angkat tangan kalau Anda ingin mencoba bicara. Tidak ada yang direkam, dan tidak ada biaya apa pun.",
  },
  {
    language: "id",
    file: "tip-numbers",
    words:
      "Satu saran untuk semua: dalam dua menit, sebutkan satu angka yang Anda banggakan. Berapa orang, berapa unit, berapa persen. Angka mudah diingat.",
  },
  {
    language: "ar",
    file: "tip-arabic",
    words: "أهلا بكم في هذا اللقاء. هذه أصوات اصطناعية للتجربة فقط. ارفع يدك إذا أردت أن تتكلم، ولا تدفع أي رسوم مقابل العمل.",
  },
  {
    language: "id",
    file: "tip-fee",
    words: "Ingat, lowongan yang benar tidak pernah meminta uang. Kalau ada yang meminta biaya pendaftaran, laporkan kepada moderator.",
  },
];

const clip = (file: string, words: string): Clip => ({ file, words });

/** The four clips of a part, in the order of its turn. */
export const clipsOf = ({ key, pitch, question, answer, advice }: Part) => ({
  pitch: clip(`${key}-pitch`, pitch),
  question: clip(`${key}-question`, question),
  answer: clip(`${key}-answer`, answer),
  advice: clip(`${key}-advice`, advice),
});
