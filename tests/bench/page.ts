// An anonymous page: the CPU of all our processes for one answer, against nginx sending the same compressed bytes from a file.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#scripts/port";
import { pidOf, site } from "../e2e/world.ts";
import type { Benchmark } from "./benchmark.ts";
import { cpuMs } from "./measure/cpu.ts";
import { createLoad, digestOf } from "./measure/load.ts";

const perRound = 4_000;
const asBrowser = { "accept-encoding": "gzip" };

const configOf = (folder: string, port: number) => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  open_file_cache max=10;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    location / { default_type text/html; add_header Content-Encoding gzip; }
  }
}`;

export const page: Benchmark = {
  name: "page",
  about: "CPU of web, live and PostgreSQL for one anonymous front page in gzip; peer: nginx, the same bytes from a file",
  unit: "ms",
  measured: "cpu",
  figures: [{ label: "CPU", share: 0.5, goal: 6 }],
  rounds: 7,

  async ready() {
    execFileSync("nginx", ["-v"], { stdio: "ignore" });
    const load = createLoad();
    const url = `${site}/id`;
    for (let turn = 0; turn < 3; turn++) await load.ask(url, asBrowser);
    const wanted = await load.ask(url, asBrowser);
    if (wanted.status !== 200 || wanted.headers["content-encoding"] !== "gzip") throw new Error("the front page is not sent in gzip");
    const digest = digestOf(wanted.body);

    const folder = mkdtempSync(join(tmpdir(), "suara-kerja-nginx-"));
    const port = await freePort();
    // A master that runs as root has a worker that does not.
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, "files"));
    writeFileSync(join(folder, "files", "page"), wanted.body);
    writeFileSync(join(folder, "nginx.conf"), configOf(folder, port));
    const nginx = spawn("nginx", ["-c", join(folder, "nginx.conf"), "-p", folder], { stdio: "ignore" });
    process.once("exit", () => nginx.kill("SIGTERM"));
    const peerUrl = `http://127.0.0.1:${port}/page`;
    while (!(await load.ask(peerUrl).catch(() => null))) await sleep(50);

    const ours = [pidOf("web"), pidOf("live"), pidOf("postgres")];
    const costOf = async (pids: readonly number[], address: string) => {
      const before = cpuMs(pids);
      await load.run(
        perRound,
        () => address,
        asBrowser,
        ({ status, body }) => status === 200 && digestOf(body) === digest,
      );
      return (cpuMs(pids) - before) / perRound;
    };
    return {
      round: async () => ({ ours: [await costOf(ours, url)], peer: [await costOf([nginx.pid ?? 0], peerUrl)] }),
      async end() {
        load.end();
        nginx.kill("SIGTERM");
        await once(nginx, "exit");
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};
