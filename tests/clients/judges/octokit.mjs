// SPDX-License-Identifier: BSL-1.0
// @octokit/request: GitHub's client, and the plugins with which @octokit/core repeats.
import {Octokit} from "@octokit/core";
import {retry} from "@octokit/plugin-retry";
import {throttling} from "@octokit/plugin-throttling";
import {request} from "@octokit/request";
import {RequestError} from "@octokit/request-error";
import {atLeast, between, errorOf, exactly, pauses} from "../judging.mjs";

export const client = "@octokit/request";
export const dialect = "github";

export async function judge({base, check, log, note}) {
    const get = code => errorOf(() => request("GET /judge/{code}", {baseUrl: base, code}));

    // --- what the error says -----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", 402, "The card was declined."],
        ["resource_missing", 404, "There is no such resource."],
        ["token_expired", 401, "The token has expired."],
        ["rate_limited", 429, "Too many requests."],
        ["overloaded", 503, "The service has too much to do."],
        ["final_failure", 500, "It failed, and will fail again."],
        ["internal", 500, "Something broke."],
    ];
    for (const [code, status, message] of cases) {
        await log.clear();
        const error = await get(code);
        const requests = await log();
        const link = `https://judge.example.com/errors#${code}`;
        check(`${code}: the class`, exactly(RequestError), error);
        check(`${code}: the status`, status, error.status);
        check(`${code}: the message, with the link`, `${message} - ${link}`, error.message);
        check(`${code}: the link`, link, error.response.data.documentation_url);
        check(`${code}: the id of the request`, requests[0].id, error.response.headers["x-github-request-id"]);
        check(`${code}: one request`, 1, requests.length);
    }
    const invalid = await get("parameter_invalid");
    const [violation] = invalid.response.data.errors;
    check("the status of a violation", 400, invalid.status);
    check("the field", "amount", violation.field);
    check("the code of the field", "too_low", violation.code);
    check("the violations are in the message", true,
        invalid.message.startsWith(`The value of 'amount' is not allowed.: ${JSON.stringify(violation)} - https://`));
    check("the delay is left to the caller", "1", (await get("rate_limited")).response.headers["retry-after"]);
    check("a success", {id: 1}, (await request("GET /judge", {baseUrl: base})).data);

    // --- what it repeats with plugin-retry ---------------------------------------------------------------------------

    const requestsOf = async (octokit, code, path = "/judge") => {
        await log.clear();
        const error = await errorOf(() => octokit.request(`GET ${path}/{code}`, {code}));
        check(`${code}: the class, with a plugin`, exactly(RequestError), error);
        return log();
    };
    const retrying = new (Octokit.plugin(retry))({baseUrl: base, retry: {retries: 1, retryAfterBaseValue: 50}});
    for (const code of ["resource_missing", "parameter_invalid", "token_expired"])
        check(`${code}: never is one request, with plugin-retry`, 1, (await requestsOf(retrying, code)).length);
    for (const code of ["card_declined", "final_failure", "rate_limited", "overloaded", "internal"]) {
        const requests = await requestsOf(retrying, `${code},wait_20`);
        check(`${code}: plugin-retry repeats it`, 2, requests.length);
        check(`${code}: plugin-retry waits its own 50 ms, and not for Retry-After`, between(50, 9000), pauses(requests)[0]);
    }

    // --- and with plugin-throttling ----------------------------------------------------------------------------------

    const limits = [];
    const onLimit = (seconds, options, octokit, count) => limits.push(seconds) > 0 && count === 0;
    const throttled = new (Octokit.plugin(throttling))({
        baseUrl: base, throttle: {onRateLimit: onLimit, onSecondaryRateLimit: onLimit, fallbackSecondaryRateRetryAfter: 0.1},
    });
    const repeated = await requestsOf(throttled, "rate_limited");
    check("rate_limited: plugin-throttling sees the used-up limit, each time", 2, limits.length);
    check("rate_limited: plugin-throttling repeats it where its handler says so", 2, repeated.length);
    check("rate_limited: plugin-throttling waits for the reset", atLeast(1000), pauses(repeated)[0]);
    check("overloaded: one request, with plugin-throttling", 1, (await requestsOf(throttled, "overloaded")).length);
    check("overloaded: no limit for plugin-throttling", 2, limits.length);
    const secondary = await requestsOf(throttled, "rate_limited", "/secondary");
    check("a secondary rate limit: plugin-throttling has its Retry-After", [1, 1], limits.slice(2));
    check("a secondary rate limit: plugin-throttling repeats it where its handler says so", 2, secondary.length);
    check("a secondary rate limit: plugin-throttling waits for Retry-After", atLeast(1000), pauses(secondary)[0]);

    note.saw = "`RequestError` with `status`, `message` (which has violations and link), `response.data`, `response.headers`";
    note.did = "never and after_delay: one request";
    note.otherwise = "`plugin-retry` repeats also a final 402 or 500 but no 400, 401 and 404, and waits its own time, not for " +
        "Retry-After; `plugin-throttling` repeats a limit where its handler says so, after X-RateLimit-Reset or, of a " +
        "secondary rate limit, after Retry-After";
}
