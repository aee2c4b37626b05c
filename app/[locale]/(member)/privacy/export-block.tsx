// The copy of all my data.
import { ExportPanel } from "#components/privacy/export-panel";
import { myExport } from "#lib/privacy/loaders";

export async function ExportBlock() {
  return <ExportPanel initial={await myExport()} />;
}
