// SPDX-License-Identifier: BSL-1.0
// graphql-request: the errors of a request that was not executed, and their extensions.
import { ClientError, GraphQLClient } from "graphql-request";

export const client = "graphql-request";
export const dialect = "graphql";

const caught = (call) => call.then(() => undefined, (error) => error);
const query = "query Charge($id: ID!) { charge(id: $id) { amount } }";

export async function judge({ base, check, log, note }) {
    const graphql = new GraphQLClient(base);
    check("a success is data", true, typeof await graphql.request(query, { id: "fine" }) === "object");

    const expected = [
        ["card_declined", 402], ["resource_missing", 404], ["parameter_invalid", 400], ["token_expired", 401],
        ["rate_limited", 429], ["overloaded", 503], ["final_failure", 500],
    ];
    for (const [code, status] of expected) {
        const delay = ["rate_limited", "overloaded"].includes(code) ? 1 : undefined;
        await log.clear();
        const error = await caught(graphql.request(query, { id: code }));
        const first = error?.response?.errors?.[0];
        check(`${code}: a ClientError`, true, error instanceof ClientError);
        check(`${code}: status`, status, error?.response?.status);
        check(`${code}: one error`, 1, error?.response?.errors?.length);
        check(`${code}: message`, true, (first?.message ?? "") !== "" && error.message.startsWith(first.message));
        check(`${code}: code`, code, first?.extensions?.code);
        check(`${code}: param`, "amount", first?.extensions?.argumentName);
        check(`${code}: request id`, true, /^req_/.test(first?.extensions?.requestId ?? ""));
        check(`${code}: delay`, delay, first?.extensions?.retryAfter);
        check(`${code}: Retry-After`, delay === undefined ? null : "1", error?.response?.headers.get("retry-after"));
        check(`${code}: one request`, 1, (await log()).length);
    }

    // With errorPolicy "all" an error of the request is still thrown, for there is a status of its own.
    const lenient = new GraphQLClient(base, { errorPolicy: "all" });
    const error = await caught(lenient.request(query, { id: "resource_missing" }));
    check("errorPolicy all: thrown, too", "resource_missing", error?.response?.errors?.[0]?.extensions?.code);

    note.saw = "`ClientError`: `status` and Retry-After in `response`; code, `argumentName`, `requestId` and `retryAfter` in "
        + "`response.errors[0].extensions`";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats; `errorPolicy: \"all\"` does not keep it from throwing";
}
