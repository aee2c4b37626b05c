// Tests speak to this machine only.
import { Socket } from "node:net";

const connect = Socket.prototype.connect;
const local = new Set(["127.0.0.1", "localhost", "::1", "::ffff:127.0.0.1"]);

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const flat = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown?];
  const [target] = flat;
  const host =
    typeof target === "object" && target !== null
      ? ((target as { host?: string }).host ?? "localhost")
      : typeof flat[1] === "string"
        ? flat[1]
        : "localhost";
  if (!local.has(host)) throw new Error(`a test wanted to reach ${host}`);
  return Reflect.apply(connect, this, args) as Socket;
} as typeof connect;
