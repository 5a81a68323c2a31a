// SPDX-License-Identifier: BSL-1.0
// Slack's client of the Web API.
import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } from "@slack/web-api";

import { refused, waits } from "../refused.mjs";

export const client = "@slack/web-api";
export const dialect = "slack";

export async function judge({ base, check, log, note }) {
  const logged = [];
  const quiet = () => {};
  const logger = { debug: quiet, info: quiet, warn: quiet, error: (text) => logged.push(text), setLevel: quiet,
    getLevel: () => "error", setName: quiet };
  const options = { slackApiUrl: base, logger, retryConfig: { retries: 1, minTimeout: 0, maxTimeout: 1 } };
  const slack = new WebClient("xoxb-judge", options);
  const post = async (code, to = slack) => {
    await log.clear();
    return refused(() => to.chat.postMessage({ channel: "C1", text: code }));
  };

  const declined = await post("card_declined");
  check("the class is WebAPIPlatformError", true, declined instanceof WebAPIPlatformError);
  check("the SDK's own code", "slack_webapi_platform_error", declined.code);
  check("code", "card_declined", declined.data.error);
  check("the text", "[ERROR] The card was declined.", declined.data.response_metadata.messages[0]);
  check("the text is logged", ["The card was declined."], logged);
  check("never is one request", 1, (await log()).length);
  check("under a 200", 200, (await log())[0].status);

  const limited = await post("rate_limited");
  const seen = await log();
  check("a limit is repeated", 2, seen.length);
  check("a limit is repeated after the delay", true, waits(seen)[0] >= 1000);
  check("a limit that lasts is a WebAPIRequestError", true, limited instanceof WebAPIRequestError);
  check("and has the delay in its text", true, limited.message.includes("retry-after: 1)"));

  const impatient = new WebClient("xoxb-judge", { ...options, rejectRateLimitedCalls: true });
  const rejected = await post("rate_limited", impatient);
  check("with rejectRateLimitedCalls the class is WebAPIRateLimitedError", true,
    rejected instanceof WebAPIRateLimitedError);
  check("and has the delay", 1, rejected.retryAfter);
  check("and it is one request", 1, (await log()).length);

  for (const code of ["overloaded", "final_failure", "internal"]) {
    const error = await post(code);
    check(`${code} is the code`, code, error.data.error);
    check(`${code} is one request`, 1, (await log()).length);
  }

  note.saw = "`WebAPIPlatformError` with code, message and details; of a limit the delay";
  note.did = "one request; repeats a 429 after the delay";
  note.otherwise = "repeats no error under a 200, also where a delay is given; a limit that lasts loses its code";
}
