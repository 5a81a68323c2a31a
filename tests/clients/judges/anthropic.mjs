// SPDX-License-Identifier: BSL-1.0
// @anthropic-ai/sdk: Anthropic's client.
import Anthropic from "@anthropic-ai/sdk";
import * as errors from "@anthropic-ai/sdk/core/error";
import {atLeast, between, errorOf, exactly, pauses, requestsOf} from "../judging.mjs";

export const client = "@anthropic-ai/sdk";
export const dialect = "anthropic";

export async function judge({base, check, log, note}) {
    const options = {apiKey: "sk-ant-judge", baseURL: base};
    const anthropic = new Anthropic(options); // repeats twice, as it comes
    const once = new Anthropic({...options, maxRetries: 0});
    const ask = (client, text, more) =>
        client.messages.create({model: "judge", max_tokens: 9, messages: [{role: "user", content: text}], ...more});

    // --- what the error says -----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", errors.PaymentRequiredError, 402, "The card was declined."],
        ["resource_missing", errors.NotFoundError, 404, "There is no such resource."],
        ["parameter_invalid", errors.BadRequestError, 400, "The value of 'amount' is not allowed."],
        ["token_expired", errors.AuthenticationError, 401, "The token has expired."],
        ["rate_limited", errors.RateLimitError, 429, "Too many requests."],
        ["overloaded", errors.ServiceUnavailableError, 503, "The service has too much to do."],
        ["internal", errors.InternalServerError, 500, "Something broke."],
    ];
    for (const [code, type, status, message] of cases) {
        await log.clear();
        const error = await errorOf(() => ask(once, code));
        const [request] = await log();
        check(`${code}: the class`, exactly(type), error);
        check(`${code}: the code, which is Anthropic's type`, code, error.type);
        check(`${code}: the message`, message, error.apiMessage);
        check(`${code}: the status`, status, error.status);
        check(`${code}: the id of the request, from the header`, request.id, error.requestID);
        check(`${code}: the id of the request, from the body`, request.id, error.error.request_id);
        const details = code === "card_declined" ? {decline_code: "insufficient_funds"} : {limit: 100};
        check(`${code}: the details`, details, error.details);
    }
    const answer = await ask(once, "hello");
    const [request] = (await log()).slice(-1);
    check("the id of a success", request.id, answer._request_id);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    for (const code of ["card_declined", "resource_missing", "parameter_invalid", "token_expired", "final_failure"])
        check(`${code}: never is one request`, 1, (await requestsOf(log, () => ask(anthropic, code))).length);
    for (const code of ["rate_limited", "overloaded"]) {
        const requests = await requestsOf(log, () => ask(anthropic, code));
        check(`${code}: after_delay is repeated twice`, 3, requests.length);
        for (const pause of pauses(requests)) check(`${code}: it waits as Retry-After says`, atLeast(1000), pause);
    }
    const requests = await requestsOf(log, () => ask(anthropic, "internal"));
    check("internal, without a word of the server, is repeated", 3, requests.length);
    const [first, second] = pauses(requests);
    check("internal: it waits half a second of its own", between(375, 3000), first);
    check("internal: then a second of its own", between(750, 3000), second);

    // --- streams -----------------------------------------------------------------------------------------------------

    let text = "";
    const read = async (client, prompt) => {
        text = "";
        for await (const event of await ask(client, prompt, {stream: true})) text += event.delta?.text ?? "";
    };
    await read(anthropic, "hello");
    check("a stream: its text", "Hello", text);

    const early = await errorOf(() => read(once, "rate_limited"));
    check("before the first byte: the class", exactly(errors.RateLimitError), early);
    check("before the first byte: the code", "rate_limited", early.type);
    check("before the first byte: never is one request", 1,
        (await requestsOf(log, () => read(anthropic, "card_declined"))).length);
    const repeated = await requestsOf(log, () => read(anthropic, "overloaded"));
    check("before the first byte: after_delay is repeated twice", 3, repeated.length);
    for (const pause of pauses(repeated)) check("before the first byte: it waits as Retry-After says", atLeast(1000), pause);

    const helper = async () => {
        const prompt = [{role: "user", content: "overloaded, after_first_byte"}];
        await anthropic.messages.stream({model: "judge", max_tokens: 9, messages: prompt}).finalMessage();
    };
    for (const [name, call] of [["create", () => read(anthropic, "overloaded, after_first_byte")], ["stream", helper]]) {
        await log.clear();
        const late = await errorOf(call);
        const requests = await log();
        check(`${name}, after the first byte: the class`, exactly(errors.APIError), late);
        check(`${name}, after the first byte: the code`, "overloaded", late.type);
        check(`${name}, after the first byte: the message`, "The service has too much to do.", late.apiMessage);
        check(`${name}, after the first byte: the details`, {limit: 100}, late.details);
        check(`${name}, after the first byte: there is no status`, undefined, late.status);
        check(`${name}, after the first byte: the id of the request`, requests[0]?.id, late.requestID);
        check(`${name}, after the first byte: one request, whatever the class`, 1, requests.length);
    }
    check("after the first byte: the text so far", "Hello", text);

    note.saw = "a class for each status, `NotFoundError` to `InternalServerError`, with our code as `type`, `apiMessage`, `details`, " +
        "`status`, `requestID`; in a stream `APIError` without `status`";
    note.did = "never: one request; after_delay: repeated twice, a second later each time; so before the first byte of a stream, too";
    note.otherwise = "repeats a 500 without a word of the server after 0.5 s and 1 s, less up to a quarter; " +
        "after the first byte of a stream it repeats nothing";
}
