// SPDX-License-Identifier: BSL-1.0
// Twilio's client, with and without its option `autoRetry`.
import twilio from "twilio";

import { refused, waits } from "../refused.mjs";

export const client = "twilio";
export const dialect = "twilio";

export async function judge({ base, check, log, note }) {
  /// Sends to the judge's server what is meant for Twilio's.
  class Redirected extends twilio.RequestClient {
    request(options) {
      return super.request({ ...options, uri: options.uri.replace("https://api.twilio.com", base) });
    }
  }
  const http = new Redirected({ timeout: 5000 });
  const plain = twilio("ACjudge", "secret", { httpClient: http });
  const patient = twilio("ACjudge", "secret", { httpClient: new Redirected({ autoRetry: true, maxRetries: 1 }) });
  const get = async (code, from = plain) => {
    await log.clear();
    return refused(() => from.messages(code).fetch());
  };

  const declined = await get("card_declined");
  check("the class is RestException", true, declined instanceof twilio.RestException);
  check("the code is the number", 20402, declined.code);
  check("status", 402, declined.status);
  check("message", "The card was declined.", declined.message);
  check("link", "https://judge.example.com/errors#card_declined", declined.moreInfo);
  check("details", "look here", declined.details.hint);
  check("request id", "req_judge_1", http.lastResponse.headers["x-request-id"]);
  check("never is one request", 1, (await log()).length);

  check("the code of a limit", 20429, (await get("rate_limited")).code);
  check("without autoRetry a limit is one request", 1, (await log()).length);

  check("with autoRetry the class is the same", true, (await get("rate_limited", patient)) instanceof twilio.RestException);
  const seen = await log();
  check("with autoRetry a limit is repeated", 2, seen.length);
  check("but before Retry-After", true, waits(seen)[0] < 1000);

  for (const code of ["resource_missing", "overloaded", "final_failure", "internal"]) {
    await get(code, patient);
    check(`with autoRetry, ${code} is one request`, 1, (await log()).length);
  }

  note.saw = "`RestException` with number, status, message, link and details";
  note.did = "one request; never repeats";
  note.otherwise = "with `autoRetry` it repeats a 429 and nothing else, sooner than `Retry-After` says";
}
