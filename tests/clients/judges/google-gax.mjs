// SPDX-License-Identifier: BSL-1.0
// google-gax, the base of Google's clients, over its REST transport: the details of google.rpc.Status, and its retries.
import gax from "google-gax";

export const client = "google-gax";
export const dialect = "google";

const { GoogleError, Status, createMaxRetriesBackoffSettings, createRetryOptions, fallback, googleAuthLibrary } = gax;

// A service with one method, GET …/v1/charges/*, as google-gax's clients carry it: protobufjs' JSON.
function service(path) {
    const http = { get: `${path}/v1/{name=charges/*}` };
    return fallback.protobufFromJSON({ nested: { judge: { nested: {
        Charge: { fields: { name: { type: "string", id: 1 } } },
        Charges: { methods: { GetCharge: {
            requestType: "Charge", responseType: "Charge",
            options: { "(google.api.http).get": http.get }, parsedOptions: [{ "(google.api.http)": http }],
        } } },
    } } } }).lookupService("judge.Charges");
}

// The calls of a client that repeats nothing unless the call says so.
async function method(base) {
    const { hostname, pathname, port } = new URL(base);
    const grpc = new fallback.GrpcClient({ auth: new googleAuthLibrary.PassThroughClient(), fallback: true });
    const stub = await grpc.createStub(service(pathname), { servicePath: hostname, port, protocol: "http" });
    const config = { retry_codes: {}, retry_params: {}, methods: { GetCharge: { timeout_millis: 10000 } } };
    const settings = grpc.constructSettings("judge.Charges", { interfaces: { "judge.Charges": config } }, {}, {});
    const call = fallback.createApiCall(Promise.resolve(stub.getCharge), settings.getCharge);
    return (code, retry) => call({ name: `charges/${code}` }, retry ? { retry } : {});
}

// Three requests in all, after a random part of 50 ms, then of 100 ms.
const backoff = () => createMaxRetriesBackoffSettings(50, 2, 200, 10000, 1, 10000, 3);
const detail = (error, type) => error?.statusDetails?.find((one) => one.constructor.name === type);
const caught = (call) => call.then(() => undefined, (error) => error);

export async function judge({ base, check, log, note }) {
    const get = await method(base);
    const transient = [Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED];

    const [charge] = await get("fine");
    check("a success is no error", true, typeof charge.name === "string");

    const expected = [
        ["card_declined", 402, Status.UNKNOWN], ["resource_missing", 404, Status.NOT_FOUND],
        ["parameter_invalid", 400, Status.INVALID_ARGUMENT], ["token_expired", 401, Status.UNAUTHENTICATED],
        ["final_failure", 500, Status.INTERNAL],
    ];
    for (const [code, status, grpc] of expected) {
        await log.clear();
        const error = await caught(get(code, createRetryOptions(transient, backoff())));
        check(`${code}: a GoogleError`, true, error instanceof GoogleError);
        check(`${code}: reason`, code.toUpperCase(), error?.reason);
        check(`${code}: domain`, "judge.example.com", error?.domain);
        check(`${code}: gRPC code`, grpc, error?.code);
        check(`${code}: HTTP status`, status, error?.httpStatusCode);
        check(`${code}: param`, "amount", error?.errorInfoMetadata?.param);
        check(`${code}: link`, `https://judge.example.com/errors#${code}`, detail(error, "Help")?.links?.[0]?.url);
        check(`${code}: request id`, true, /^req_/.test(detail(error, "RequestInfo")?.requestId ?? ""));
        check(`${code}: never is one request`, 1, (await log()).length);
    }

    for (const [code, status, grpc] of [["rate_limited", 429, 8], ["overloaded", 503, 14]]) {
        await log.clear();
        const error = await caught(get(code));
        check(`${code}: reason`, code.toUpperCase(), error?.reason);
        check(`${code}: gRPC code`, grpc, error?.code);
        check(`${code}: HTTP status`, status, error?.httpStatusCode);
        check(`${code}: RetryInfo`, "1", String(detail(error, "RetryInfo")?.retryDelay?.seconds));
        check(`${code}: one request without retry codes`, 1, (await log()).length);

        await log.clear();
        const last = await caught(get(code, createRetryOptions(transient, backoff())));
        const requests = await log();
        check(`${code}: repeated with its gRPC code among the retry codes`, 3, requests.length);
        check(`${code}: its own backoff, not RetryInfo`, true, requests[1].at - requests[0].at < 1000);
        check(`${code}: the last error is of google-gax`, true, last instanceof GoogleError);
        check(`${code}: the last error's gRPC code`, Status.DEADLINE_EXCEEDED, last?.code);
        check(`${code}: the last error has no reason`, undefined, last?.reason);
    }

    await log.clear();
    await caught(get("final_failure", createRetryOptions([Status.INTERNAL], backoff())));
    check("final_failure: repeated where INTERNAL is a retry code", 3, (await log()).length);

    note.saw = "`GoogleError`: `reason`, `domain`, `code`, `httpStatusCode`; `param` in `errorInfoMetadata`; link, request id "
        + "and delay in `statusDetails` (Help, RequestInfo, RetryInfo)";
    note.did = "never: one request. after_delay: repeated, if the gRPC code is among the call's retry codes";
    note.otherwise = "no retry codes, no retries; waits a random part of its own backoff, RetryInfo is left to the caller; "
        + "with INTERNAL among the retry codes it repeats `final_failure`, too; when it gives up, its error is "
        + "DEADLINE_EXCEEDED without a reason";
}
