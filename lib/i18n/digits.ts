// Arabic is written with Arabic digits. What plain "ar" means differs between engines (CLDR 48 turned it to Latin digits, older
// browsers keep the Arabic ones), so that a page would change under the reader's eyes; here it is spelled out once, for both sides.
const spelled = (locales: unknown) => (locales === "ar" ? "ar-u-nu-arab" : locales);

function spell<T extends "NumberFormat" | "DateTimeFormat" | "RelativeTimeFormat">(name: T): void {
  const plain = Intl[name];
  Intl[name] = new Proxy(plain, {
    construct: (target, [locales, ...rest], made) => Reflect.construct(target, [spelled(locales), ...rest], made),
    apply: (target, self, [locales, ...rest]) => Reflect.apply(target as () => unknown, self, [spelled(locales), ...rest]),
  });
}

const marked = Intl as typeof Intl & { arabicDigits?: boolean };
if (!marked.arabicDigits) {
  marked.arabicDigits = true;
  spell("NumberFormat");
  spell("DateTimeFormat");
  spell("RelativeTimeFormat");
}
