// Which company's members look. A form that asks for the page again.
import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button";
import { Field, Select } from "#components/ui/field";

export async function CompanyChoice({ companies, chosen }: { companies: readonly { id: string; name: string }[]; chosen: string }) {
  const t = await getTranslations("preview");
  return (
    <form className="mt-4 flex flex-wrap items-end gap-3">
      <input type="hidden" name="as" value="employer" />
      <Field label={t("company")} className="min-w-0 flex-1 basis-48">
        <Select name="company" defaultValue={chosen} key={chosen}>
          {companies.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}
