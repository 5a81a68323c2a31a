// SPDX-License-Identifier: BSL-1.0
// Azure's pipeline, and the client that makes its typed errors.
import { createRestError, getClient } from "@azure-rest/core-client";
import { isRestError, RestError } from "@azure/core-rest-pipeline";

import { refused, waits } from "../refused.mjs";

export const client = "@azure/core-rest-pipeline";
export const dialect = "azure";

export async function judge({ base, check, log, note }) {
  const azure = getClient(base, { allowInsecureConnection: true, retryOptions: { maxRetries: 1, retryDelayInMs: 10 } });
  let response;
  /// As the clients of Azure's services do it: an unexpected status is thrown.
  const get = async (code) => {
    await log.clear();
    return refused(async () => {
      response = await azure.pathUnchecked("/judge/{code}", code).get();
      if (response.status !== "200") throw createRestError(response);
    });
  };

  const declined = await get("card_declined");
  check("the class is RestError", true, declined instanceof RestError && isRestError(declined));
  check("code", "card_declined", declined.code);
  check("status", 402, declined.statusCode);
  check("message", "The card was declined.", declined.message);
  check("request id", "req_judge_1", declined.response.headers.get("x-ms-request-id"));
  check("the code is a header, too", "card_declined", declined.response.headers.get("x-ms-error-code"));
  check("the parameter is the target", "amount", response.body.error.target);
  check("never is one request", 1, (await log()).length);

  await get("parameter_invalid");
  check("the violations", { code: "invalid", target: "amount" },
    (({ code, target }) => ({ code, target }))(response.body.error.details[0]));

  for (const code of ["rate_limited", "overloaded"]) {
    const error = await get(code);
    const seen = await log();
    check(`${code} is the code`, code, error.code);
    check(`${code} is repeated`, 2, seen.length);
    check(`${code} is repeated after the delay`, true, waits(seen)[0] >= 1000);
  }

  check("a final 500 has its code", "final_failure", (await get("final_failure")).code);
  const seen = await log();
  check("a final 500 is repeated", 2, seen.length);
  check("and soon", true, waits(seen)[0] < 1000);

  note.saw = "`RestError` with code, status and message; the id in its headers, target and details in the body";
  note.did = "one request; repeats after the delay";
  note.otherwise = "also repeats a final 500, after its own delay";
}
