// SPDX-License-Identifier: BSL-1.0
// oauth4webapi: the errors of a token endpoint (RFC 6749), and the challenges of a protected resource (RFC 6750).
import * as oauth from "oauth4webapi";
import {errorOf, exactly} from "../judging.mjs";

export const client = "oauth4webapi";
export const dialect = "oauth";

const insecure = {[oauth.allowInsecureRequests]: true}; // plain HTTP, on loopback

export async function judge({base, check, log, note}) {
    const server = {issuer: base, token_endpoint: `${base}/token`};
    const self = {client_id: "judge"};
    const endpoints = {
        token: async scope => {
            const secret = oauth.ClientSecretPost("secret");
            const response = await oauth.clientCredentialsGrantRequest(server, self, secret, {scope}, insecure);
            return oauth.processClientCredentialsResponse(server, self, response);
        },
        resource: code =>
            oauth.protectedResourceRequest("token", "GET", new URL(`${base}/v1/${code}`), undefined, null, insecure),
    };
    const link = code => `https://judge.example.com/errors#${code}`;
    check("a token", "t", (await endpoints.token("all")).access_token);

    // --- the token endpoint ------------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", 402, "The card was declined."],
        ["resource_missing", 404, "There is no such resource."],
        ["parameter_invalid", 400, "The value of 'amount' is not allowed."],
        ["rate_limited", 429, "Too many requests."],
    ];
    for (const [code, status, message] of cases) {
        await log.clear();
        const error = await errorOf(() => endpoints.token(code));
        const requests = await log();
        check(`${code}: the class`, exactly(oauth.ResponseBodyError), error);
        check(`${code}: the code`, code, error?.error);
        check(`${code}: the message`, message, error?.error_description);
        check(`${code}: the status`, status, error?.status);
        check(`${code}: the link`, link(code), error?.cause.error_uri);
        check(`${code}: the id of the request`, requests[0]?.id, error?.response.headers.get("x-request-id"));
        check(`${code}: the delay`, status === 429 ? "1" : null, error?.response.headers.get("retry-after"));
        check(`${code}: one request`, 1, requests.length);
    }
    const declined = await errorOf(() => endpoints.token("card_declined"));
    check("a detail", "insufficient_funds", declined?.cause.decline_code);

    for (const [code, status, delay] of [["overloaded", 503, "1"], ["final_failure", 500, null]]) {
        await log.clear();
        const error = await errorOf(() => endpoints.token(code));
        check(`${code}: the class of a 5xx`, exactly(oauth.OperationProcessingError), error);
        check(`${code}: the code is the client's own`, oauth.RESPONSE_IS_NOT_CONFORM, error?.code);
        check(`${code}: the status is in the response`, status, error?.cause.status);
        check(`${code}: so is the delay`, delay, error?.cause.headers.get("retry-after"));
        check(`${code}: and the body, unread`, code, (await error?.cause.json()).error);
        check(`${code}: one request`, 1, (await log()).length);
    }

    // --- challenges --------------------------------------------------------------------------------------------------

    const challenges = [
        ["token", "token_expired", 401, {error_description: "The token has expired."}],
        ["resource", "token_expired", 401, {error_description: "The token has expired."}],
        ["resource", "insufficient_scope", 403, {error_description: "The token is not for this.", scope: "charges:write"}],
    ];
    for (const [name, code, status, parameters] of challenges) {
        await log.clear();
        const error = await errorOf(() => endpoints[name](code));
        const requests = await log();
        const what = `${name}, ${status}`;
        check(`${what}: the class`, exactly(oauth.WWWAuthenticateChallengeError), error);
        check(`${what}: the status`, status, error?.status);
        check(`${what}: the challenge`, [{scheme: "bearer", parameters: {error: code, ...parameters}}], error?.cause);
        check(`${what}: the id of the request`, requests[0]?.id, error?.response.headers.get("x-request-id"));
        check(`${what}: the link is in the body, unread`, link(code), (await error?.response.json()).error_uri);
        check(`${what}: one request`, 1, requests.length);
    }

    await log.clear();
    const response = await endpoints.resource("resource_missing");
    check("a 404 of a resource is a response", 404, response.status);
    check("with the body, unread", "resource_missing", (await response.json()).error);
    check("and one request", 1, (await log()).length);

    note.saw = "`ResponseBodyError` of a 4xx with `error`, `error_description`, `status`, the link in `cause`, id and delay in " +
        "`response`; `WWWAuthenticateChallengeError` of a 401 and a 403 with the challenge's `error`, `error_description`, `scope`";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats; leaves the body of a 5xx unread (`OperationProcessingError`, its `cause` is the response), " +
        "and that of a resource's error";
}
