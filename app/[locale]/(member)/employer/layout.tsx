// Around the pages of a company's members, who need a second step as staff do.
import type { ReactNode } from "react";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { PageFrame } from "#components/shell/page";
import { loadFactorDue } from "#lib/accounts/loaders";

export default async function EmployerLayout({ children }: { children: ReactNode }) {
  const { dueAt, isOverdue } = await loadFactorDue();
  if (!isOverdue) return children;
  return (
    <PageFrame width="text">
      <FactorNotice dueAt={dueAt} isOverdue />
    </PageFrame>
  );
}
