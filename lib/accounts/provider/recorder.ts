// Keeps what next-auth answers, in the shape of a page's API route.

export type Recorder = ReturnType<typeof createRecorder>;

export function createRecorder() {
  const headers = new Map<string, string | string[]>();
  const kept = { code: 200, body: null as string | null };
  const response = {
    kept,
    headers,
    status(code: number) {
      kept.code = code;
      return response;
    },
    setHeader(name: string, value: string | string[]) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    json(value: unknown) {
      headers.set("content-type", "application/json");
      kept.body = JSON.stringify(value);
    },
    send(value: unknown) {
      if (typeof value === "string" || value === undefined) kept.body = value ?? null;
      else response.json(value);
    },
    end() {},
  };
  return response;
}
