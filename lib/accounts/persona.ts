// What a person is called in one series: a drawn name and the seed of a drawn picture, never taken from the account.
import "server-only";
import { randomInt } from "node:crypto";
import type { Tx } from "#lib/platform/db";
import { pick, randomId } from "#lib/platform/secret/random";
import { unturned } from "#lib/platform/text/text";

export type Persona = { personaId: string; name: string; seed: string };
export type NameLocale = "id" | "en" | "ar";

/** Plants and birds, in the person's language: kind, of no trade and no gender, so that a drawn name claims nothing about anybody. */
const words: Record<NameLocale, readonly string[]> = {
  id: [
    "Melati",
    "Kenanga",
    "Cempaka",
    "Anggrek",
    "Cendana",
    "Pandan",
    "Mahoni",
    "Beringin",
    "Kemuning",
    "Teratai",
    "Merpati",
    "Kutilang",
    "Camar",
    "Cenderawasih",
    "Rajawali",
    "Bangau",
  ],
  en: [
    "Jasmine",
    "Cedar",
    "Willow",
    "Maple",
    "Juniper",
    "Hazel",
    "Clover",
    "Olive",
    "Aspen",
    "Lotus",
    "Heron",
    "Robin",
    "Finch",
    "Lark",
    "Kestrel",
    "Swallow",
  ],
  ar: [
    "ياسمين",
    "أرز",
    "نخيل",
    "ريحان",
    "زيتون",
    "صنوبر",
    "سنديان",
    "نرجس",
    "خزامى",
    "رمان",
    "نورس",
    "هدهد",
    "حسون",
    "بلبل",
    "صقر",
    "كروان",
  ],
};

const drawnName = (locale: NameLocale) => `${pick(words[locale])} ${randomInt(100, 1000)}`;

/** 60 random bits: a picture of its own for every persona, so that no two of one person look alike. */
const drawnSeed = () => randomId(12);

const shown = { id: true, name: true, seed: true } as const;
const asPersona = ({ id, name, seed }: { id: string; name: string; seed: string }): Persona => ({ personaId: id, name, seed });

/** The persona this person has in this space now, or null. */
export async function find(tx: Tx, personId: string, spaceId: string): Promise<Persona | null> {
  const row = await tx.persona.findFirst({ where: { personId, spaceId }, orderBy: { createdAt: "desc" }, select: shown });
  return row && asPersona(row);
}

/** A new one, unlinkable to any before; without a chosen name one is drawn. `personId` null is a guest. */
export async function draw(tx: Tx, personId: string | null, spaceId: string, name?: string): Promise<Persona> {
  const locale = personId && !name ? await tx.person.findUnique({ where: { id: personId }, select: { locale: true } }) : null;
  const row = await tx.persona.create({
    data: { personId, spaceId, name: name === undefined ? drawnName(asLocale(locale?.locale)) : unturned(name), seed: drawnSeed() },
    select: shown,
  });
  return asPersona(row);
}

const asLocale = (locale: string | undefined): NameLocale => (locale === "en" || locale === "ar" ? locale : "id");

/** The persona of a member in a space: the one they have, unless they want a fresh one or chose another name. */
export async function take(
  tx: Tx,
  personId: string,
  spaceId: string,
  wish: { name?: string | undefined; fresh?: boolean | undefined },
): Promise<Persona> {
  const had = wish.fresh ? null : await find(tx, personId, spaceId);
  return had && (!wish.name || unturned(wish.name) === had.name) ? had : draw(tx, personId, spaceId, wish.name);
}

/** Names that no account carries, which guests had, once nothing says where they were worn. */
export async function forgetGuests(tx: Tx, personaIds: readonly string[]): Promise<void> {
  await tx.persona.deleteMany({ where: { id: { in: [...personaIds] }, personId: null } });
}

/** Lets a name go: nothing that stays says whose it was. False when it is not this person's. */
export async function retire(tx: Tx, personId: string, personaId: string): Promise<boolean> {
  const { count } = await tx.persona.deleteMany({ where: { id: personaId, personId } });
  return count === 1;
}
