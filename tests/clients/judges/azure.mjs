// SPDX-License-Identifier: BSL-1.0
// @azure/core-rest-pipeline: Azure's pipeline, with the client on it that makes its typed errors.
import {createRestError, getClient} from "@azure-rest/core-client";
import {RestError} from "@azure/core-rest-pipeline";
import {atLeast, between, errorOf, pauses} from "../judging.mjs";

export const client = "@azure/core-rest-pipeline";
export const dialect = "azure";

export async function judge({base, check, log, note}) {
    const connected = maxRetries =>
        getClient(base, {allowInsecureConnection: true, retryOptions: {maxRetries, retryDelayInMs: 50}});
    const [azure, once] = [connected(1), connected(0)];
    // As the clients of Azure's services do: a status that is not expected is thrown.
    const get = async (code, from = azure) => {
        await log.clear();
        let response;
        const error = await errorOf(async () => {
            response = await from.pathUnchecked("/judge/{code}", code).get();
            if (response.status !== "200") throw createRestError(response);
        });
        return {error, response, requests: await log()};
    };

    // --- what the error says -----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", 402, "The card was declined."],
        ["resource_missing", 404, "There is no such resource."],
        ["parameter_invalid", 400, "The value of 'amount' is not allowed."],
        ["token_expired", 401, "The token has expired."],
        ["rate_limited", 429, "Too many requests."],
        ["overloaded", 503, "The service has too much to do."],
        ["final_failure", 500, "It failed, and will fail again."],
        ["internal", 500, "Something broke."],
    ];
    for (const [code, status, message] of cases) {
        const {error, response, requests} = await get(code, once);
        check(`${code}: the class`, true, error instanceof RestError);
        check(`${code}: the code`, code, error.code);
        check(`${code}: the status`, status, error.statusCode);
        check(`${code}: the message`, message, error.message);
        check(`${code}: the id of the request`, requests[0].id, error.response.headers.get("x-ms-request-id"));
        check(`${code}: the code in a header`, code, error.response.headers.get("x-ms-error-code"));
        check(`${code}: the parameter`, "amount", response.body.error.target);
    }
    const invalid = (await get("parameter_invalid", once)).response.body.error;
    check("the violations", [{code: "too_low", target: "amount", message: "must be positive"}], invalid.details);
    check("a detail", 100, invalid.limit);
    check("a success", undefined, (await get("")).error);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    for (const code of ["card_declined", "resource_missing", "parameter_invalid", "token_expired"])
        check(`${code}: never is one request`, 1, (await get(code)).requests.length);
    for (const code of ["rate_limited", "overloaded"]) {
        const {requests} = await get(code);
        check(`${code}: after_delay is repeated`, 2, requests.length);
        check(`${code}: it waits for the delay`, atLeast(1000), pauses(requests)[0]);
    }
    for (const code of ["final_failure", "internal"]) {
        const {requests} = await get(code);
        check(`${code}: a 500 is repeated`, 2, requests.length);
        check(`${code}: after its own 50 ms or less`, between(0, 3000), pauses(requests)[0]);
    }

    note.saw = "`RestError` with `code`, `statusCode`, `message`, `response.headers`; `target`, `details` and more in the body";
    note.did = "never: one request, except for a 500; after_delay: repeated after the delay";
    note.otherwise = "repeats a 500 after a delay of its own, also a final one";
}
