// A client of LiveKit's signalling that is nobody's SDK: asks for the upgrade with whatever it likes, and reads what comes.
import { randomBytes } from "node:crypto";
import { get, request } from "node:http";
import type { Duplex } from "node:stream";
import { pause } from "./tone.ts";

export type Answer = { status: number; text: string; headers: NodeJS.Dict<string | string[]> };
export type Line = {
  status: 101;
  socket: Duplex;
  /** The newest token that LiveKit handed out on this line, after the first `skip` of them. */
  refreshToken(skip?: number): Promise<string>;
  isOpen(): boolean;
  close(): void;
};

/** What livekit-client 2.23 sends beside its token on the path of two connections. */
export const clientQuery = "auto_subscribe=1&sdk=js&version=2.23.0&protocol=17";

/** Asks for an upgrade of `url` (http). */
export function knock(url: string, headers: Record<string, string> = {}): Promise<Answer | Line> {
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": randomBytes(16).toString("base64"),
        ...headers,
      },
    });
    asked.on("error", reject);
    asked.on("response", (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    });
    asked.on("upgrade", (_answer, socket, head) => {
      let got = head.toString("latin1");
      socket.on("data", (chunk: Buffer) => {
        got += chunk.toString("latin1");
      });
      socket.on("error", () => {});
      resolve({
        status: 101,
        socket,
        async refreshToken(skip = 0) {
          for (let waited = 0; waited < 5_000; waited += 50) {
            const token = [...got.matchAll(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g)].slice(skip).at(-1)?.[0];
            if (token) return token;
            await pause(50);
          }
          throw new Error("no token came");
        },
        isOpen: () => !socket.destroyed && !socket.readableEnded,
        close: () => socket.destroy(),
      });
    });
    asked.end();
  });
}

/** Asks without an upgrade, as clients do to learn why they were refused. */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    }).on("error", reject);
  });
}

/** The line, where the answer must have been one. */
export function line(answer: Answer | Line): Line {
  if (!("socket" in answer)) throw new Error(`refused: ${answer.status} ${answer.text}`);
  return answer;
}
