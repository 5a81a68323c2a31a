// SPDX-License-Identifier: BSL-1.0
// openai: OpenAI's client, with chat completions and responses.
import OpenAI from "openai";
import {atLeast, between, errorOf, exactly, pauses, requestsOf} from "../judging.mjs";

export const client = "openai";
export const dialect = "openai";

export async function judge({base, check, log, note}) {
    const options = {apiKey: "sk-judge", baseURL: `${base}/v1`};
    const openai = new OpenAI(options); // repeats twice, as it comes
    const once = new OpenAI({...options, maxRetries: 0});
    const chat = (client, text, more) =>
        client.chat.completions.create({model: "judge", messages: [{role: "user", content: text}], ...more});
    const respond = (client, text, more) => client.responses.create({model: "judge", input: text, ...more});

    // --- what the error says -----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", OpenAI.APIError, 402, "card_error", "The card was declined."],
        ["resource_missing", OpenAI.NotFoundError, 404, "invalid_request_error", "There is no such resource."],
        ["parameter_invalid", OpenAI.BadRequestError, 400, "invalid_request_error", "The value of 'amount' is not allowed."],
        ["token_expired", OpenAI.AuthenticationError, 401, "authentication_error", "The token has expired."],
        ["rate_limited", OpenAI.RateLimitError, 429, "rate_limit_error", "Too many requests."],
        ["overloaded", OpenAI.InternalServerError, 503, "api_error", "The service has too much to do."],
        ["internal", OpenAI.InternalServerError, 500, "api_error", "Something broke."],
    ];
    for (const [name, call] of Object.entries({chat, respond})) {
        for (const [code, type, status, errorType, message] of cases) {
            await log.clear();
            const error = await errorOf(() => call(once, code));
            const [request] = await log();
            check(`${name}, ${code}: the class`, exactly(type), error);
            check(`${name}, ${code}: the code`, code, error.code);
            check(`${name}, ${code}: the type`, errorType, error.type);
            check(`${name}, ${code}: the message`, `${status} ${message}`, error.message);
            check(`${name}, ${code}: the status`, status, error.status);
            check(`${name}, ${code}: the parameter`, "amount", error.param);
            check(`${name}, ${code}: the id of the request`, request.id, error.requestID);
        }
        const answer = await call(once, "hello");
        const [request] = (await log()).slice(-1);
        check(`${name}: the id of a success`, request.id, answer._request_id);
    }

    // --- what it repeats ---------------------------------------------------------------------------------------------

    for (const code of ["card_declined", "resource_missing", "parameter_invalid", "token_expired", "final_failure"])
        check(`${code}: never is one request`, 1, (await requestsOf(log, () => chat(openai, code))).length);
    for (const [code, call] of [["rate_limited", chat], ["overloaded", respond]]) {
        const requests = await requestsOf(log, () => call(openai, code));
        check(`${code}: after_delay is repeated twice`, 3, requests.length);
        for (const pause of pauses(requests)) check(`${code}: it waits as Retry-After says`, atLeast(1000), pause);
    }
    const requests = await requestsOf(log, () => chat(openai, "internal"));
    check("internal, without a word of the server, is repeated", 3, requests.length);
    const [first, second] = pauses(requests);
    check("internal: it waits half a second of its own", between(375, 3000), first);
    check("internal: then a second of its own", between(750, 3000), second);

    const [soon] = pauses(await requestsOf(log, () => chat(openai, "rate_limited, wait_90")));
    check("rate_limited: it does not wait for more than a minute, but half a second of its own", between(375, 3000), soon);

    // --- streams -----------------------------------------------------------------------------------------------------

    const textOf = event => event.choices ? event.choices[0].delta.content : event.delta ?? "";
    for (const [name, call] of Object.entries({chat, respond})) {
        let text = "";
        const read = async (client, prompt) => {
            text = "";
            for await (const event of await call(client, prompt, {stream: true})) text += textOf(event);
        };
        await read(openai, "hello");
        check(`${name}, a stream: its text`, "Hello", text);

        const early = await errorOf(() => read(once, "rate_limited"));
        check(`${name}, before the first byte: the class`, exactly(OpenAI.RateLimitError), early);
        check(`${name}, before the first byte: the code`, "rate_limited", early.code);
        check(`${name}, before the first byte: never is one request`, 1,
            (await requestsOf(log, () => read(openai, "card_declined"))).length);
        const repeated = await requestsOf(log, () => read(openai, "overloaded"));
        check(`${name}, before the first byte: after_delay is repeated twice`, 3, repeated.length);
        for (const pause of pauses(repeated))
            check(`${name}, before the first byte: it waits as Retry-After says`, atLeast(1000), pause);

        await log.clear();
        const late = await errorOf(() => read(openai, "overloaded, after_first_byte"));
        const requests = await log();
        check(`${name}, after the first byte: the text so far`, "Hello", text);
        check(`${name}, after the first byte: the class`, exactly(OpenAI.APIError), late);
        check(`${name}, after the first byte: the code`, "overloaded", late.code);
        check(`${name}, after the first byte: the type`, "api_error", late.type);
        check(`${name}, after the first byte: the message`, "The service has too much to do.", late.message);
        check(`${name}, after the first byte: the parameter`, "amount", late.param);
        check(`${name}, after the first byte: there is no status`, undefined, late.status);
        check(`${name}, after the first byte: the id of the request`, requests[0]?.id, late.requestID);
        check(`${name}, after the first byte: one request, whatever the class`, 1, requests.length);
    }

    note.saw = "a class for each status, `NotFoundError` to `InternalServerError`, else `APIError`, with `code`, `type`, `message`, " +
        "`param`, `status`, `requestID`; in a stream `APIError` without `status`";
    note.did = "never: one request; after_delay: repeated twice, a second later each time; so before the first byte of a stream, too";
    note.otherwise = "repeats a 500 without a word of the server after 0.5 s and 1 s, less up to a quarter, and so where " +
        "Retry-After is over a minute; after the first byte of a stream it repeats nothing";
}
