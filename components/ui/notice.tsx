// Says what happened, what is safe and what to do; or, in an empty place, what will be here.
import { CircleAlert, Info, Sprout, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class/cn.tsx";

export type NoticeProps = {
  tone?: "info" | "warn" | "fault" | "empty";
  title: ReactNode;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

const tones = {
  info: { box: "bg-nila-soft text-nila-ink", Icon: Info },
  warn: { box: "bg-kunyit-soft text-kunyit-ink", Icon: TriangleAlert },
  fault: { box: "bg-bata-soft text-bata-ink", Icon: CircleAlert },
  empty: { box: "border border-dashed border-line text-ink-2", Icon: Sprout },
} as const;

export function Notice({ tone = "info", title, action, className, children }: NoticeProps) {
  const { box, Icon } = tones[tone];
  return (
    <div
      role={tone === "fault" ? "alert" : tone === "empty" ? undefined : "status"}
      className={cn("flex gap-3 rounded-2 p-4", box, className)}
    >
      <Icon aria-hidden strokeWidth={1.9} className="mt-0.5 size-5 shrink-0" />
      <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
        <p className={cn("font-semibold", tone === "empty" && "text-ink")}>{title}</p>
        {children ? <div className="text-sm">{children}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </div>
  );
}
