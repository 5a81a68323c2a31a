// SPDX-License-Identifier: BSL-1.0
// @connectrpc/connect: unary calls, and a stream whose error is its last message.
import {create, createFileRegistry} from "@bufbuild/protobuf";
import {FileDescriptorProtoSchema, file_google_protobuf_struct, file_google_protobuf_wrappers} from "@bufbuild/protobuf/wkt";
import {Code, ConnectError, createClient} from "@connectrpc/connect";
import {createConnectTransport} from "@connectrpc/connect-node";
import {errorOf, exactly} from "../judging.mjs";

export const client = "@connectrpc/connect";
export const dialect = "connect";

// --- descriptors, without generated code -----------------------------------------------------------------------------

const known = [file_google_protobuf_struct, file_google_protobuf_wrappers];
const registryOf = file => createFileRegistry(create(FileDescriptorProtoSchema, {syntax: "proto3", ...file}),
    name => known.find(({proto}) => proto.name === name));

const types = {inputType: ".google.protobuf.StringValue", outputType: ".google.protobuf.Struct"};
const service = registryOf({
    name: "judge.proto",
    package: "judge.v1",
    dependency: known.map(({proto}) => proto.name),
    service: [{name: "Charges", method: [{name: "Create", ...types}, {name: "Watch", serverStreaming: true, ...types}]}],
}).getService("judge.v1.Charges");

const text = {type: 9, label: 1}; // TYPE_STRING, LABEL_OPTIONAL
const errorInfo = registryOf({
    name: "google/rpc/error_details.proto",
    package: "google.rpc",
    messageType: [{name: "ErrorInfo", field: [{name: "reason", number: 1, ...text}, {name: "domain", number: 2, ...text}]}],
}).getMessage("google.rpc.ErrorInfo");

// ---------------------------------------------------------------------------------------------------------------------

export async function judge({base, check, log, note}) {
    const charges = createClient(service, createConnectTransport({baseUrl: base, httpVersion: "1.1", useBinaryFormat: false}));
    let messages = 0;
    const calls = {
        unary: value => charges.create({value}),
        stream: async value => {
            messages = 0;
            for await (const message of charges.watch({value})) messages += message ? 1 : 0;
        },
    };
    const cases = [
        ["card_declined", 400, Code.FailedPrecondition, "The card was declined."],
        ["resource_missing", 404, Code.NotFound, "There is no such resource."],
        ["parameter_invalid", 400, Code.InvalidArgument, "The value of 'amount' is not allowed."],
        ["token_expired", 401, Code.Unauthenticated, "The token has expired."],
        ["rate_limited", 429, Code.ResourceExhausted, "Too many requests."],
        ["overloaded", 503, Code.Unavailable, "The service has too much to do."],
        ["final_failure", 500, Code.Internal, "It failed, and will fail again."],
    ];
    for (const [kind, call] of Object.entries(calls)) {
        check(`${kind}: a success`, undefined, await errorOf(() => call("1")));
        for (const [code, status, grpc, message] of cases) {
            await log.clear();
            const error = await errorOf(() => call(code));
            const requests = await log();
            const delay = status === 429 || status === 503 ? "1" : null;
            check(`${kind}, ${code}: the class`, exactly(ConnectError), error);
            check(`${kind}, ${code}: the gRPC code`, grpc, error?.code);
            check(`${kind}, ${code}: the message`, message, error?.rawMessage);
            check(`${kind}, ${code}: the id of the request`, requests[0]?.id, error?.metadata.get("x-request-id"));
            check(`${kind}, ${code}: the delay`, delay, error?.metadata.get("retry-after"));
            check(`${kind}, ${code}: one request`, 1, requests.length);
            check(`${kind}, ${code}: the status`, kind === "stream" ? 200 : status, requests[0]?.status);
            if (kind === "stream") check(`${kind}, ${code}: the messages before it`, 2, messages);
        }
        const [info] = (await errorOf(() => call("card_declined")))?.findDetails(errorInfo) ?? [];
        check(`${kind}: the wire name, in a detail of Protobuf`, "card_declined", info?.reason);
        check(`${kind}: the domain, in the same`, "judge.example.com", info?.domain);
    }

    note.saw = "`ConnectError` with `code` (gRPC's), `rawMessage`, id and delay in `metadata`, the wire name in `findDetails` " +
        "where the server has Protobuf; the same from the last message of a stream, after the messages before it";
    note.did = "one request, whatever the retry class";
    note.otherwise = "never repeats";
}
