// Holds an answer back until it is whole, so that its head can say what is true of all of it.
import "server-only";
import type { ServerResponse } from "node:http";

/** Takes over `response` before anything is written to it; `whole` is called before the head is sent. Other types pass as they come. */
export function bufferAnswer(response: ServerResponse, type: string, whole: (body: Buffer) => void): void {
  const { write, end, flushHeaders } = response;
  const held: Buffer[] = [];
  const isHeld = () => !response.headersSent && String(response.getHeader("content-type") ?? "").startsWith(type);
  response.flushHeaders = () => {
    if (!isHeld()) flushHeaders.call(response);
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    if (!isHeld()) return Reflect.apply(write, response, [chunk, ...rest]);
    held.push(bytes(chunk, rest[0]));
    callbackIn(rest)?.();
    return true;
  }) as typeof write;
  response.end = ((...args: unknown[]) => {
    if (!isHeld()) return Reflect.apply(end, response, args);
    if (args[0] !== undefined && args[0] !== null && typeof args[0] !== "function") held.push(bytes(args[0], args[1]));
    const body = Buffer.concat(held);
    if (body.length > 0) {
      whole(body);
      response.setHeader("Content-Length", body.length);
    }
    return Reflect.apply(end, response, [body, callbackIn(args)]);
  }) as typeof end;
}

type Callback = () => void;

function callbackIn(args: unknown[]): Callback | undefined {
  return args.findLast((arg): arg is Callback => typeof arg === "function");
}

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string") return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  return Buffer.from(chunk as Uint8Array);
}
