// An address outside of every language.
import { Outside } from "#components/shell/outside";
import "./globals.css";

export default function NotFound() {
  return <Outside />;
}
