// Closed load over connections that stay open: so many requests at a time, each answer compared with what it must be.
import { createHash } from "node:crypto";
import { Agent, get } from "node:http";

const atOnce = 16;

export type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer };

export const digestOf = (body: Buffer): string => createHash("sha1").update(body).digest("base64");

export function createLoad() {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const ask = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      get(url, { agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
        response.on("error", reject);
      }).on("error", reject);
    });
  return {
    ask,
    /** Asks for `count` addresses in turn; throws at the first answer that `isRight` does not take. */
    async run(
      count: number,
      urlOf: (n: number) => string,
      headers: Record<string, string>,
      isRight: (answer: Answer, n: number) => boolean,
    ) {
      let next = 0;
      const worker = async () => {
        while (next < count) {
          const n = next++;
          const answer = await ask(urlOf(n), headers);
          if (!isRight(answer, n)) throw new Error(`${urlOf(n)} answered ${answer.status} with ${answer.body.length} other bytes`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    },
    end: () => agent.destroy(),
  };
}
