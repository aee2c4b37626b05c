// Figures for Prometheus, on a port of their own that nobody outside reaches. No label carries an id or a name.
import { createServer, type Server } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";
import { reusePort } from "./drain.ts";

export { Counter, Gauge, Histogram };

/** The counter of this name; asked twice, as by a module that a bundler holds twice, it is the same one. */
export function counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
  return (register.getSingleMetric(name) as Counter<L> | undefined) ?? new Counter({ name, help, labelNames });
}

/** Serves `/metrics` on loopback at `METRICS_PORT`; without one nothing is served. */
export function serveMetrics(port = Number(process.env.METRICS_PORT ?? 0)): Server | null {
  if (!port) return null;
  register.setDefaultLabels({ process: process.env.PROCESS ?? "web" });
  collectDefaultMetrics();
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    // A figure that cannot be had, as without the database, costs this answer and not the process.
    const figures = await register.metrics().catch(() => null);
    if (figures === null) return void response.writeHead(503).end();
    response.writeHead(200, { "content-type": register.contentType }).end(figures);
  });
  return server.listen({ port, host: process.env.METRICS_HOST ?? "127.0.0.1", reusePort });
}
