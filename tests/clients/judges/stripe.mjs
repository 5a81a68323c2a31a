// SPDX-License-Identifier: BSL-1.0
// stripe: Stripe's client.
import Stripe from "stripe";
import {between, errorOf, exactly, pauses, requestsOf} from "../judging.mjs";

export const client = "stripe";
export const dialect = "stripe";

export async function judge({host, port, check, log, note}) {
    const options = {host, port, protocol: "http", telemetry: false};
    const stripe = new Stripe("sk_test_judge", options); // repeats twice, as it comes
    const once = new Stripe("sk_test_judge", {...options, maxNetworkRetries: 0});
    const {errors} = Stripe;

    // --- what the error says -----------------------------------------------------------------------------------------

    const link = code => `https://judge.example.com/errors#${code.replaceAll("_", "-")}`;
    const cases = [
        ["card_declined", errors.StripeCardError, 402, "card_error", "The card was declined."],
        ["resource_missing", errors.StripeInvalidRequestError, 404, "invalid_request_error", "There is no such resource."],
        ["parameter_invalid", errors.StripeInvalidRequestError, 400, "invalid_request_error",
            "The value of 'amount' is not allowed."],
        ["token_expired", errors.StripeAuthenticationError, 401, "authentication_error", "The token has expired."],
        ["rate_limited", errors.StripeRateLimitError, 429, "rate_limit_error", "Too many requests."],
        ["overloaded", errors.StripeAPIError, 503, "api_error", "The service has too much to do."],
        ["internal", errors.StripeAPIError, 500, "api_error", "Something broke."],
    ];
    for (const [code, type, status, rawType, message] of cases) {
        await log.clear();
        const error = await errorOf(() => once.customers.retrieve(code));
        const [request] = await log();
        check(`${code}: the class`, exactly(type), error);
        check(`${code}: the code`, code, error.code);
        check(`${code}: the type`, rawType, error.rawType);
        check(`${code}: the message`, message, error.message);
        check(`${code}: the status`, status, error.statusCode);
        check(`${code}: the parameter`, "amount", error.param);
        check(`${code}: the id of the request`, request.id, error.requestId);
        check(`${code}: the link`, link(code), error.doc_url);
    }
    const declined = await errorOf(() => once.charges.create({amount: 100, currency: "eur", description: "card_declined"}));
    check("the reason of a declined card", "insufficient_funds", declined.decline_code);
    const limited = await errorOf(() => once.customers.retrieve("rate_limited"));
    check("a detail that Stripe does not have", 100, limited.raw.limit);
    const customer = await stripe.customers.retrieve("cus_1");
    check("a success", "cus_1", customer.id);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    for (const code of ["card_declined", "resource_missing", "parameter_invalid", "token_expired", "final_failure"])
        check(`${code}: never is one request`, 1, (await requestsOf(log, () => stripe.customers.retrieve(code))).length);
    const calls = {
        rate_limited: () => stripe.customers.retrieve("rate_limited,wait_20"),
        overloaded: () => stripe.customers.create({name: "overloaded, wait_20"}),
    };
    for (const [code, call] of Object.entries(calls)) {
        const requests = await requestsOf(log, call);
        check(`${code}: after_delay is repeated twice`, 3, requests.length);
        check(`${code}: with the same method`, 1, new Set(requests.map(request => request.method)).size);
        const [first, second] = pauses(requests);
        check(`${code}: it waits its own half a second, and not the 20 seconds of Retry-After`, between(500, 9000), first);
        check(`${code}: then its own half a second again`, between(500, 9000), second);
    }
    check("Retry-After was there", "1", limited.headers["retry-after"]);
    check("internal: no word of the server", undefined,
        (await errorOf(() => once.customers.retrieve("internal"))).headers["stripe-should-retry"]);
    check("internal: is repeated", 3, (await requestsOf(log, () => stripe.customers.retrieve("internal"))).length);

    note.saw = "a class for each status, `StripeCardError` to `StripeAPIError`, with `code`, `rawType`, `message`, `param`, " +
        "`decline_code`, `doc_url`, `statusCode`, `requestId`";
    note.did = "never: one request, of a 500 too; after_delay: repeated twice, a POST and a 429 too";
    note.otherwise = "looks at no Retry-After, and waits half a second each time; repeats a 500 without a word of the server";
}
