// SPDX-License-Identifier: BSL-1.0
// json-rpc-2.0: numbers as codes, and the ids that lead errors back to their calls.
import {JSONRPCClient, JSONRPCErrorException} from "json-rpc-2.0";
import {errorOf, exactly} from "../judging.mjs";

export const client = "json-rpc-2.0";
export const dialect = "jsonrpc";

/// The client as its documentation has it, over fetch. `prepare` changes what is sent.
function clientAt(base, prepare = request => request) {
    const rpc = new JSONRPCClient(async request => {
        const headers = {"content-type": "application/json"};
        const response = await fetch(base, {method: "POST", headers, body: JSON.stringify(prepare(request))});
        if (response.status !== 200) throw new Error(response.statusText);
        rpc.receive(await response.json());
    });
    return rpc;
}

export async function judge({base, check, log, note}) {
    const rpc = clientAt(base);
    check("a success", true, await rpc.request("charge", {amount: 100}));

    const cases = [
        ["card_declined", 40201, "The card was declined."],
        ["resource_missing", 40401, "There is no such resource."],
        ["parameter_invalid", 40001, "The value of 'amount' is not allowed."],
        ["token_expired", 40101, "The token has expired."],
        ["rate_limited", 42901, "Too many requests."],
        ["overloaded", 50301, "The service has too much to do."],
        ["final_failure", 50001, "It failed, and will fail again."],
    ];
    for (const [code, number, message] of cases) {
        await log.clear();
        const error = await errorOf(() => rpc.request("charge", {source: code}));
        const requests = await log();
        check(`${code}: the class`, exactly(JSONRPCErrorException), error);
        check(`${code}: the number`, number, error?.code);
        check(`${code}: the message`, message, error?.message);
        check(`${code}: the parameter`, "amount", error?.data?.param);
        const waits = code === "rate_limited" || code === "overloaded";
        check(`${code}: the delay`, waits ? 1 : undefined, error?.data?.retryAfter);
        check(`${code}: one request`, 1, requests.length);
        check(`${code}: the status`, 200, requests[0]?.status);
    }
    const declined = await errorOf(() => rpc.request("charge", {source: "card_declined"}));
    check("a detail", "insufficient_funds", declined?.data?.decline_code);
    const invalid = await errorOf(() => rpc.request("charge", {source: "parameter_invalid"}));
    check("a violation", {field: "amount", message: "must be positive", code: "too_low"}, invalid?.data?.errors?.[0]);

    const both = ["rate_limited", "card_declined"].map(source => errorOf(() => rpc.request("charge", {source})));
    check("two calls at a time have their own errors", [42901, 40201], (await Promise.all(both)).map(error => error?.code));

    const batch = ["rate_limited", "card_declined"].map((source, at) => ({jsonrpc: "2.0", id: `b${at}`, method: source}));
    await log.clear();
    const answers = await rpc.requestAdvanced(batch);
    check("a batch has an error for each call", [["b0", 42901], ["b1", 40201]], answers.map(({id, error}) => [id, error.code]));
    check("a batch is one request", 1, (await log()).length);

    const anonymous = clientAt(base, ({id, ...request}) => request);
    const lost = await errorOf(() => anonymous.timeout(200).request("charge", {source: "card_declined"}));
    check("an error with the id null reaches no call", "Request timeout", lost?.message);

    note.saw = "`JSONRPCErrorException` with `code` (the row's number), `message`; parameter, delay, violations and details in " +
        "`data`";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats; an error whose id is null reaches no call, which waits until its own time is over";
}
