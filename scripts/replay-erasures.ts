// Erases again everybody whom a restored backup has brought back. Run after the migrations and before anything takes traffic.
import { replay } from "#lib/privacy/erasure-replay";

console.log(await replay());
process.exit(0);
