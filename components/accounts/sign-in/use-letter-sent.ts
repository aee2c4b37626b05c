"use client";
// What stands in the place of a form after its letter was ordered, loaded only then; the form stays, busy, until it is there.
import { useLoaded } from "../../ui/use-loaded.tsx";

const load = async () => (await import("./letter-sent.tsx")).LetterSent;

export const useLetterSent = (isSent: boolean) => useLoaded(load, isSent);
