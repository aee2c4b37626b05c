// Around the pages of moderators, recruiters and admins. Somebody whose role waits for a second step is led to setting it up; grave
// actions ask again who one is, over the page itself.
import type { ReactNode } from "react";
import { ElsewhereNotice } from "#components/accounts/factors/elsewhere-notice";
import { FactorNotice } from "#components/accounts/factors/factor-notice";
import { ProofDialog } from "#components/accounts/factors/proof-dialog";
import { PageFrame } from "#components/shell/page";
import { Texts } from "#components/shell/texts";
import { loadFactorDue } from "#lib/accounts/loaders";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { dueAt, isOverdue, isElsewhere } = await loadFactorDue();
  if (isElsewhere)
    return (
      <PageFrame width="text">
        <Texts of={["accounts.proof", "accounts.password", "accounts.hide", "accounts.show", "accounts.secondStep", "accounts.passkeys"]}>
          <ElsewhereNotice />
          <ProofDialog />
        </Texts>
      </PageFrame>
    );
  if (isOverdue)
    return (
      <PageFrame width="text">
        <FactorNotice dueAt={dueAt} isOverdue />
      </PageFrame>
    );
  return (
    <>
      {children}
      <Texts of={["accounts.proof", "accounts.password", "accounts.hide", "accounts.show", "accounts.secondStep", "accounts.passkeys"]}>
        <ProofDialog />
      </Texts>
    </>
  );
}
