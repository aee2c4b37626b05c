// Words that people here build passwords from and that the word lists of zxcvbn do not rank high enough; lower case.

export const commonWords: ReadonlySet<string> = new Set(
  `password passwort passwords passcode passphrase motdepasse contrasena katasandi katakunci sandi rahasia kerahasiaan
  qwerty qwertyui qwertyuiop qwertzuiop azertyuiop asdfghjkl asdfghjk zxcvbnm asdfasdf asdfqwer qazwsx qazwsxedc qwerasdf
  qweasd qweasdzxc iloveyou ilovegod loveyou lovely lovelove letmein welcome admin administrator adminadmin root superman
  batman spiderman naruto pokemon princess sunshine football baseball basketball liverpool chelsea arsenal manchester barcelona
  realmadrid juventus michael jennifer jessica charlie ashley daniel matthew jordan hunter soccer dragon monkey shadow master
  mustang starwars trustno whatever computer internet samsung iphone android facebook google instagram whatsapp youtube
  tiktok twitter linkedin telegram test testing tester default changeme secret secrets guest user login access freedom
  forever blessed jesuschrist jesus christ angel angels babygirl butterfly chocolate cookie flower friends family purple
  sayang sayangku sayangkamu akusayangkamu cintaku cinta akucintakamu kamucantik bismillah alhamdulillah assalamualaikum
  subhanallah allahuakbar astaghfirullah muhammad ramadhan indonesia indonesiaraya merdeka garuda pancasila jakarta bandung
  surabaya karawang bekasi semarang yogyakarta medan makassar bali persib persija persebaya bonek viking doraemon kucing
  kelinci anjing ganteng cantik keluarga mamapapa ibuku ayahku mamaku papaku anakku bahagia semangat terserah gaktau
  lupalagi lupapassword kosong satuduatiga abcdef abcdefg abcdefgh abcdefghi abcabc aaaaaa loker lowongan lowongankerja
  kerja pekerjaan caripekerjaan carikerja rekrutmen recruiter recruitment perekrut karyawan disnaker prakerja job jobs jobseeker
  habibi habibti hayati ahmed mohamed mohammed mahmoud ibrahim saudi riyadh makkah madinah`.split(/\s+/),
);
