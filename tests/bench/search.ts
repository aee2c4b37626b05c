// The JSON of the search: the CPU of web and live for one answer, against bare Node with the same statement, by name. What PostgreSQL
// does for both is the same, and is counted on neither side.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { pidOf, site } from "../e2e/world.ts";
import type { Benchmark } from "./benchmark.ts";
import { cpuMs } from "./measure/cpu.ts";
import { createLoad } from "./measure/load.ts";

const perRound = 2_000;
const words = ["las", "operator", "perawat", "kurir", "admin", "teknisi", "gudang", "jahit", "a", "karawang"];

export const search: Benchmark = {
  name: "search",
  about: "CPU of web and live for one JSON answer of the search, ten words in turn; peer: bare Node and pg, the same statement and JSON",
  unit: "ms",
  measured: "cpu",
  figures: [{ label: "CPU", share: 0.5, goal: 8 }],
  rounds: 7,

  async ready() {
    const load = createLoad();
    const peer = spawn(process.execPath, [join(import.meta.dirname, "peers/search.ts")], {
      stdio: ["ignore", "pipe", "inherit"],
      env: process.env,
    });
    const [port] = (await once(peer.stdout, "data")) as [Buffer];
    const pathOf = (n: number) => `?q=${words[n % words.length]}`;
    const oursAt = (n: number) => `${site}/api/hiring/vacancies${pathOf(n)}`;
    const peerAt = (n: number) => `http://127.0.0.1:${String(port).trim()}/${pathOf(n)}`;
    const wanted: string[] = [];
    for (const [n] of words.entries()) {
      const [one, other] = [await load.ask(oursAt(n)), await load.ask(peerAt(n))];
      if (one.status !== 200 || !one.body.equals(other.body)) throw new Error(`the peer answers otherwise: ${one.body} ${other.body}`);
      wanted.push(one.body.toString());
    }
    const costOf = async (pids: readonly number[], addressOf: (n: number) => string) => {
      const before = cpuMs(pids);
      await load.run(perRound, addressOf, {}, ({ status, body }, n) => status === 200 && body.toString() === wanted[n % words.length]);
      return (cpuMs(pids) - before) / perRound;
    };
    return {
      round: async () => ({
        ours: [await costOf([pidOf("web"), pidOf("live")], oursAt)],
        peer: [await costOf([peer.pid ?? 0], peerAt)],
      }),
      async end() {
        load.end();
        peer.kill();
        await once(peer, "exit");
      },
    };
  },
};
