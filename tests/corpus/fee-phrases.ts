// What brokers write to seekers, and what companies write to applicants, in the words of both.
export const brokers: readonly string[] = `
Biaya administrasi 150 ribu ya kak
Silakan transfer biaya pendaftaran Rp 200.000
Ada biaya seragam 350rb dibayar sebelum masuk
Uang jaminan 1 juta, nanti dikembalikan
Untuk proses cepat, transfer dulu 500 ribu
Bayar dulu baru dapat jadwal wawancara
DP dulu 2 juta sisanya potong gaji
Biaya medical 450.000 ditransfer hari ini
MCU bayar sendiri 600 ribu di klinik kami
Bisa lewat orang dalam, siapkan 5 juta
Titip nama 3 juta pasti masuk
Uang rokok buat bapak HRD 100 ribu saja
Uang kopi untuk satpam seikhlasnya
Uang terima kasih setelah diterima 2 juta
Kirim pulsa 100 ribu ke nomor saya
Nomor rekening saya nanti saya kirim
Transfer ke rekening BCA atas nama Budi
Tf ke dana 250rb sekarang
Setor dulu 1,5 juta supaya nama aman
Uang muka penempatan 3.000.000
Biaya pelatihan 750 ribu wajib sebelum kerja
Pelatihan berbayar dua hari 400 ribu
Biaya akomodasi diganti saat wawancara, tiket lewat travel kami 1,2 juta
Travel ditanggung pelamar dulu, diganti setelah wawancara
Tiket pesawat dibayar dulu nanti direimburse di lokasi interview
Biaya APD 275 ribu per orang
Beli seragam dulu, biaya seragam 300.000
Formulir 50 ribu per lembar, bayar di tempat
Biaya formulir lima puluh ribu
Uang pelicin 4 juta ke bagian personalia
B i a y a administrasi 150rb
B.I.A.Y.A pendaftaran 100 ribu
Bi4ya admin 150rb ya
B1aya s3ragam 200rb
Tr4nsfer dulu 300 ribu
Biaya admnistrasi dan admin Rp150.000 via transfer
Biaya administrasi ٢٠٠٠٠٠
Deposit awal 500 ribu agar kursi tidak diambil orang
Jaminan 1 juta dikembalikan setelah tiga bulan, transfer sekarang
Lunasi dulu biaya proses sebelum tanda tangan kontrak
Uang tanda jadi 1.000.000 supaya masuk daftar
Saya bantu orang dalam, bayarnya setelah lolos 6 juta
Pakai orang dalam saja lebih cepat
Jalur orang dalam masih ada dua kursi
Biaya ID card dan atribut 175.000
Biaya penempatan satu juta dibayar tunai
Biaya interview 75 ribu untuk ruang
Biaya wawancara 50 ribu dibayar di muka
Kirim uang administrasi sebelum jam 5 sore
Kirim uang dulu baru saya masukkan namanya
Bayar setengah dulu, sisanya setelah kerja
Biaya kontrak kerja 2 jt
Uang deposit seragam 250k
Biaya legalitas berkas 300.000 rupiah
Biaya tes kesehatan 350 rb di klinik rekanan
Biaya travel Jakarta Karawang 400 ribu, kami yang pesan
Isi voucher 200 ribu sebagai tanda serius
Belikan pulsa dulu 50rb untuk konfirmasi
Serahkan ijazah asli dan bayar jaminan 500 ribu
Tahan ijazah atau uang 2 juta
Nomer rek saya di bawah, kirim 150 ribu
Siapkan uang masuk 7 juta kalau mau cepat
Uang pangkal tiga juta, gaji besar menanti
Cukup transfer 99 ribu untuk aktivasi akun kerja
Bayar 25.000 per berkas untuk proses rekrutmen
Pendaftaran 100 ribu, kuota terbatas
Registrasi 75.000 dulu ya kak baru masuk grup
Admin 50 ribu saja kok
Adm 100rb dan rekening menyusul
Gratis, tapi transfer 100 ribu untuk materai
Tidak ada biaya, hanya bayar 150 ribu untuk seragam
Tanpa biaya, cukup bayar 85 ribu untuk id card
Biaya kerja di pabrik 3 juta, dicicil boleh
Tf dp 500 hari ini 500.000 sisanya besok
Titip uang 2 juta ke mandor
Titip berkas ke saya 150 ribu
Uang komitmen 400 ribu supaya tidak kabur
Uang jasa saya 10 persen gaji pertama, bayar di muka 500 ribu
Talangi dulu biaya tiketnya 900 ribu
Biaya pengurusan paspor dan visa 12 juta
There is a registration fee of 50 dollars
Please pay the processing fee before the interview
A small deposit of 200 SAR is needed
Refundable deposit, 300 riyal
Send 100 USD to my account first
You must pay upfront for the training
Training fee 150 dollars, paid today
The visa fee is yours, 2000 SAR
Uniform fee 45 USD before you start
Transfer the money first and we confirm your seat
Pay in advance to hold your place
Background check fee 30 dollars
Buy your own starter kit from us, 90 USD
Send gift cards to this account
Agency fee 500 SAR
Medical fee must be paid to our clinic, 250 SAR
Security deposit for the uniform
رسوم التسجيل ٢٠٠ ريال
رسوم إدارية 150 ريال قبل المقابلة
حوّل المبلغ أولا ثم نؤكد
ادفع مقدما لحجز مكانك
ارسل 300 ريال الى حسابي
رسوم التدريب ٥٠٠ ريال
مبلغ تأمين مسترد 400 ريال
عربون 200 درهم
رسوم التأشيرة عليك 2000 ريال
تحويل 100 ريال قبل المقابلة
رسوم الفحص 250 ريال في عيادتنا
`
  .trim()
  .split("\n");

export const companies: readonly string[] = `
Selamat pagi, kami ingin bicara dengan Anda hari Selasa pukul 09.00.
Gaji Rp 5.600.000 sampai Rp 6.100.000 per bulan.
Tidak ada biaya apa pun dalam proses ini.
Perusahaan tidak memungut biaya apa pun dari pelamar.
Seragam disediakan perusahaan, Anda tidak perlu membayar.
Biaya medical ditanggung perusahaan.
MCU gratis di klinik perusahaan hari Kamis.
Kami tidak meminta uang atau transfer dari siapa pun.
Jangan membayar siapa pun yang mengatasnamakan kami.
Uang makan 25 ribu per hari dibayar bersama gaji.
Tunjangan transport 300.000 per bulan.
Lembur dibayar 1,5 kali sesuai aturan.
Bonus kehadiran 200 ribu per bulan.
Gaji ditransfer setiap tanggal 25.
THR dibayar sesuai peraturan.
Pelatihan dua minggu, upah tetap dibayar penuh.
Pelatihan diberikan tanpa biaya.
Alat pelindung diri disediakan oleh kami.
Biaya transportasi ke lokasi diganti oleh perusahaan 50 ribu.
Apakah Anda bisa kerja shift malam?
Kapan Anda bisa mulai bekerja?
Mohon bawa ijazah asli untuk dilihat, lalu dibawa pulang lagi.
Wawancara di gerbang barat, parkir gratis.
Anda lolos ke tahap berikutnya.
Terima kasih, kali ini kami memilih pelamar lain.
Kami membutuhkan sertifikat las 3G yang masih berlaku.
Pengalaman dua tahun di pabrik sejenis diutamakan.
Upah harian 180.000, dibayar tiap Sabtu.
Upah borongan 2.500 per potong.
Kontrak dua belas bulan, dapat diperpanjang.
Jam kerja 08.00 sampai 16.00, istirahat satu jam.
Tim kami 45 orang di dua gedung.
Target kami 10.000 kursi per bulan.
Apakah Anda punya SIM B1?
Kami hubungi lagi sebelum tanggal 4 Desember.
Rekan saya Dewi akan menemui Anda di lobi.
Anda tidak perlu membeli apa pun.
Kopi dan makan siang tersedia di kantin.
Area pabrik bebas rokok.
Bagian administrasi ada di lantai dua.
Anda akan bekerja di bagian administrasi gudang.
Pengalaman sebagai staf administrasi tiga tahun sangat membantu.
Posisi ini memerlukan kemampuan administrasi dan lembar kerja.
Kami mencari kasir yang terbiasa dengan pembayaran nontunai.
Tugasnya menerima pembayaran tamu dan mencatatnya.
Pernah bekerja di bank bagian transfer valuta?
Supervisor pelatihan akan menjelaskan cara memakai mesin.
Jaminan kesehatan dan ketenagakerjaan didaftarkan sejak hari pertama.
Jaminan sosial dibayar perusahaan.
Hotel kami punya 120 kamar, Anda bekerja di resepsionis.
Agen travel kami mencari pemandu wisata berbahasa Arab.
Tiket dan akomodasi selama dinas ditanggung kantor.
Kami mengganti ongkos perjalanan 75 ribu dengan bukti.
Formulir diisi di tempat, lima menit saja.
Mohon isi formulir di halaman lamaran.
Pendaftaran BPJS kami urus.
Nilai kontrak proyek ini besar, tim Anda sepuluh orang.
Anda mengelola anggaran pemasaran tiga orang.
Kursi tersisa empat.
Ruang wawancara nomor 12.
Nomor antrean Anda 7.
Datang 15 menit lebih awal.
Pakaian bebas rapi.
Selamat, kami menawarkan pekerjaan ini kepada Anda.
Tawaran tertulis kami kirim lewat halaman lamaran.
Silakan baca syarat kontraknya dulu sebelum setuju.
Masa percobaan tiga bulan dengan gaji penuh.
Cuti dua belas hari setahun.
Perusahaan menanggung seragam dan sepatu.
Kami yang membayar tiket pesawat Anda.
Apakah 5.800.000 per bulan sesuai harapan Anda?
Berapa gaji yang Anda harapkan?
Shift pertama mulai pukul 06.00.
Mesin jahit kami merek industri, 40 unit.
Mohon maaf, kursinya sudah terisi.
Silakan melamar lagi bulan depan.
Anda bisa menarik lamaran kapan saja.
Bahasa Inggris dasar cukup.
Lokasi di Karawang Timur, dekat stasiun.
Bus karyawan gratis dari tiga titik.
We would like to talk to you on Tuesday at nine.
There is no fee at any step.
We never ask applicants for money.
You do not pay anything.
The salary is 4,500 SAR a month.
Housing allowance 1,000 SAR a month.
The company pays for your visa and ticket.
The uniform is free.
Medical checks are covered by the company.
We will refund your bus ticket.
Training is paid by us and lasts two weeks.
Please bring your certificate.
Do you have a driving licence?
The contract is for twelve months.
We chose somebody else this time, thank you.
You would handle customer payments at the desk.
Experience with bank transfers is useful.
Our team has 25 people.
Pay is reviewed each year.
Overtime is paid at one and a half.
الراتب ٤٥٠٠ ريال شهريا
لا توجد أي رسوم في أي خطوة
لا تدفع أي مبلغ لأحد
بدل السكن ١٠٠٠ ريال
التأشيرة والتذكرة على حساب الشركة
التدريب مجاني لمدة أسبوعين
متى تستطيع البدء؟
المقابلة يوم الثلاثاء الساعة التاسعة
نشكرك، اخترنا متقدما آخر هذه المرة
العقد لمدة سنة قابلة للتجديد
`
  .trim()
  .split("\n");
