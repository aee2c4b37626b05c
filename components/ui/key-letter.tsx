// Which letter a key stands for, whatever the keyboard's layout. Pure.

const isLatin = (key: string) => /^[a-z]$/i.test(key);

/** The Latin letter of a press, in lower case. On a keyboard without Latin letters, such as an Arabic or Cyrillic one, the place of the key decides. */
export function letterOf({ key, code }: { key: string; code: string }): string | null {
  if (isLatin(key)) return key.toLowerCase();
  return key.length === 1 && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : null;
}
