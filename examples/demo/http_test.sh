#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks what HTTP wants of every server, and that no page in a browser can use the control.
#
# usage: examples/demo/http_test.sh <amiss_demo>
set -euo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/servers.sh"

key='Authorization: Bearer sk_live_acme'
tickets=/api/v1/teams/acme/tickets

# send <method> <target>: a request with the key, with nothing done to the target.
send() { raw "$1 ${2//%/%%} HTTP/1.1\r\nHost: a\r\n$key\r\nConnection: close\r\n\r\n"; }

check_methods()
{
    local length
    send GET "$tickets/tkt_closed1"
    length=$(grep '^Content-Length: ' <<<"$head")
    send HEAD "$tickets/tkt_closed1"
    says 'HEAD' 200
    [ -z "$body" ] || report "HEAD has a body: $body"
    has 'HEAD' "$length"
    send HEAD "$tickets/tkt_abc123"
    says 'HEAD of nothing' 404
    send PUT "$tickets/tkt_closed1"
    says 'PUT' 404 resource_not_found
}

check_targets()
{
    local target
    for target in "http://a$tickets" "HTTP://a:80$tickets?pageSize=1" /api/v1/teams/acme/%74ickets; do
        send GET "$target"
        says "the target $target" 200 '"success":true'
    done
    for target in http://a 'http://a?x=1' /api/v1/teams%2Facme/tickets "$tickets%2ftkt_closed1"; do
        send GET "$target"
        says "the target $target" 404 resource_not_found
    done
    send GET "$tickets/tkt_abc%2F123"
    says 'an escaped slash in an id' 400 invalid_id_format
}

check_bodies()
{
    raw "POST $tickets HTTP/1.1\r\nHost: a\r\n$key\r\nTransfer-Encoding: gzip\r\n\r\nabc"
    says 'a body without an end' 400 bad_request
    ask --expect100-timeout 5 -w '%{time_total} %{http_code}' -H "$key" -H 'Expect: 100-continue' \
        -H 'Content-Type: application/json' -d '{"title":"Help"}' "$base$tickets"
    says 'a body that waits for a word' "${status% *} 201"
    [[ $status =~ ^[0-2]\. ]] || report "a body that waits for a word: it took $status"
}

# A page has an Origin; one that gave this address a name of its own (DNS rebinding) has another Host.
check_pages()
{
    local line command
    for line in 'Origin: https://a.example' 'Origin: null' 'Sec-Fetch-Site: cross-site' "Host: a.example:$control_port" \
        'Host: 127.0.0.1.a.example' 'Host: localhost.a.example'; do
        for command in /clock?advance=1 /fault/bug '/doc-base?url=https://a.example/'; do
            ask -X POST -H "$line" "$control$command"
            says "control: $command with $line" 403 '"code":"forbidden"'
        done
        ask -H "$line" "$control/"
        says "control: the list with $line" 403 '"code":"forbidden"'
        has_not "control: the list with $line" Access-Control-Allow-Origin
    done
    ask "$base/"
    says 'no page has changed anything' 401 'https://cstar.help/developers/api/errors#'
    ask -H "Host: LOCALHOST:$control_port" "$control/"
    says 'control: as localhost' 200 '"api":"cstar"'
    ask -I "$control/"
    says 'control: HEAD' 200
}

start cstar with-control
check_methods
check_targets
check_bodies
check_pages
stop
finish
