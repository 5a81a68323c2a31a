// SPDX-License-Identifier: BSL-1.0
// oauth4webapi: the errors of a token endpoint (RFC 6749 §5.2), and the challenges of a protected resource (RFC 6750 §3).
import * as oauth from "oauth4webapi";

export const client = "oauth4webapi";
export const dialect = "oauth";

const insecure = { [oauth.allowInsecureRequests]: true }; // plain HTTP, on loopback
const caught = (call) => call.then(() => undefined, (error) => error);

// A token for the scope, which names the error that the server is to answer with.
async function token(base, scope) {
    const server = { issuer: base, token_endpoint: `${base}/token` };
    const self = { client_id: "judge" };
    const response = await oauth.clientCredentialsGrantRequest(server, self, oauth.ClientSecretPost("judged"), { scope },
                                                               insecure);
    return oauth.processClientCredentialsResponse(server, self, response);
}

function resource(base, code) {
    return oauth.protectedResourceRequest("token", "GET", new URL(`${base}/charges/${code}`), undefined, null, insecure);
}

export async function judge({ base, check, log, note }) {
    check("a success is no error", true, typeof (await token(base, "all")).access_token === "string");

    const bodies = [
        ["card_declined", 402], ["resource_missing", 404], ["parameter_invalid", 400], ["rate_limited", 429],
    ];
    for (const [code, status] of bodies) {
        await log.clear();
        const error = await caught(token(base, code));
        check(`${code}: a ResponseBodyError`, true, error instanceof oauth.ResponseBodyError);
        check(`${code}: error`, code, error?.error);
        check(`${code}: a description`, true, (error?.error_description ?? "") !== "");
        check(`${code}: status`, status, error?.status);
        check(`${code}: link`, `https://judge.example.com/errors#${code}`, error?.cause?.error_uri);
        check(`${code}: request id`, true, /^req_/.test(error?.response?.headers.get("x-request-id") ?? ""));
        check(`${code}: delay`, code === "rate_limited" ? "1" : null, error?.response?.headers.get("retry-after"));
        check(`${code}: one request`, 1, (await log()).length);
    }

    // A 401 is a challenge, of the token endpoint and of a resource.
    for (const call of [token, resource]) {
        await log.clear();
        const error = await caught(call(base, "token_expired"));
        const challenge = error?.cause?.[0];
        check(`${call.name}: a WWWAuthenticateChallengeError`, true, error instanceof oauth.WWWAuthenticateChallengeError);
        check(`${call.name}: status`, 401, error?.status);
        check(`${call.name}: one challenge`, 1, error?.cause?.length);
        check(`${call.name}: scheme`, "bearer", challenge?.scheme);
        check(`${call.name}: the challenge's error`, "token_expired", challenge?.parameters.error);
        const body = await error?.response?.json();
        check(`${call.name}: the body's error`, "token_expired", body?.error);
        check(`${call.name}: the challenge's description`, body?.error_description, challenge?.parameters.error_description);
        check(`${call.name}: link in the body`, "https://judge.example.com/errors#token_expired", body?.error_uri);
        check(`${call.name}: one request`, 1, (await log()).length);
    }

    // A 5xx is not read: the caller has the response.
    for (const [code, status, delay] of [["overloaded", 503, "1"], ["final_failure", 500, null]]) {
        await log.clear();
        const error = await caught(token(base, code));
        check(`${code}: an OperationProcessingError`, true, error instanceof oauth.OperationProcessingError);
        check(`${code}: its code`, oauth.RESPONSE_IS_NOT_CONFORM, error?.code);
        check(`${code}: status`, status, error?.cause?.status);
        check(`${code}: delay`, delay, error?.cause?.headers.get("retry-after"));
        check(`${code}: error, for who reads the body`, code, (await error?.cause?.json())?.error);
        check(`${code}: one request`, 1, (await log()).length);
    }

    // Without a challenge, what a resource says is the caller's to read.
    await log.clear();
    const response = await resource(base, "resource_missing");
    check("resource: a 404 is a response", 404, response.status);
    check("resource: error, for who reads the body", "resource_missing", (await response.json()).error);
    check("resource: one request", 1, (await log()).length);

    note.saw = "`ResponseBodyError` for a 4xx: `error`, `error_description`, `status`, link in `cause`, request id and delay in "
        + "`response`. `WWWAuthenticateChallengeError` for a 401: the challenge's `error` and `error_description`";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats; does not read the body of a 5xx (`OperationProcessingError`, the response is its `cause`), "
        + "and of a resource's error no more than the challenge";
}
