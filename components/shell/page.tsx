// The frame of a page: header, the content in its width, footer. The room and the desk bring their own.
import type { ReactNode } from "react";
import { cn } from "../ui/cn.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";

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
