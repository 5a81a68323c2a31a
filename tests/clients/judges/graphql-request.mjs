// SPDX-License-Identifier: BSL-1.0
// graphql-request: the errors of requests that were not executed.
import {ClientError, GraphQLClient} from "graphql-request";
import {errorOf, exactly} from "../judging.mjs";

export const client = "graphql-request";
export const dialect = "graphql";

const query = "query Charge($id: ID!) { charge(id: $id) { amount } }";

export async function judge({base, check, log, note}) {
    const graphql = new GraphQLClient(base);
    check("a success", {ok: true}, await graphql.request(query, {id: "1"}));

    const cases = [
        ["card_declined", 402, "The card was declined."],
        ["resource_missing", 404, "There is no such resource."],
        ["parameter_invalid", 400, "The value of 'amount' is not allowed."],
        ["token_expired", 401, "The token has expired."],
        ["rate_limited", 429, "Too many requests."],
        ["overloaded", 503, "The service has too much to do."],
        ["final_failure", 500, "It failed, and will fail again."],
    ];
    for (const [code, status, message] of cases) {
        await log.clear();
        const error = await errorOf(() => graphql.request(query, {id: code}));
        const requests = await log();
        const [first] = error?.response.errors ?? [];
        check(`${code}: the class`, exactly(ClientError), error);
        check(`${code}: the status`, status, error?.response.status);
        check(`${code}: the message`, message, first?.message);
        check(`${code}: the code`, code, first?.extensions?.code);
        check(`${code}: the parameter`, "amount", first?.extensions?.argumentName);
        check(`${code}: the id of the request`, requests[0]?.id, first?.extensions?.requestId);
        const waits = status === 429 || status === 503;
        check(`${code}: the delay`, waits ? 1 : undefined, first?.extensions?.retryAfter);
        check(`${code}: the delay in the header`, waits ? "1" : null, error?.response.headers.get("retry-after"));
        check(`${code}: one request`, 1, requests.length);
    }
    const declined = await errorOf(() => graphql.request(query, {id: "card_declined"}));
    check("a detail", "insufficient_funds", declined?.response.errors[0].extensions.decline_code);
    const invalid = await errorOf(() => graphql.request(query, {id: "parameter_invalid"}));
    check("a violation", [{field: "amount", message: "must be positive", code: "too_low"}],
        invalid?.response.errors[0].extensions.violations);

    const several = await errorOf(() => graphql.request(query, {id: "parameter_invalid,overloaded"}));
    check("several errors are one list", ["parameter_invalid", "overloaded"],
        several?.response.errors.map(({extensions}) => extensions.code));
    check("with one status for all, that of the worst one", 503, several?.response.status);

    const tolerant = new GraphQLClient(base, {errorPolicy: "all"});
    check("with errorPolicy all: the class", exactly(ClientError),
        await errorOf(() => tolerant.request(query, {id: "resource_missing"})));

    note.saw = "`ClientError` with the status and Retry-After in `response`; code, parameter, id, delay, violations and details " +
        "in the `extensions` of the error";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats; also throws with `errorPolicy: \"all\"`, for the status is no 200";
}
