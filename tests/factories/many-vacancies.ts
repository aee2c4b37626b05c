// Very many vacancies, the same at every run: made by the database from numbers, so that a million take minutes.
import type pg from "pg";

const jobs =
  "Operator Produksi|Operator Las|Juru Las Kapal|Teknisi Mesin|Teknisi AC|Teknisi Listrik|Perawat|Perawat Gigi|Bidan|Apoteker|Kurir Motor|Kurir Barang|Sopir Truk|Sopir Pribadi|Staf Gudang|Kepala Gudang|Admin Kantor|Admin Gudang|Kasir|Pramuniaga|Penjahit|Pemotong Kain|Pemeriksa Mutu|Satpam|Petugas Kebersihan|Koki|Juru Masak|Barista|Pelayan Restoran|Resepsionis|Guru Matematika|Guru Bahasa Inggris|Guru TK|Akuntan|Staf Keuangan|Staf Pajak|Analis Data|Software Engineer|Backend Developer|Frontend Developer|Data Engineer|UI Designer|Desainer Grafis|Fotografer|Editor Video|Penulis Konten|Customer Service|Telemarketing|Sales Executive|Sales Lapangan|Account Manager|Digital Marketing|Marketing Officer|HR Officer|Rekruter|Mandor Bangunan|Tukang Kayu|Tukang Batu|Insinyur Sipil|Drafter|Surveyor|Mekanik Motor|Mekanik Mobil|Operator Forklift|Operator Alat Berat|Petani Hidroponik|Peternak Ayam|Nelayan|Buruh Panen|Asisten Rumah Tangga|Pengasuh Anak|Terapis|Penata Rambut|Penerjemah|Pemandu Wisata|Staf Hotel|Housekeeping|Nurse|Welder|Civil Engineer|Warehouse Staff|Site Supervisor|Safety Officer|Quality Inspector|Procurement Officer|Legal Staff|Notaris Muda|Sekretaris|Peneliti|Laboran|Operator Jahit|Operator Printing|Pengemudi Ojek|Petugas Parkir|Tukang Cat|Tukang Ledeng|Ahli Gizi|Fisioterapis|Psikolog";
const grades = "|||||Senior|Junior|Magang|Shift Malam|Paruh Waktu|Berpengalaman|Wilayah Timur|Cabang Baru|Harian";
const words =
  "kerja shift malam pagi lembur dibayar sesuai aturan pengalaman minimal tahun lulusan SMA SMK sederajat sehat jasmani dapat membaca gambar teknik mengoperasikan mesin press robot las produksi otomotif komponen pabrik karawang bekasi cikarang laporan harian lembar tim target pelanggan layanan komunikasi bahasa inggris komputer excel word administrasi arsip dokumen stok barang gudang pengiriman rute kota kendaraan sendiri SIM A B C helm bensin uang makan transport BPJS kesehatan ketenagakerjaan tunjangan hari raya bonus mess tempat tinggal seragam pelatihan dua minggu sertifikat BNSP BLK keselamatan alat pelindung diri kebersihan dapur menu resep kasir uang tunai toko etalase jam buka tutup mall hotel tamu kamar restoran klinik pasien obat dokter perawat STR jaga poli anak sekolah kelas murid kurikulum nilai rapat proyek bangunan semen kayu besi cat listrik pipa air ukur drafter autocad sipil jalan jembatan kebun panen bibit pupuk sawah ikan kapal jaring laut experience team customer sales market report project software developer python javascript java react cloud database network security design figma photo video content social media campaign english communication leadership planning budget audit tax finance invoice contract legal office support remote flexible salary insurance training career growth quality safety warehouse logistics driver delivery production maintenance welding electrical mechanical civil engineer supervisor manager assistant staff entry level fresh graduate welcome".split(
    " ",
  );
const towns: [town: string, region: string | null, country: string, zone: string, currency: string][] = [
  ...(
    [
      ["Karawang Timur", "JB"],
      ["Bekasi", "JB"],
      ["Cikarang", "JB"],
      ["Bandung", "JB"],
      ["Jakarta Selatan", "JK"],
      ["Jakarta Barat", "JK"],
      ["Tangerang", "BT"],
      ["Serang", "BT"],
      ["Surabaya", "JI"],
      ["Sidoarjo", "JI"],
      ["Malang", "JI"],
      ["Semarang", "JT"],
      ["Solo", "JT"],
      ["Yogyakarta", "YO"],
      ["Medan", "SU"],
      ["Batam", "KR"],
      ["Pekanbaru", "RI"],
      ["Palembang", "SS"],
      ["Lampung", "LA"],
      ["Denpasar", "BA"],
      ["Makassar", "SN"],
      ["Balikpapan", "KI"],
      ["Pontianak", "KB"],
      ["Manado", "SA"],
      ["Jayapura", "PA"],
    ] as const
  ).map(([town, region]): [string, string, string, string, string] => [town, `ID-${region}`, "ID", "Asia/Jakarta", "IDR"]),
  ["الرياض", "SA-01", "SA", "Asia/Riyadh", "SAR"],
  ["جدة", "SA-02", "SA", "Asia/Riyadh", "SAR"],
  ["Dubai", "AE-DU", "AE", "Asia/Dubai", "AED"],
  ["", null, "ID", "Asia/Jakarta", "IDR"],
];

const list = (values: readonly string[]) => `(ARRAY[${values.map((value) => `'${value}'`).join(",")}])`;
/** Between 0 and 1, always the same for a row and a purpose. */
const dice = (purpose: number) => `((hashint8extended(n, ${purpose}) & 1048575) / 1048576.0)`;
/** One of a list; the first ones far more often, as words and places are. */
const oneOf = (values: readonly string[], purpose: number, skew = 1) =>
  `(${list(values)})[1 + floor(power(${dice(purpose)}, ${skew}) * ${values.length})::int]`;

/** Texts and titles that vacancies share, each with its words: looking them up is what makes a million quick. */
const shared = `
  CREATE TEMPORARY TABLE many_text ON COMMIT PRESERVE ROWS AS
    SELECT n, text, search_document(text) AS vector FROM (SELECT n, (SELECT string_agg(
      ${list(words)}[1 + floor(power((hashint8extended(n, 100 + w) & 1048575) / 1048576.0, 1.7) * ${words.length})::int], ' ') FROM generate_series(1, 45) w) AS text
      FROM generate_series(0::bigint, 1999) n) one;
  CREATE TEMPORARY TABLE many_title ON COMMIT PRESERVE ROWS AS
    SELECT n, title, setweight(search_document(title), 'A') AS vector FROM (SELECT n,
      trim(${oneOf(jobs.split("|"), 4, 1.6)} || ' ' || ${oneOf(grades.split("|"), 5)}) AS title FROM generate_series(0::bigint, 1999) n) one;
  CREATE TEMPORARY TABLE many_town ON COMMIT PRESERVE ROWS AS
    SELECT n, town, nullif(region, '') AS region, country, zone, currency, setweight(to_tsvector('simple', search_words(town)), 'C') AS vector
    FROM (VALUES ${towns.map((one, n) => `(${n}, ${one.map((value) => `'${value ?? ""}'`).join(", ")})`).join(", ")}) t (n, town, region, country, zone, currency);
  CREATE INDEX ON many_text (n); CREATE INDEX ON many_title (n); ANALYZE many_text, many_title, many_town`;

/**
 * Adds `count` open vacancies of 2,000 companies to what is there, spread over sixty days. `owner` may change tables. Ids and words
 * follow from the numbers alone.
 */
export async function manyVacancies(owner: pg.Client, count: number): Promise<void> {
  await owner.query(shared);
  await owner.query(`INSERT INTO organisation (id, name, seed)
    SELECT md5('company ' || n)::uuid, 'PT ' || initcap(${oneOf(words, 1)}) || ' ' || initcap(${oneOf(words, 2)}) || ' ' || n, 'seed' || n
    FROM generate_series(1, 2000) n ON CONFLICT DO NOTHING`);
  // The words are put in as they are known: what the triggers would make of each again.
  await owner.query("ALTER TABLE vacancy DISABLE TRIGGER USER");
  // An index is made faster than it grows.
  const { rows: indexes } = await owner.query<{ name: string; made: string }>(`SELECT indexname AS name, indexdef AS made FROM pg_indexes
    WHERE schemaname = 'public' AND tablename = 'vacancy' AND indexname LIKE 'vacancy_%' AND indexname <> 'vacancy_pkey'`);
  for (const { name } of indexes) await owner.query(`DROP INDEX "${name}"`);
  const batch = 50_000;
  for (let from = 1; from <= count; from += batch)
    await owner.query(`INSERT INTO vacancy (id, organisation_id, title, place, country, zone, remote, region, contract, currency, pay_min, pay_max, pay_unit,
        openings, deadline, description, must_have, pledged_by, occupation, education_min, experience_months_min, created_at, published_at, confirmed_open_at,
        search_vector)
      SELECT md5('vacancy ' || one.n)::uuid, md5('company ' || 1 + (hashint8extended(one.n, 3) & 2047) % 2000)::uuid, title, town, country, zone, town = '', region,
        (${list(["permanent", "fixed_term", "fixed_term", "part_time", "daily", "freelance", "internship"])})[1 + contract_nth]::"ContractKind", currency,
        pay, pay * 5 / 4, 'month', openings, deadline, text || ' kode' || one.n % 200000, '{}', 'Sari', occupation,
        (${list(["none", "primary", "high_school", "high_school", "associate", "bachelor"])})[1 + education_nth]::"EducationLevel",
        (ARRAY[0, 0, 12, 24, 36, 60])[1 + experience_nth], at, at, at,
        t.vector || p.vector || x.vector || ('kode' || one.n % 200000)::tsvector
      FROM (SELECT n, floor(power(${dice(14)}, 1.5) * ${towns.length})::int AS town_nth, floor(${dice(4)} * 2000)::int AS title_nth, floor(${dice(5)} * 2000)::int AS text_nth,
          1500000 + (${dice(15)} * 200)::int * 50000 AS pay, now() - interval '60 days' * ${dice(16)} AS at, floor(${dice(6)} * 7)::int AS contract_nth,
          1 + (${dice(7)} * 20)::int AS openings, to_char(now() + interval '1 day' * (2 + ${dice(8)} * 50), 'YYYY-MM-DD') AS deadline,
          floor(${dice(11)} * 10)::int AS occupation, floor(${dice(12)} * 6)::int AS education_nth, floor(${dice(13)} * 6)::int AS experience_nth
        FROM generate_series(${from}::bigint, ${Math.min(count, from + batch - 1)}::bigint) n) one
      JOIN many_town p ON p.n = town_nth JOIN many_title t ON t.n = title_nth JOIN many_text x ON x.n = text_nth
      ON CONFLICT DO NOTHING`);
  for (const { made } of indexes) await owner.query(made);
  await owner.query("ALTER TABLE vacancy ENABLE TRIGGER USER");
  await owner.query(`INSERT INTO search_word SELECT DISTINCT w FROM many_title, regexp_split_to_table(search_words(title), '\\s+') w
    WHERE length(w) >= 4 ON CONFLICT DO NOTHING`);
  await owner.query("ANALYZE vacancy, organisation, search_word");
}
