// The frame of a page: header, the content in its width, footer. The room and the desk bring their own.
import type { ReactNode } from "react";
import { cn } from "../ui/class/cn.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header/header.tsx";

const widths = { page: "max-w-page", text: "max-w-text", form: "max-w-form", full: "" } as const;

export type PageFrameProps = {
  /** `page` 1,160 px, `text` for reading, `form` for one form, `full` for bands that set their own width. */
  width?: keyof typeof widths;
  className?: string;
  children: ReactNode;
};

export function PageFrame({ width = "page", className, children }: PageFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <Header />
      <main
        id="content"
        tabIndex={-1}
        className={cn(
          "w-full flex-1 outline-none",
          width !== "full" && "mx-auto px-4 pt-4 pb-16 sm:px-6 md:pt-8",
          widths[width],
          className,
        )}
      >
        {children}
      </main>
      <Footer />
    </div>
  );
}

export type PageTitleProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** The page's one action, at the end of the line. */
  action?: ReactNode;
  className?: string;
};

/** What the page is, in one size everywhere, and why one would be here. */
export function PageTitle({ title, lead, action, className }: PageTitleProps) {
  return (
    <div className={cn("mb-8 flex flex-wrap items-end justify-between gap-x-6 gap-y-4", className)}>
      <div className="min-w-0">
        <h1 className="text-2xl md:text-[2.375rem] md:leading-[1.15]">{title}</h1>
        {lead ? <p className="mt-2 max-w-text text-ink-2">{lead}</p> : null}
      </div>
      {action}
    </div>
  );
}

/** A heading of a part with the link that leads on. */
export function PartHead({ id, title, more, className }: { id?: string; title: ReactNode; more?: ReactNode; className?: string }) {
  return (
    <div className={cn("mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1", className)}>
      <h2 id={id} className="text-xl md:text-2xl">
        {title}
      </h2>
      {more}
    </div>
  );
}

/** The look of a link that leads on. */
export const moreLink = "tap-44 inline-flex items-center text-sm font-semibold text-leaf underline-offset-4 hover:underline";
