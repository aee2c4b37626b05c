// Around the pages of a company's members, who need a second step as staff do, and prove again who they are before grave actions.
import type { ReactNode } from "react";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { ProofDialog } from "#components/accounts/factors/proof-dialog";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { loadFactorDue } from "#lib/accounts/loaders";

export default async function EmployerLayout({ children }: { children: ReactNode }) {
  const { dueAt, isOverdue } = await loadFactorDue();
  if (!isOverdue)
    return (
      <>
        {children}
        <Texts of={["accounts.proof", "accounts.password", "accounts.hide", "accounts.show", "accounts.secondStep", "accounts.passkeys"]}>
          <ProofDialog />
        </Texts>
      </>
    );
  return (
    <PageFrame width="text">
      <FactorNotice dueAt={dueAt} isOverdue />
    </PageFrame>
  );
}
