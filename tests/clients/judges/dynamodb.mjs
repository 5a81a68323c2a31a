// SPDX-License-Identifier: BSL-1.0
// AWS' client of DynamoDB, which speaks AWS JSON 1.0.
import { DynamoDBClient, DynamoDBServiceException, GetItemCommand } from "@aws-sdk/client-dynamodb";

import { refused, waits } from "../refused.mjs";

export const client = "@aws-sdk/client-dynamodb";
export const dialect = "aws";

export async function judge({ base, check, log, note }) {
  const dynamo = new DynamoDBClient({
    endpoint: base, region: "us-east-1", credentials: { accessKeyId: "judge", secretAccessKey: "judge" },
    maxAttempts: 2, retryMode: "standard",
  });
  const get = async (code) => {
    await log.clear();
    return refused(() => dynamo.send(new GetItemCommand({ TableName: code, Key: { id: { S: "1" } } })));
  };

  const missing = await get("resource_missing");
  check("the class is DynamoDBServiceException", true, missing instanceof DynamoDBServiceException);
  check("the name is the code", "resource_missing", missing.name);
  check("message", "There is no such resource.", missing.message);
  check("status", 404, missing.$metadata.httpStatusCode);
  check("request id", "req_judge_1", missing.$metadata.requestId);
  check("whose fault", "client", missing.$fault);
  check("never is one request", 1, (await log()).length);
  check("never is one attempt", 1, missing.$metadata.attempts);

  const invalid = await get("parameter_invalid");
  check("the violations", "amount", invalid.fieldList[0].path);

  for (const code of ["rate_limited", "overloaded"]) {
    const error = await get(code);
    const seen = await log();
    check(`${code} is the name`, code, error.name);
    check(`${code} is repeated`, 2, seen.length);
    check(`${code} is repeated after the delay`, true, waits(seen)[0] >= 1000);
  }

  const final = await get("final_failure");
  const seen = await log();
  check("a final 500 is the server's fault", "server", final.$fault);
  check("a final 500 is repeated", 2, seen.length);
  check("a 500 without a delay is repeated soon", true, waits(seen)[0] < 1000);
  dynamo.destroy();

  note.saw = "`DynamoDBServiceException` with the code as its name, message, status, request id and `fieldList`";
  note.did = "one request; repeats after the delay";
  note.otherwise = "also repeats a final 500, and at once";
}
