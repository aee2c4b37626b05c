// Requests as bytes, as no browser sends them. Each of the broken ones must be refused once and its connection closed, and nothing of
// what it carries may be taken for a request. N-13.
import { connect } from "node:net";

/** A whole request that must never be taken for one. */
const inner = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const hidden = `${chunk(inner)}0\r\n\r\n`;
const head = (method: string, ...lines: string[]) =>
  `${method} /api/wire HTTP/1.1\r\nHost: localhost\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`;
const chunked = (method: string, ...lines: string[]) => head(method, ...lines, "Transfer-Encoding: chunked") + hidden;
const sized = (method: string, ...lines: string[]) => head(method, ...lines, `Content-Length: ${inner.length}`) + inner;

/** Bytes by name, and the status they are answered with; 400 where none is given. */
export const broken: Record<string, string | [string, number]> = {
  "GET with a chunked body": chunked("GET"),
  "HEAD with a chunked body": chunked("HEAD"),
  "OPTIONS with a chunked body": chunked("OPTIONS"),
  "DELETE with a chunked body": chunked("DELETE"),
  "PUT with a chunked body": chunked("PUT"),
  "GET with a body of a length": sized("GET"),
  "DELETE with a body of a length": sized("DELETE"),
  "GET that calls its length a matter of the connection": sized("GET", "Connection: keep-alive, content-length"),
  "POST that calls its length a matter of the connection": sized("POST", "Connection: keep-alive, Content-Length"),
  "POST that calls its coding a matter of the connection": chunked("POST", "Connection: transfer-encoding"),
  "a cookie as a matter of the connection": head("GET", "Connection: cookie", "Cookie: session=a"),
  "CL.TE": `${head("POST", "Content-Length: 6", "Transfer-Encoding: chunked")}0\r\n\r\n${inner}`,
  "TE.CL": head("POST", "Transfer-Encoding: chunked", "Content-Length: 4") + hidden,
  "TE.TE with an unknown second": head("POST", "Transfer-Encoding: chunked", "Transfer-Encoding: cow") + hidden,
  "TE.TE twice chunked": head("POST", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked") + hidden,
  "TE chunked, identity": head("POST", "Transfer-Encoding: chunked, identity") + hidden,
  "TE gzip, chunked": head("POST", "Transfer-Encoding: gzip, chunked") + hidden,
  "TE identity": head("POST", "Transfer-Encoding: identity", `Content-Length: ${inner.length}`) + inner,
  "TE xchunked": head("POST", "Transfer-Encoding: xchunked") + hidden,
  "TE with a space before the colon": head("POST", "Transfer-Encoding : chunked") + hidden,
  "TE behind a vertical tab": head("POST", "Transfer-Encoding: \x0bchunked") + hidden,
  "TE in quotes": head("POST", 'Transfer-Encoding: "chunked"') + hidden,
  "TE behind a bare LF": head("POST", "X-A: b\nTransfer-Encoding: chunked") + hidden,
  "TE behind a bare CR": head("POST", "X-A: b\rTransfer-Encoding: chunked") + hidden,
  "TE in a folded line": head("POST", "X-A: b", " Transfer-Encoding: chunked") + hidden,
  "TE chunked in a folded line": head("POST", "Transfer-Encoding:", " chunked") + hidden,
  "TE over HTTP/1.0": `POST /api/wire HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${hidden}`,
  "two lengths": head("POST", "Content-Length: 0", `Content-Length: ${inner.length}`) + inner,
  "the same length twice": `${head("POST", "Content-Length: 1", "Content-Length: 1")}x`,
  "a list of lengths": `${head("POST", "Content-Length: 1, 1")}x`,
  "a length with a sign": `${head("POST", "Content-Length: +1")}x`,
  "a negative length": head("POST", "Content-Length: -1"),
  "a length in hex": `${head("POST", "Content-Length: 0x1")}x`,
  "a length without end": head("POST", `Content-Length: ${"9".repeat(40)}`),
  "bare LF at every end": "GET /id HTTP/1.1\nHost: localhost\n\n",
  "bare LF after the request line": "GET /id HTTP/1.1\nHost: localhost\r\n\r\n",
  "bare LF at the end of the head": "GET /id HTTP/1.1\r\nHost: localhost\r\n\n",
  "a header without a colon": head("GET", "Nonsense"),
  "a header without a name": head("GET", ": a"),
  "U+0000 in a header": head("GET", "X-A: b\0c"),
  "more parameters than any page has": `GET /id?${"a=1&".repeat(70)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  "a longer path than any page has": `GET /id${"/a".repeat(1_100)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  "no Host": "GET /id HTTP/1.1\r\n\r\n",
  "two Hosts": head("GET", "Host: b"),
  "a Host that is an address with a path": "GET /id HTTP/1.1\r\nHost: a/b?c\r\n\r\n",
  "a Host with somebody's name": "GET /id HTTP/1.1\r\nHost: me@a\r\n\r\n",
  "a chunk size that is no number": `${head("POST", "Transfer-Encoding: chunked")}zz\r\nab\r\n0\r\n\r\n`,
  "a chunk size with 0x": `${head("POST", "Transfer-Encoding: chunked")}0x2\r\nab\r\n0\r\n\r\n`,
  "a negative chunk size": `${head("POST", "Transfer-Encoding: chunked")}-2\r\nab\r\n0\r\n\r\n`,
  "a chunk size beyond 64 bits": `${head("POST", "Transfer-Encoding: chunked")}fffffffffffffffff2\r\nab\r\n0\r\n\r\n`,
  "a chunk longer than its size": `${head("POST", "Transfer-Encoding: chunked")}2\r\nab${inner}\r\n0\r\n\r\n`,
  "a chunk that ends with a bare LF": `${head("POST", "Transfer-Encoding: chunked")}2\r\nab\n0\r\n\r\n`,
  "a chunk size that ends with a bare LF": `${head("POST", "Transfer-Encoding: chunked")}2\nab\r\n0\r\n\r\n`,
  "a chunk extension with a bare LF": `${head("POST", "Transfer-Encoding: chunked")}2;a=b\n${inner}\r\n0\r\n\r\n`,
  "a chunk extension without end": `${head("POST", "Transfer-Encoding: chunked")}2;${"a".repeat(60_000)}\r\nab\r\n0\r\n\r\n`,
  "another host in full": "GET http://169.254.169.254/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "our own host in full": "GET http://localhost/id HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "another host's path": "GET //evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "a path with a backslash": "GET /\\evil.example HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "no path": "GET id HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "a path with bytes": "GET /id/\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "an asterisk": "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "CONNECT to the inside": "CONNECT 127.0.0.1:5432 HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "HTTP/0.9": "GET /id\r\n\r\n",
  "HTTP/1.2": "GET /id HTTP/1.2\r\nHost: localhost\r\n\r\n",
  "HTTP/2 without TLS": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "TLS on a plain port": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "an upgrade to something else": "GET /id HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  "headers without end": [head("GET", `X-Large: ${"x".repeat(60_000)}`), 431],
  "ten thousand parameters": [`GET /id?${"a=b&".repeat(15_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
  "an expectation that is not ours": [`${head("POST", "Expect: miracles", "Content-Length: 1")}x`, 417],
  OPTIONS: [head("OPTIONS"), 405],
  TRACE: [head("TRACE"), 405],
  PUT: [head("PUT"), 405],
  PROPFIND: [head("PROPFIND"), 405],
  "a method that nobody knows": [head("BREW"), 405],
  "POST to a page": ["POST /id HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx", 405],
};

/** Sends these bytes as they are and reads until the other side closes. `from` is the address they come from. */
export function send(port: number, bytes: string, from = "127.0.0.1"): Promise<string> {
  return new Promise((resolve) => {
    let got = "";
    const socket = connect({ port, host: "127.0.0.1", localAddress: from }, () => socket.write(Buffer.from(bytes, "latin1")));
    socket.on("data", (part) => {
      got += part.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(got));
  });
}

/** The statuses of all answers in what was read. */
export const statusesIn = (got: string): number[] => [...got.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));

/** The names of the headers that every refusal carries. */
export const refusalHeaders = [
  "content-security-policy",
  "cross-origin-opener-policy",
  "cross-origin-resource-policy",
  "permissions-policy",
  "referrer-policy",
  "x-content-type-options",
  "x-frame-options",
];
