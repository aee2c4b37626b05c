"use client";
// Says to someone who listens how many hands went up, a few seconds at a time.
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useDesk } from "#components/desk/desk-context";

/** Hands that go up within this time are said together. */
const gatherMs = 4_000;

export function NewHandsAnnouncer() {
  const t = useTranslations("desk.queue");
  const { moderators } = useDesk();
  const highest = moderators.queue.reduce((most, ticket) => Math.max(most, ticket.number), 0);
  const announced = useRef(highest);
  const latest = useRef(moderators.queue);
  latest.current = moderators.queue;
  const [count, setCount] = useState(0);

  useEffect(() => {
    if (highest <= announced.current) return;
    const timer = setTimeout(() => {
      setCount(latest.current.filter((ticket) => ticket.number > announced.current).length);
      announced.current = Math.max(announced.current, highest);
    }, gatherMs);
    return () => clearTimeout(timer);
  }, [highest]);

  return (
    <p role="status" className="sr-only">
      {t("new", { count })}
    </p>
  );
}
