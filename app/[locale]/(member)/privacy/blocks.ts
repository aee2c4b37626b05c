// The parts of the page of my data, in their order. Each reads what it shows by itself, and is one file beside this one.
import type { ReactNode } from "react";
import type { Locale } from "#lib/i18n/routing";
import { ConsentBlock } from "./consent-block.tsx";
import { ExportBlock } from "./export-block.tsx";
import { GrantedBlock } from "./granted-block.tsx";
import { HeldBlock } from "./held-block.tsx";
import { SeenBlock } from "./seen-block.tsx";
import { VisibilityBlock } from "./visibility-block.tsx";
import { WaysBlock } from "./ways-block.tsx";

export type PageBlock = (props: { locale: Locale }) => ReactNode | Promise<ReactNode>;

export const blocks: Readonly<Record<string, PageBlock>> = {
  seen: SeenBlock,
  granted: GrantedBlock,
  visibility: VisibilityBlock,
  held: HeldBlock,
  consents: ConsentBlock,
  copy: ExportBlock,
  ways: WaysBlock,
};
