// The `live` process with a `web` in the test's hands behind it, which notes every request and says which one it answers.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { freePort } from "#scripts/port";

type Seen = { method: string | undefined; url: string | undefined; headers: IncomingHttpHeaders; body: string };

/** Starts it; `settings` go over those of the test. `answer` may answer instead of the echo. */
export async function startFrontAlone(
  settings: NodeJS.Dict<string> = {},
  answer: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
) {
  const [port, webPort, metricsPort] = [await freePort(), await freePort(), await freePort()];
  const seen: Seen[] = [];
  let web: Server | undefined;

  async function startWeb(): Promise<void> {
    web = createServer((request, response) => {
      const { method, url, headers } = request;
      const one: Seen = { method, url, headers, body: "" };
      seen.push(one);
      if (answer(request, response)) return;
      request.on("data", (chunk) => {
        one.body += chunk;
      });
      const say = () => response.writeHead(200, { "content-type": "text/plain" }).end(`echo ${url}`);
      request.on("end", () => (url === "/api/slow" ? setTimeout(say, 100) : say()));
    });
    await new Promise<void>((resolve) => web?.listen(webPort, "127.0.0.1", resolve));
  }

  function stopWeb(): void {
    web?.closeAllConnections();
    web?.close();
  }

  const live: ChildProcess = spawn(process.execPath, ["--conditions=react-server", join(import.meta.dirname, "../../scripts/live.ts")], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PROCESS: "live",
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      WEB_PORT: String(webPort),
      SITE_URL: `http://127.0.0.1:${port}`,
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let logged = "";
  live.stdout?.on("data", (chunk) => {
    logged += chunk;
  });
  await startWeb();
  const url = (path: string) => `http://127.0.0.1:${port}${path}`;
  const isUp = () =>
    fetch(url("/live")).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let waited = 0; !(await isUp()); waited += 50) {
    if (waited > 20_000) {
      live.kill("SIGKILL");
      throw new Error("live does not start");
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    port,
    metricsPort,
    live,
    seen,
    url,
    /** What `live` has logged; nothing unless the settings name a `LOG_LEVEL`. */
    logged: () => logged,
    startWeb,
    stopWeb,
    stop(): void {
      live.kill("SIGKILL");
      stopWeb();
    },
  };
}
