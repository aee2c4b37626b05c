// An address outside of every language.
import { PageWithoutLanguage } from "#components/shell/page-without-language";
import "./globals.css";

export default function NotFound() {
  return <PageWithoutLanguage />;
}
