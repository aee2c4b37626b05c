// Finds what a report is about: whose it is, what it is called, who may judge it.
import "server-only";
import * as organisation from "#lib/accounts/organisation";
import * as applications from "#lib/hiring/application/reach";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import type { Caller } from "#lib/platform/auth/actor";
import type { Tx } from "#lib/platform/db";
import * as reported from "#lib/rooms/read/reported";
import type { Subject } from "./ladder.ts";
import type { ReportedThing } from "./schema.ts";

export type Found = {
  subject: Subject;
  subjectId: string;
  subjectName: string;
  seriesId: string | null;
  organisationId: string | null;
  officersOnly: boolean;
  roomId: string | null;
  seatId: string | null;
  personId: string | null;
};

const nobody = { seriesId: null, organisationId: null, officersOnly: true, roomId: null, seatId: null, personId: null };

/** Null when there is no such thing for whoever asks. What a room's own moderators must not judge is for officers. */
export async function find(tx: Tx, about: ReportedThing, caller: Caller | null): Promise<Found | null> {
  switch (about.kind) {
    case "seat": {
      const seat = await reported.seat(tx, about.id);
      if (!seat) return null;
      // A talk for two is known to the two.
      const isThere = caller?.kind === "member" && (await reported.wasIn(tx, seat.roomId, caller.personId));
      if (seat.kind === "interview" && !isThere) return null;
      const { seriesId, roomId, seatId, personId } = seat;
      // Whoever drew another name is another case: one case of two names would tell that they are one person. Moderators have one name, and
      // one more for each persona that they wore in the forum before they moderated it.
      const subjectId = (seat.isModeratorsName ? personId : seat.personaId) ?? seatId;
      const whose = { subject: "person", subjectId, subjectName: seat.name } as const;
      return { ...nobody, ...whose, seriesId, roomId, seatId, personId, officersOnly: seat.moderates };
    }
    case "application": {
      const application = caller?.kind === "member" ? await applications.reportable(tx, caller, about.id) : null;
      const whose = { subject: "person", subjectId: about.id } as const;
      if (!application) return null;
      const { name, personId, organisationId } = application;
      return { ...nobody, ...whose, subjectName: name, personId, organisationId };
    }
    case "room": {
      const room = await reported.room(tx, about.id);
      const whose = { subject: "room", subjectId: about.id } as const;
      return room && { ...nobody, ...whose, subjectName: room.title, seriesId: room.seriesId, roomId: about.id };
    }
    case "series": {
      const series = await reported.series(tx, about.id);
      return series && { ...nobody, subject: "series", subjectId: about.id, subjectName: series.title, seriesId: about.id };
    }
    case "vacancy": {
      const found = await vacancy.named(tx, about.id);
      const whose = { subject: "vacancy", subjectId: about.id } as const;
      return found && { ...nobody, ...whose, subjectName: found.title, organisationId: found.organisationId };
    }
    case "organisation": {
      const name = await organisation.nameOf(tx, about.id);
      const whose = { subject: "organisation", subjectId: about.id, organisationId: about.id } as const;
      return name === null ? null : { ...nobody, ...whose, subjectName: name };
    }
  }
}
