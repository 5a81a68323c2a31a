// SPDX-License-Identifier: BSL-1.0
// twilio: Twilio's client, with and without its option autoRetry.
import twilio from "twilio";
import serviceException from "twilio/lib/base/TwilioServiceException.js";
import {between, errorOf, exactly, pauses} from "../judging.mjs";

export const client = "twilio";
export const dialect = "twilio";

// Sends to `to` what is meant for Twilio's own server.
class Redirected extends twilio.RequestClient {
    constructor(to, options) {
        super(options);
        this.to = to;
    }
    request(options) {
        return super.request({...options, uri: options.uri.replace("https://api.twilio.com", this.to)});
    }
}

export async function judge({base, check, log, note}) {
    const http = new Redirected(base);
    const connected = httpClient => twilio("ACjudge", "secret", {httpClient});
    const plain = connected(http);
    const retrying = connected(new Redirected(base, {autoRetry: true, maxRetries: 1}));
    const newer = connected(new Redirected(`${base}/problem`));
    const get = async (code, from = plain) => {
        await log.clear();
        const error = await errorOf(() => from.messages(code).fetch());
        return {error, requests: await log()};
    };

    // --- what the error says -----------------------------------------------------------------------------------------

    const link = code => `https://judge.example.com/errors#${code}`;
    const cases = [
        ["card_declined", 402, 40201, "The card was declined."],
        ["resource_missing", 404, 40401, "There is no such resource."],
        ["parameter_invalid", 400, 40001, "The value of 'amount' is not allowed."],
        ["token_expired", 401, 40101, "The token has expired."],
        ["rate_limited", 429, 42901, "Too many requests."],
        ["overloaded", 503, 50301, "The service has too much to do."],
        ["final_failure", 500, 50001, "It failed, and will fail again."],
        ["internal", 500, 50000, "Something broke."],
    ];
    for (const [code, status, number, message] of cases) {
        const {error, requests} = await get(code);
        check(`${code}: the class`, exactly(twilio.RestException), error);
        check(`${code}: the code`, number, error.code);
        check(`${code}: the status`, status, error.status);
        check(`${code}: the message`, message, error.message);
        check(`${code}: the link`, link(code), error.moreInfo);
        check(`${code}: the id of the request`, requests[0].id, http.lastResponse.headers["x-request-id"]);
        check(`${code}: one request`, 1, requests.length);
    }
    check("a detail", {decline_code: "insufficient_funds"}, (await get("card_declined")).error.details);
    check("a success", "SM1", (await plain.messages("SM1").fetch()).sid);

    const {error} = await get("parameter_invalid", newer);
    check("problem details: the class", exactly(serviceException.default), error);
    check("problem details: the code", 40001, error.code);
    check("problem details: the status", 400, error.status);
    check("problem details: the type is the link", link("parameter_invalid"), error.type);
    check("problem details: the message", "The value of 'amount' is not allowed.", error.detail);
    check("problem details: the violations", "must be positive", error.errors[0].detail);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    for (const code of ["card_declined", "resource_missing", "final_failure", "overloaded", "internal"])
        check(`${code}: one request with autoRetry`, 1, (await get(code, retrying)).requests.length);
    const limited = await get("rate_limited,wait_20", retrying);
    check("rate_limited: the class with autoRetry", exactly(twilio.RestException), limited.error);
    check("rate_limited: autoRetry repeats it", 2, limited.requests.length);
    check("rate_limited: autoRetry does not wait for Retry-After", between(0, 9000), pauses(limited.requests)[0]);

    note.saw = "`RestException` with the number as `code`, `status`, `message`, `moreInfo`, `details`; of problem details " +
        "`TwilioServiceException` with `errors`";
    note.did = "never and after_delay: one request";
    note.otherwise = "with `autoRetry` a 429 is repeated, and nothing else; it waits a random part of its own 0.2 s, not for " +
        "Retry-After";
}
