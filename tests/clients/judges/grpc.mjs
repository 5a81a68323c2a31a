// SPDX-License-Identifier: BSL-1.0
// @grpc/grpc-js, gRPC of Node.js, and google-gax on top of it, which decodes the details of google.rpc.Status.
import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";
import gax from "google-gax";
import {atLeast, errorOf, exactly, pauses} from "../judging.mjs";

export const client = "@grpc/grpc-js";
export const program = "../grpc/amiss_grpc_server"; // beside the dialect server

const {GrpcClient, Status, createApiCall, googleAuthLibrary} = gax;
const {tickets} = grpc.loadPackageDefinition(protoLoader.loadSync("tickets.proto", {keepCase: true, longs: Number}));

/// A call that returns a promise of {reply, trailers}, and rejects with the error.
const promised = (stub, method) => (request, metadata = new grpc.Metadata()) => new Promise((resolve, reject) => {
    let trailers;
    const call = stub[method](request, metadata, (error, reply) => setImmediate(() => error ? reject(error) : resolve({reply, trailers})));
    call.on("status", status => { trailers = status.metadata; });
});
const stubAt = (address, options = {}) => new tickets.Tickets(address, grpc.credentials.createInsecure(), options);

/// The service config with which gRPC itself repeats what has one of these codes: three requests, soon after each other.
const repeating = codes => ({"grpc.service_config": JSON.stringify({methodConfig: [{
    name: [{service: "tickets.Tickets", method: "Get"}],
    retryPolicy: {maxAttempts: 3, initialBackoff: "0.01s", maxBackoff: "0.02s", backoffMultiplier: 1, retryableStatusCodes: codes},
}]})});

/// The method as the clients of Google call it.
async function throughGax(address) {
    const [servicePath, port] = address.split(":");
    const auth = Object.assign(new googleAuthLibrary.PassThroughClient(), {getUniverseDomain: async () => "googleapis.com"});
    const client = new GrpcClient({auth});
    const sslCreds = grpc.credentials.createInsecure();
    const stub = await client.createStub(tickets.Tickets, {servicePath, port: Number(port), sslCreds});
    const config = {retry_codes: {}, retry_params: {}, methods: {Get: {timeout_millis: 10000}}};
    const settings = client.constructSettings("tickets.Tickets", {interfaces: {"tickets.Tickets": config}}, {}, {});
    const method = Promise.resolve((...given) => stub.get(...given));
    const call = createApiCall(method, settings.get);
    return id => call({id});
}
const detail = (error, type) => error?.statusDetails?.find(one => one.constructor.name === type);

export async function judge({host, port, check, note}) {
    const address = `${host}:${port}`;
    const stub = stubAt(address);
    const get = promised(stub, "Get");
    const log = async () => (await promised(stub, "Log")({})).reply.calls;
    const clear = () => promised(stub, "Log")({clear: true});

    // --- what the error says -----------------------------------------------------------------------------------------

    const {reply, trailers} = await get({id: "7"});
    check("a success", "A ticket", reply.title);
    check("a success has an id", true, /^req_[0-9a-z]{24}$/.test(trailers.get("x-request-id")[0]));

    const cases = [
        ["card_declined", grpc.status.FAILED_PRECONDITION, "The card was declined."],
        ["resource_missing", grpc.status.NOT_FOUND, "There is no such resource."],
        ["parameter_invalid", grpc.status.INVALID_ARGUMENT, "The value of 'amount' is not allowed."],
        ["token_expired", grpc.status.UNAUTHENTICATED, "The token has expired."],
        ["insufficient_scope", grpc.status.PERMISSION_DENIED, "The token is not for this."],
        ["rate_limited", grpc.status.RESOURCE_EXHAUSTED, "Too many requests."],
        ["overloaded", grpc.status.UNAVAILABLE, "The service has too much to do."],
        ["final_failure", grpc.status.INTERNAL, "It failed, and will fail again."],
        ["internal", grpc.status.INTERNAL, "Something broke."],
    ];
    const getByGax = await throughGax(address);
    for (const [code, number, message] of cases) {
        const metadata = new grpc.Metadata();
        metadata.set("x-request-id", `req_${code}`);
        const error = await errorOf(() => get({id: code}, metadata));
        check(`${code}: the code`, number, error?.code);
        check(`${code}: the message`, message, error?.details);
        check(`${code}: the id of the request`, `req_${code}`, error?.metadata.get("x-request-id")[0]);
        check(`${code}: nothing internal`, false, Buffer.concat(error?.metadata.get("grpc-status-details-bin") ?? []).includes("secret"));

        const google = await errorOf(() => getByGax(code));
        check(`${code}: google-gax: the class`, exactly(Error), google);
        check(`${code}: google-gax: the code`, number, google?.code);
        check(`${code}: google-gax: the reason`, code.toUpperCase(), google?.reason);
        check(`${code}: google-gax: the domain`, "judge.example.com", google?.domain);
        check(`${code}: google-gax: the parameter`, "amount", google?.errorInfoMetadata?.param);
        check(`${code}: google-gax: a detail`, "100", google?.errorInfoMetadata?.limit);
        check(`${code}: google-gax: the link`, `https://judge.example.com/errors#${code}`, detail(google, "Help")?.links[0].url);
        check(`${code}: google-gax: an id`, true, /^req_[0-9a-z]{24}$/.test(detail(google, "RequestInfo")?.requestId));
        const delay = code === "rate_limited" || code === "overloaded" ? "1" : "none";
        check(`${code}: google-gax: the delay`, delay, String(detail(google, "RetryInfo")?.retryDelay.seconds ?? "none"));
    }
    const violation = detail(await errorOf(() => getByGax("parameter_invalid")), "BadRequest")?.fieldViolations[0];
    check("google-gax: the field of a violation", "amount", violation?.field);
    check("google-gax: its message", "must be positive", violation?.description);
    const large = await errorOf(() => getByGax("large"));
    check("five hundred violations: the reason", "PARAMETER_INVALID", large?.reason);
    check("five hundred violations: those that fit", true, detail(large, "BadRequest")?.fieldViolations.length > 60);
    const mended = await errorOf(() => getByGax("bad_bytes"));
    check("a message that is no UTF-8", "13 INTERNAL: a\ufffdz", mended?.message);
    check("and its reason", "INTERNAL", mended?.reason);
    const thrown = await errorOf(() => get({id: "throw"}));
    check("an exception", "13 INTERNAL: Something broke.", thrown?.message);

    // --- what it repeats ---------------------------------------------------------------------------------------------

    for (const [code, wanted] of [["rate_limited", 3], ["overloaded", 3], ["final_failure", 1], ["internal", 3], ["card_declined", 1]]) {
        await clear();
        const codes = ["RESOURCE_EXHAUSTED", "UNAVAILABLE", "INTERNAL", "FAILED_PRECONDITION"];
        const patient = stubAt(address, repeating(codes));
        await errorOf(() => promised(patient, "Get")({id: code}));
        patient.close();
        const calls = await log();
        check(`${code}: requests, with all codes among the retry codes`, wanted, calls.length);
        const waits = pauses(calls);
        if (code === "rate_limited" || code === "overloaded")
            check(`${code}: the second of the pushback`, atLeast(1000), Math.min(...waits));
        if (code === "internal") check(`${code}: its own backoff`, true, Math.min(...waits) < 1000);
    }
    await clear();
    await errorOf(() => get({id: "rate_limited"}));
    check("one request without a retry policy", 1, (await log()).length);
    check("google-gax has gRPC's numbers", grpc.status.UNAVAILABLE, Status.UNAVAILABLE);
    stub.close();

    note.saw = "an error with `code`, `details` (the message), the id in `metadata`; with `google-gax` on top also `reason`, " +
        "`domain`, parameter and details in `errorInfoMetadata`, and link, id, delay and violations in `statusDetails`";
    note.did = "never: one request, whatever the retry codes; after_delay: repeated a second later each time, if the service " +
        "config has its gRPC code";
    note.otherwise = "without a retry policy, repeats nothing; repeats an `if_idempotent` as soon as its own backoff says";
}
