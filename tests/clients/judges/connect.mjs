// SPDX-License-Identifier: BSL-1.0
// Connect's client: unary calls, and a stream whose error is its last message.
import { create, createFileRegistry } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, file_google_protobuf_struct, file_google_protobuf_wrappers } from "@bufbuild/protobuf/wkt";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";

import { refused } from "../refused.mjs";

export const client = "@connectrpc/connect";
export const dialect = "connect";

const text = { type: 9, label: 1 }; // an optional string, in a FieldDescriptorProto

/// Descriptors without generated code: a service with a unary call and a stream, and the detail that we send.
function descriptors() {
  const files = [file_google_protobuf_struct, file_google_protobuf_wrappers];
  const types = { inputType: ".google.protobuf.StringValue", outputType: ".google.protobuf.Struct" };
  const registry = (file) => createFileRegistry(create(FileDescriptorProtoSchema, { syntax: "proto3", ...file }),
    (name) => files.find((known) => known.proto.name === name));
  const service = registry({
    name: "judge.proto", package: "judge.v1", dependency: files.map((file) => file.proto.name),
    service: [{ name: "Charges", method: [{ name: "Create", ...types }, { name: "Watch", ...types, serverStreaming: true }] }],
  }).getService("judge.v1.Charges");
  const info = registry({
    name: "google/rpc/error_details.proto", package: "google.rpc",
    messageType: [{ name: "ErrorInfo", field: [{ name: "reason", number: 1, ...text }, { name: "domain", number: 2, ...text }] }],
  }).getMessage("google.rpc.ErrorInfo");
  return { service, info };
}

const expected = [
  ["card_declined", 400, Code.FailedPrecondition],
  ["resource_missing", 404, Code.NotFound],
  ["parameter_invalid", 400, Code.InvalidArgument],
  ["token_expired", 401, Code.Unauthenticated],
  ["rate_limited", 429, Code.ResourceExhausted],
  ["overloaded", 503, Code.Unavailable],
  ["final_failure", 500, Code.Internal],
];

export async function judge({ base, check, log, note }) {
  const { service, info } = descriptors();
  const charges = createClient(service, createConnectTransport({ baseUrl: base, httpVersion: "1.1", useBinaryFormat: false }));
  let pieces = 0;
  const calls = {
    unary: (value) => charges.create({ value }),
    stream: async (value) => {
      pieces = 0;
      for await (const piece of charges.watch({ value })) pieces += piece ? 1 : 0;
    },
  };

  for (const [kind, call] of Object.entries(calls)) {
    check(`${kind}: a success is no error`, null, await refused(() => call("fine")));
    for (const [code, status, grpc] of expected) {
      await log.clear();
      const error = await refused(() => call(code));
      const requests = await log();
      const what = (thing) => `${kind}, ${code}: ${thing}`;
      check(what("the class is ConnectError"), true, error instanceof ConnectError);
      check(what("code"), Code[grpc], Code[error?.code]);
      check(what("message"), true, (error?.rawMessage ?? "") !== "");
      check(what("request id"), requests[0]?.id, error?.metadata.get("x-request-id"));
      const delay = ["rate_limited", "overloaded"].includes(code) ? "1" : null;
      check(what("delay, in the metadata"), delay, error?.metadata.get("retry-after"));
      check(what("one request"), 1, requests.length);
      check(what("status"), kind === "unary" ? status : 200, requests[0]?.status);
      if (kind === "stream") check(what("the messages before it"), 2, pieces);
      if (code !== "card_declined") continue;
      const [detail] = error?.findDetails(info) ?? [];
      check(what("the wire name is a detail"), code, detail?.reason);
      check(what("so is the domain"), "judge.example.com", detail?.domain);
    }
  }

  note.saw = "`ConnectError`: `code`, `rawMessage`; delay and request id in `metadata`, the wire name in a detail (ErrorInfo); "
    + "the same of the last message of a stream, after the messages before it";
  note.did = "one request, whatever the retry class";
  note.otherwise = "never repeats";
}
