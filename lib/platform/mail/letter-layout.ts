// How a letter looks: one calm page and one button, as text and as HTML that loads nothing from anywhere.

export type LetterContent = {
  locale: string;
  /** What a lock screen shows before the letter is opened: says nothing of it. */
  preview: string;
  title: string;
  paragraphs: readonly string[];
  /** The one thing to do, if any. */
  button?: { label: string; href: string };
  /** Small print below. */
  foot: readonly string[];
};

const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function asText({ preview, title, paragraphs, button, foot }: LetterContent): string {
  const parts = [preview, title, ...paragraphs, ...(button ? [`${button.label}:\n${button.href}`] : []), "--", ...foot];
  return `${parts.join("\n\n")}\n`;
}

/** Fills the rest of a preview, so that no mail program goes on into the letter. */
const unseen = "&#8199;&#847; ".repeat(90);

/** Colours are the day palette of the site; mail programs read only styles written on the element. */
export function asHtml({ locale, preview, title, paragraphs, button, foot }: LetterContent): string {
  const side = locale === "ar" ? 'dir="rtl"' : 'dir="ltr"';
  const font = "font-family:'Plus Jakarta Sans',Alexandria,system-ui,sans-serif";
  const line = (text: string) => `<p style="margin:0 0 16px;font-size:16px;line-height:1.55;color:#1c1a15">${safe(text)}</p>`;
  const small = (text: string) => `<p style="margin:0 0 8px;font-size:13px;line-height:1.5;color:#5a5346">${safe(text)}</p>`;
  const press = button
    ? `<p style="margin:24px 0"><a href="${safe(button.href)}" style="display:inline-block;padding:14px 28px;border-radius:999px;background:#0b5f4a;color:#ffffff;font-size:16px;font-weight:700;text-decoration:none">${safe(button.label)}</a></p>`
    : "";
  return `<!doctype html><html lang="${locale}" ${side}><head><meta charset="utf-8"><title>Suara Kerja</title></head>
<body ${side} style="margin:0;padding:24px;background:#faf6ee;${font}">
<div style="display:none;max-height:0;overflow:hidden">${safe(preview)}${unseen}</div>
<div style="max-width:520px;margin:0 auto;padding:32px 28px;background:#ffffff;border:1px solid #e3d9c6;border-radius:14px">
<p style="margin:0 0 20px;font-size:14px;font-weight:800;color:#0b5f4a">Suara Kerja</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.25;color:#1c1a15">${safe(title)}</h1>
${paragraphs.map(line).join("\n")}
${press}
<div style="margin-top:24px;padding-top:16px;border-top:1px solid #e3d9c6">${foot.map(small).join("\n")}</div>
</div></body></html>`;
}
