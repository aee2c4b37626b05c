// Puts what a component would have put on its own element on the one element inside it: `<Button asChild><Link /></Button>`.
import { cloneElement, type MouseEventHandler, type ReactElement, type ReactNode } from "react";

type SlotProps = { className?: string | undefined; onClick?: MouseEventHandler<never> | undefined };
type Child = ReactElement<SlotProps>;

/** What both have, the inside keeps; both class names and both answers to a press stay, the inside's first. */
export function Slot({ children, className, onClick, ...given }: SlotProps & { children?: ReactNode }) {
  const inside = children as Child;
  const { className: ownClass, onClick: ownClick } = inside.props;
  const both: MouseEventHandler<never> | undefined =
    ownClick && onClick
      ? (event) => {
          ownClick(event);
          onClick(event);
        }
      : (ownClick ?? onClick);
  return cloneElement(inside, {
    ...given,
    ...inside.props,
    className: [className, ownClass].filter(Boolean).join(" "),
    ...(both && { onClick: both }),
  });
}
