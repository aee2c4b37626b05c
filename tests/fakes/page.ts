// A browser's page for code that runs without one: its events, its streams and the answers of the server.
import { afterEach, beforeEach, vi } from "vitest";

/** A stream as the browser opens it; what comes through it is said by the test. */
export class Line extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 1;
  onerror: (() => void) | null = null;
  readonly path: string;

  constructor(path: string) {
    super();
    this.path = path;
    lines.push(this);
  }

  close(): void {
    this.readyState = Line.CLOSED;
  }

  say(name: string, frame: object): void {
    const event = Object.assign(new Event(name), { data: JSON.stringify(frame) });
    this.dispatchEvent(event);
  }

  /** An answer came, and it was no stream. */
  refuse(): void {
    this.readyState = Line.CLOSED;
    this.onerror?.();
  }
}

/** Every stream that was opened, the newest last. */
export let lines: Line[] = [];
export const line = (): Line => {
  const newest = lines.at(-1);
  if (!newest) throw new Error("no stream was opened");
  return newest;
};

/** What tabs of one browser tell each other; here there is one. */
class Channel {
  onmessage: (() => void) | null = null;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
    channels.push(this);
  }
  postMessage(): void {
    for (const other of channels) if (other !== this && other.name === this.name) other.onmessage?.();
  }
  close(): void {
    channels = channels.filter((one) => one !== this);
  }
}
let channels: Channel[] = [];

/** What the server answers, by the start of the path; anything else is no network. */
export const answers = new Map<string, () => Response>();

/** The page of each test is new. */
export function pageOfEachTest(): void {
  beforeEach(() => {
    lines = [];
    channels = [];
    answers.clear();
    const document = Object.assign(new EventTarget(), {
      visibilityState: "visible",
      body: { append: () => undefined },
      createElement: () => ({ setAttribute: () => undefined, play: async () => undefined }),
    });
    vi.stubGlobal("window", new EventTarget());
    vi.stubGlobal("document", document);
    vi.stubGlobal("EventSource", Line);
    vi.stubGlobal("BroadcastChannel", Channel);
    vi.stubGlobal("MediaStream", class {});
    vi.stubGlobal("fetch", async (path: string) => {
      const answer = [...answers].find(([start]) => path.startsWith(start))?.[1];
      if (!answer) throw new TypeError("Failed to fetch");
      return answer();
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
