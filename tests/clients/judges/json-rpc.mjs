// SPDX-License-Identifier: BSL-1.0
// json-rpc-2.0: the number, the message and the data of an error, and the id that finds the call again.
import { JSONRPCClient, JSONRPCErrorException } from "json-rpc-2.0";

export const client = "json-rpc-2.0";
export const dialect = "jsonrpc";

const caught = (call) => call.then(() => undefined, (error) => error);

// The client of its README, which sends with fetch and takes what comes under a 200. `prepare` changes what is sent.
function connected(base, prepare = (request) => request) {
    const rpc = new JSONRPCClient(async (request) => {
        const response = await fetch(base, {
            method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(prepare(request)),
        });
        if (response.status !== 200) throw new Error(response.statusText);
        rpc.receive(await response.json());
    });
    return rpc;
}

export async function judge({ base, check, log, note }) {
    const rpc = connected(base);
    await rpc.request("charge", { for: "success" });

    const expected = [
        ["card_declined", -32001], ["resource_missing", -32002], ["parameter_invalid", -32602], ["token_expired", -32003],
        ["rate_limited", -32004], ["overloaded", -32005], ["final_failure", -32006],
    ];
    for (const [code, number] of expected) {
        await log.clear();
        const error = await caught(rpc.request("charge", { source: code }));
        check(`${code}: a JSONRPCErrorException`, true, error instanceof JSONRPCErrorException);
        check(`${code}: number`, number, error?.code);
        check(`${code}: a message`, true, (error?.message ?? "") !== "");
        check(`${code}: param`, "amount", error?.data?.param);
        const delay = ["rate_limited", "overloaded"].includes(code) ? 1 : undefined;
        check(`${code}: delay`, delay, error?.data?.retryAfter);
        const requests = await log();
        check(`${code}: one request`, 1, requests.length);
        check(`${code}: HTTP status`, 200, requests[0]?.status);
    }

    // Two calls at a time: each has its own error, by the id.
    const both = await Promise.all([caught(rpc.request("charge", ["card_declined"])),
                                    caught(rpc.request("charge", ["rate_limited"]))]);
    check("two calls, two errors", [-32001, -32004], both.map((error) => error?.code));

    // The id of a request that cannot be read is null: no call is found by it, and the client waits until its time is over.
    const nameless = connected(base, ({ id, ...request }) => request);
    const lost = await caught(nameless.timeout(200).request("charge", ["card_declined"]));
    check("an error with the id null reaches no call", "Request timeout", lost?.message);

    note.saw = "`JSONRPCErrorException`: `code` is the row's number; `param` and `retryAfter` in `data`";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats; an error without the id of its request reaches no call, which ends when its time is over";
}
