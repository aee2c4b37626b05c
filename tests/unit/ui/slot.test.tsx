// A link in the dress of a button is still that link.
import type { MouseEventHandler, ReactElement } from "react";
import { expect, test } from "vitest";
import { Slot } from "#components/ui/slot";

type Props = { href: string; className: string; title: string; onClick: MouseEventHandler };

test("a link keeps its own address, title and press, and takes on the look and the press around it", () => {
  const pressed: string[] = [];
  const drawn = Slot({
    className: "round",
    onClick: () => pressed.push("outside"),
    children: (
      <a href="/id" title="mine" className="wide" onClick={() => pressed.push("inside")}>
        Suara Kerja
      </a>
    ),
    ...{ title: "yours" },
  }) as ReactElement<Props>;
  expect(drawn.type).toBe("a");
  expect(drawn.props).toMatchObject({ href: "/id", title: "mine", className: "round wide" });
  drawn.props.onClick(new Event("click") as never);
  expect(pressed).toEqual(["inside", "outside"]);
});
