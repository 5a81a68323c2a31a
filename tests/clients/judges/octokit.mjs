// SPDX-License-Identifier: BSL-1.0
// GitHub's client: @octokit/request, and the plugins with which @octokit/core repeats.
import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { request } from "@octokit/request";
import { RequestError } from "@octokit/request-error";

import { refused, waits } from "../refused.mjs";

export const client = "@octokit/request";
export const dialect = "github";

export async function judge({ base, check, log, note }) {
  const get = (code) => refused(() => request("GET /judge/{code}", { baseUrl: base, code }));

  await log.clear();
  const declined = await get("card_declined");
  check("the class is RequestError", true, declined instanceof RequestError);
  check("status", 402, declined.status);
  check("the message has the link", "The card was declined. - https://judge.example.com/errors#card_declined",
    declined.message);
  check("link", "https://judge.example.com/errors#card_declined", declined.response.data.documentation_url);
  check("request id", "req_judge_1", declined.response.headers["x-github-request-id"]);
  check("never is one request", 1, (await log()).length);

  const invalid = await get("parameter_invalid");
  check("status of a violation", 400, invalid.status);
  check("the parameter", "amount", invalid.response.data.errors[0].field);
  check("the message has the violations", true, invalid.message.includes('{"field":"amount","code":"invalid"'));

  await log.clear();
  const limited = await get("rate_limited");
  check("status of a limit", 429, limited.status);
  check("the delay is left to the caller", "1", limited.response.headers["retry-after"]);
  check("after_delay is one request", 1, (await log()).length);

  const octokit = new (Octokit.plugin(retry))({ baseUrl: base, retry: { retries: 1, retryAfterBaseValue: 50 } });
  const plugged = async (code) => {
    await log.clear();
    const error = await refused(() => octokit.request("GET /judge/{code}", { code }));
    check(`with plugin-retry, ${code} is a RequestError`, true, error instanceof RequestError);
    return log();
  };
  check("with plugin-retry, never with a 404 is one request", 1, (await plugged("resource_missing")).length);
  check("with plugin-retry, never with a 402 is repeated", 2, (await plugged("card_declined")).length);
  check("with plugin-retry, never with a 500 is repeated", 2, (await plugged("final_failure")).length);
  for (const code of ["rate_limited", "overloaded"]) {
    const seen = await plugged(code);
    check(`with plugin-retry, ${code} is repeated`, 2, seen.length);
    check(`with plugin-retry, ${code} is repeated before Retry-After`, true, waits(seen)[0] < 1000);
  }

  note.saw = "`RequestError` with status, message, violations and link; the id in its headers";
  note.did = "never repeats";
  note.otherwise = "`@octokit/plugin-retry` also repeats what is final, a 402 and a 500 but no 404, and waits as its own "
    + "options say, not as `Retry-After` does";
}
