// Why a sign-in with a provider did not work: for the person in a code, for the operator in the log.
import "server-only";
import { log } from "../../platform/log.ts";
import { type ProviderMessage, underWay } from "./under-way.ts";

/** What a provider may answer (RFC 6749, section 4.1.2.1; OpenID Connect Core 1.0, section 3.1.2.6), for the operator. */
const knownErrors =
  /^(access_denied|invalid_(request|scope)|unauthorized_client|unsupported_response_type|server_error|temporarily_unavailable|(login|interaction|consent)_required|account_selection_required)$/;

/** Notes why the request under way did not work, for the page and for the operator. No value of a request is written. */
export const logger = {
  error(code: string, metadata: unknown) {
    const context = underWay.getStore();
    const error = metadata instanceof Error ? metadata : (metadata as { error?: Error } | undefined)?.error;
    const answered = context?.request.query.error;
    const message = reasonOf(error, answered);
    if (context) context.message ??= message;
    // next-auth takes an error in the address for its message: anybody can write one.
    const isForeign = answered !== undefined && !knownErrors.test(answered) && error?.message.includes(answered);
    // What stands behind the first comma or bracket of these messages are values.
    const why = isForeign ? "an error of the request" : error?.message.split(/[,:(]/)[0]?.slice(0, 120);
    log.warn({ code, why, message, provider: context?.provider?.id }, "sign-in with a provider failed");
  },
  warn() {},
  debug() {},
};

const networkCodes = /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOST|ENET|EAI_|EPIPE|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/** What went wrong, by the errors of openid-client and next-auth. */
function reasonOf(error: Error | undefined, answered: string | undefined): ProviderMessage {
  if (answered === "access_denied") return "cancelled";
  const message = error?.message ?? "";
  if (networkCodes.test((error as { code?: string } | undefined)?.code ?? "") || /timed out|expected 200 OK/.test(message))
    return "unreachable";
  return /state|cookie|invalid_grant|code_verifier|JWE|decrypt/i.test(message) ? "stale" : "failed";
}
