// What the entry screen and its parts are given. Pure types.
import type { ReactNode } from "react";
import type { RoomActions } from "#components/rooms/use-room-actions";
import type { RoomPage } from "#lib/rooms/page-view";
import type { RoomScreen, RoomState } from "#lib/rooms/screen/room-screen";
import type { PublicView, RoomMember } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import type { RedrawPersona } from "./use-room-member.tsx";

export type EntryProps = {
  page: RoomPage;
  view: PublicView;
  room: RoomConnection;
  roomState: RoomState;
  screen: RoomScreen;
  actions: RoomActions;
  roomMember: RoomMember | null;
  redraw: RedrawPersona;
  notice: ReactNode;
  header: ReactNode;
  footer: ReactNode;
};
