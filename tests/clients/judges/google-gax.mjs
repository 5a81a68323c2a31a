// SPDX-License-Identifier: BSL-1.0
// google-gax: the base of Google's clients, over its REST transport.
import gax from "google-gax";
import {errorOf, exactly, pauses} from "../judging.mjs";

export const client = "google-gax";
export const dialect = "google";

const {GoogleError, Status, createMaxRetriesBackoffSettings, createRetryOptions, fallback, googleAuthLibrary} = gax;

/// A service with one method, GET <path>/v1/charges/*, as Google's clients carry theirs: in the JSON of protobufjs.
function serviceAt(path) {
    const http = {get: `${path}/v1/{name=charges/*}`};
    const method = {
        requestType: "Charge",
        responseType: "Charge",
        options: {"(google.api.http).get": http.get},
        parsedOptions: [{"(google.api.http)": http}],
    };
    const nested = {Charge: {fields: {name: {type: "string", id: 1}}}, Charges: {methods: {GetCharge: method}}};
    return fallback.protobufFromJSON({nested: {judge: {nested}}}).lookupService("judge.Charges");
}

/// The method, which repeats nothing unless a call says so.
async function methodAt({hostname, pathname, port}) {
    const grpc = new fallback.GrpcClient({auth: new googleAuthLibrary.PassThroughClient(), fallback: true});
    const stub = await grpc.createStub(serviceAt(pathname), {servicePath: hostname, port, protocol: "http"});
    const config = {retry_codes: {}, retry_params: {}, methods: {GetCharge: {timeout_millis: 10000}}};
    const settings = grpc.constructSettings("judge.Charges", {interfaces: {"judge.Charges": config}}, {}, {});
    const call = fallback.createApiCall(Promise.resolve(stub.getCharge), settings.getCharge);
    return (code, retry) => call({name: `charges/${code}`}, retry ? {retry} : {});
}

/// Repeats what has one of these gRPC codes: four requests in all, each after a random part of at most 0.1 s.
const repeating = codes => createRetryOptions(codes, createMaxRetriesBackoffSettings(50, 2, 100, 10000, 1, 10000, 4));
const detail = (error, type) => error?.statusDetails?.find(one => one.constructor.name === type);

export async function judge({base, check, log, note}) {
    const get = await methodAt(new URL(base));
    const [charge] = await get("1");
    check("a success", "", charge.name);

    // --- what the error says -----------------------------------------------------------------------------------------

    const cases = [
        ["card_declined", 402, Status.FAILED_PRECONDITION, "The card was declined."],
        ["resource_missing", 404, Status.NOT_FOUND, "There is no such resource."],
        ["parameter_invalid", 400, Status.INVALID_ARGUMENT, "The value of 'amount' is not allowed."],
        ["token_expired", 401, Status.UNAUTHENTICATED, "The token has expired."],
        ["rate_limited", 429, Status.RESOURCE_EXHAUSTED, "Too many requests."],
        ["overloaded", 503, Status.UNAVAILABLE, "The service has too much to do."],
        ["final_failure", 500, Status.INTERNAL, "It failed, and will fail again."],
        ["internal", 500, Status.INTERNAL, "Something broke."],
    ];
    for (const [code, status, grpc, message] of cases) {
        await log.clear();
        const error = await errorOf(() => get(code));
        const requests = await log();
        check(`${code}: the class`, exactly(GoogleError), error);
        check(`${code}: the reason`, code.toUpperCase(), error?.reason);
        check(`${code}: the domain`, "judge.example.com", error?.domain);
        check(`${code}: the message`, message, error?.message);
        check(`${code}: the gRPC code`, grpc, error?.code);
        check(`${code}: the status`, status, error?.httpStatusCode);
        check(`${code}: the parameter`, "amount", error?.errorInfoMetadata?.param);
        check(`${code}: the id of the request`, requests[0]?.id, detail(error, "RequestInfo")?.requestId);
        check(`${code}: the link`, `https://judge.example.com/errors#${code}`, detail(error, "Help")?.links[0].url);
        const delay = status === 429 || status === 503 ? "1" : "none";
        check(`${code}: the delay`, delay, String(detail(error, "RetryInfo")?.retryDelay.seconds ?? "none"));
        check(`${code}: one request without retry codes`, 1, requests.length);
    }
    const declined = await errorOf(() => get("card_declined"));
    check("a detail", "insufficient_funds", declined?.errorInfoMetadata?.decline_code);
    const invalid = detail(await errorOf(() => get("parameter_invalid")), "BadRequest")?.fieldViolations[0];
    check("the field of a violation", "amount", invalid?.field);
    check("the message of a violation", "must be positive", invalid?.description);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    const transient = repeating([Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED]);
    for (const code of ["card_declined", "resource_missing", "parameter_invalid", "token_expired", "final_failure"]) {
        await log.clear();
        await errorOf(() => get(code, transient));
        check(`${code}: never is one request`, 1, (await log()).length);
    }
    for (const code of ["rate_limited", "overloaded"]) {
        await log.clear();
        const last = await errorOf(() => get(code, transient));
        const requests = await log();
        check(`${code}: after_delay is repeated, with its gRPC code among the retry codes`, 4, requests.length);
        // The shortest of three, since a busy machine is late.
        check(`${code}: it waits less than the second of RetryInfo`, true, Math.min(...pauses(requests)) < 1000);
        check(`${code}: the class when it gives up`, exactly(GoogleError), last);
        check(`${code}: the gRPC code when it gives up`, Status.DEADLINE_EXCEEDED, last?.code);
        check(`${code}: the reason when it gives up`, undefined, last?.reason);
    }
    await log.clear();
    await errorOf(() => get("final_failure", repeating([Status.INTERNAL])));
    check("final_failure is repeated with INTERNAL among the retry codes", 4, (await log()).length);

    note.saw = "`GoogleError` with `reason`, `domain`, `message`, `code` (gRPC's), `httpStatusCode`; parameter and details in " +
        "`errorInfoMetadata`; link, id, delay and violations in `statusDetails`";
    note.did = "never: one request; after_delay: repeated, if the retry codes of the call have its gRPC code";
    note.otherwise = "without retry codes, repeats nothing; waits a random part of its own backoff and leaves RetryInfo to the " +
        "caller; with INTERNAL among the retry codes repeats a final 500, too; the error after the last repetition is " +
        "DEADLINE_EXCEEDED without a reason";
}
