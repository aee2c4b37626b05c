// A browser's event stream without a browser: applies the frames as a screen does, and throws on a gap.
import { get } from "node:http";
import { type PatchFrame, patched, type SnapshotFrame, type Views } from "#lib/platform/live/frame";

export type StreamEvent = { name: string; data: string };
export type StreamReader<S> = {
  status: number;
  /** All but beats. */
  events: StreamEvent[];
  beats(): number;
  /** What the screen shows now. */
  screen(): S;
  isOver(): boolean;
  close(): void;
};

export function readStream<S>(url: string, cookie = ""): Promise<StreamReader<S>> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: cookie ? { cookie } : {}, agent: false }, (response) => {
      const events: StreamEvent[] = [];
      let views: Views | null = null;
      let revision = 0;
      let beats = 0;
      let rest = "";
      let isOver = false;
      response.on("error", () => {});
      response.on("close", () => {
        isOver = true;
      });
      response.on("data", (chunk: Buffer) => {
        rest += chunk;
        for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
          const block = rest.slice(0, end);
          rest = rest.slice(end + 2);
          const name = /^event: (.*)$/m.exec(block)?.[1] ?? "";
          const data = /^data: (.*)$/m.exec(block)?.[1] ?? "";
          if (name === "beat") {
            beats += 1;
            continue;
          }
          events.push({ name, data });
          const frame = JSON.parse(data) as SnapshotFrame & PatchFrame;
          if (name !== "snapshot" && name !== "patch") continue;
          if (frame.revision !== revision + 1) throw new Error("a gap");
          revision = frame.revision;
          views = name === "snapshot" ? frame.snapshot : patched(views as Views, frame);
        }
      });
      resolve({
        status: response.statusCode ?? 0,
        events,
        beats: () => beats,
        screen: () => views as unknown as S,
        isOver: () => isOver,
        close: () => request.destroy(),
      });
    });
    request.on("error", reject);
  });
}
