// Prints one CV: what it holds comes as JSON on the standard input, the PDF leaves on the standard output. A process of its own, since
// laying out fonts holds the processor for a second.
import { json } from "node:stream/consumers";
import { renderToBuffer } from "@react-pdf/renderer";
import { type Cv, cvDocument } from "#lib/hiring/profile/cv-document";

process.stdout.end(await renderToBuffer(cvDocument((await json(process.stdin)) as Cv)));
