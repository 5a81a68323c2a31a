#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Starts the dialect server and asks it once in each dialect, without the clients of others.
#
# usage: tests/clients/server_test.sh <amiss_dialect_server>
set -euo pipefail

command -v curl >/dev/null || { printf 'FAILED: curl is missing\n'; exit 1; }
work=$(mktemp -d)
trap 'exec 3>&- || true; rm -rf "$work"' EXIT
failures=0
cases=0
report() { printf 'FAILED: %s\n' "$*"; failures=$((failures + 1)); }

mkfifo "$work/input" "$work/output"
"$1" 0 stripe <"$work/input" >"$work/output" &
server=$!
exec 3>"$work/input" # the server serves until this is closed
read -r base <"$work/output"

# answers <status> <text in head or body> <curl arguments>…
answers()
{
    local status=$1 text=$2 said
    shift 2
    cases=$((cases + 1))
    said=$(curl -s -m 10 -i "$@") || said="curl failed: $?"
    [[ $said = "HTTP/1.1 $status "* ]] || report "$*: the status is not $status: $said"
    [[ $said = *"$text"* ]] || report "$*: there is no $text in: $said"
}

# --- each dialect, an error and a success -----------------------------------------------------------------------------

answers 402 '"code":"card_declined"' "$base/stripe/v1/charges/card_declined"
answers 402 '"code":"card_declined"' "$base/openai/v1/models/card_declined"
answers 402 '"type":"card_declined"' "$base/anthropic/v1/messages/card_declined"
answers 400 '"field":"amount","code":"too_low"' "$base/github/repos/parameter_invalid"
answers 402 '"__type":"judge.example.com#card_declined"' --data '{"TableName":"card_declined"}' "$base/aws"
answers 402 '"reason":"CARD_DECLINED","domain":"judge.example.com"' "$base/google/v1/card_declined"
answers 401 'error="token_expired"' "$base/oauth/me/token_expired"
answers 200 '"code":40201' --data '{"method":"card_declined","id":1}' "$base/jsonrpc"
answers 200 '"ok":false,"error":"card_declined"' --data 'text=card_declined' "$base/slack/api/chat.postMessage"
answers 402 '"code":40201' "$base/twilio/Messages/card_declined"
answers 402 '"extensions":{"code":"card_declined"' --data '{"query":"{card_declined}"}' "$base/graphql"
answers 404 '"code":"not_found"' --data '{"name":"resource_missing"}' "$base/connect/judge.Service/Call"
answers 402 'x-ms-error-code: card_declined' "$base/azure/things/card_declined"
answers 400 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' --data '{"TableName":"resource_missing"}' "$base/aws/modelled"
answers 400 'x-amz-retry-after: 1000' --data '{"TableName":"rate_limited"}' "$base/aws/modelled"
answers 400 '"title":"Bad Request","status":400,"code":40001' "$base/twilio/problem/Messages/parameter_invalid"
answers 429 'X-RateLimit-Remaining: 0' "$base/github/repos/rate_limited"
for dialect in anthropic aws azure connect github google graphql jsonrpc oauth openai slack stripe twilio; do
    answers 200 '{' "$base/$dialect/anything"
done

# --- which error, and the log -----------------------------------------------------------------------------------------

curl -s -m 10 -X DELETE "$base/log" >"$work/cleared"
answers 503 'Retry-After: 1' -H 'x-scenario: overloaded' "$base/stripe/v1/charges"
answers 429 'Retry-After: 20' "$base/stripe/v1/charges/rate_limited,wait_20"
answers 404 'Request-Id: req_judge_' "$base/v1/customers/resource_missing"
answers 200 '"target":"/stripe/v1/charges","code":"overloaded","status":503' "$base/log"
answers 200 '"code":"resource_missing","status":404' "$base/log"
curl -s -m 10 -X DELETE "$base/log" >"$work/cleared"
cases=$((cases + 1))
[ "$(cat "$work/cleared")" = '[]' ] || report "the log is not empty: $(cat "$work/cleared")"
head -c 70000 /dev/zero | tr '\0' a >"$work/data"
answers 413 '"error":{' -H Expect: --data-binary @"$work/data" "$base/stripe/v1/charges"

# --- its end ----------------------------------------------------------------------------------------------------------

exec 3>&-
cases=$((cases + 1))
wait "$server" || report "the server ended with $?"
for wrong in 'x' '0 klingon' '0 stripe more' '70000'; do
    cases=$((cases + 1))
    # shellcheck disable=SC2086 # several arguments
    if "$1" $wrong </dev/null >"$work/said" 2>&1; then report "it takes the arguments $wrong"; fi
    grep -q '^usage: ' "$work/said" || report "for the arguments $wrong it prints no usage"
done

printf '%d cases, %d failed\n' "$cases" "$failures"
[ "$failures" -eq 0 ]
