// SPDX-License-Identifier: BSL-1.0
// @slack/web-api: Slack's client of the Web API.
import {WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient} from "@slack/web-api";
import {atLeast, errorOf, exactly, pauses} from "../judging.mjs";

export const client = "@slack/web-api";
export const dialect = "slack";

export async function judge({base, check, log, note}) {
    const logged = [];
    const logger = {debug() {}, info() {}, warn() {}, error: text => logged.push(text), setLevel() {}, getLevel: () => "error",
        setName() {}};
    const options = {slackApiUrl: base, logger, retryConfig: {retries: 1, minTimeout: 0, maxTimeout: 1}};
    const slack = new WebClient("xoxb-judge", options);
    const rejecting = new WebClient("xoxb-judge", {...options, rejectRateLimitedCalls: true});
    const post = async (code, to = slack) => {
        await log.clear();
        const error = await errorOf(() => to.chat.postMessage({channel: "C1", text: code}));
        return {error, requests: await log()};
    };

    // --- an error under a 200 ----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", "The card was declined."],
        ["resource_missing", "There is no such resource."],
        ["parameter_invalid", "The value of 'amount' is not allowed."],
        ["token_expired", "The token has expired."],
        ["overloaded", "The service has too much to do."],
        ["final_failure", "It failed, and will fail again."],
        ["internal", "Something broke."],
    ];
    for (const [code, message] of cases) {
        logged.length = 0;
        const {error, requests} = await post(code);
        check(`${code}: the class`, exactly(WebAPIPlatformError), error);
        check(`${code}: the client's own code`, "slack_webapi_platform_error", error.code);
        check(`${code}: the code`, code, error.data.error);
        check(`${code}: the message`, `[ERROR] ${message}`, error.data.response_metadata.messages[0]);
        check(`${code}: the message is logged`, message, logged[0]);
        check(`${code}: a 200`, 200, requests[0].status);
        check(`${code}: one request`, 1, requests.length);
    }
    check("a detail", "insufficient_funds", (await post("card_declined")).error.data.decline_code);
    check("a violation", "[ERROR] must be positive", (await post("parameter_invalid")).error.data.response_metadata.messages[1]);
    check("the delay of an error under a 200", 1, (await post("overloaded")).error.data.response_metadata.retryAfter);
    check("a success", true, (await slack.chat.postMessage({channel: "C1", text: "Hello."})).ok);

    // --- a rate limit, which is a 429 --------------------------------------------------------------------------------

    const limited = await post("rate_limited");
    check("rate_limited: a 429", 429, limited.requests[0].status);
    check("rate_limited: after_delay is repeated", 2, limited.requests.length);
    check("rate_limited: it waits for the delay", atLeast(1000), pauses(limited.requests)[0]);
    check("rate_limited: the class of a limit that lasts", exactly(WebAPIRequestError), limited.error);
    check("rate_limited: that has the delay, but no code", /retry-after: 1\)/, limited.error.message);

    const rejected = await post("rate_limited", rejecting);
    check("rate_limited: the class with rejectRateLimitedCalls", exactly(WebAPIRateLimitedError), rejected.error);
    check("rate_limited: the delay", 1, rejected.error.retryAfter);
    check("rate_limited: one request with rejectRateLimitedCalls", 1, rejected.requests.length);

    note.saw = "`WebAPIPlatformError` with `data.error`, details, `messages`, `retryAfter`; of a 429 " +
        "`WebAPIRateLimitedError` with `retryAfter`";
    note.did = "never: one request; after_delay: a 429 repeated after the delay";
    note.otherwise = "repeats nothing under a 200; a limit that lasts is a `WebAPIRequestError`, without our code";
}
