#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Compares the tables of docs/servers.md with what the servers have answered, or writes them.
#
# usage: tests/servers/table.sh <folder with the results> [--update] [page]
# The folder has NAME.tsv of each server that ran, by hand_NAME.tsv of those written by hand: `amiss_server_NAME NAME --results`.
# What is not there keeps its place in the page, so that a build without a framework can compare the others.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
results=${1:?the folder with the results}
shift
update=no
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
page=${1:-$here/../../docs/servers.md}
begin='<!-- the table begins: tests/servers/table.sh writes it -->'
end='<!-- the table ends -->'
if [ "$(grep -cxF -e "$begin" -e "$end" "$page")" != 2 ]; then
    printf '%s has no place for the table\n' "$page" >&2
    exit 1
fi

# glue <file>: how many lines are between // [glue] and // [/glue], without comments and empty ones.
glue()
{
    awk '/\/\/ \[\/glue\]/ { inside = 0 } inside && !/^[ \t]*(\/\/|$)/ { ++n } /\/\/ \[glue\]/ { inside = 1 } END { print n + 0 }' "$1"
}

# What is known: lines "lines<TAB>server<TAB>with the adapter<TAB>by hand", then the results.
known=$(mktemp)
made=$(mktemp)
trap 'rm -f "$known" "$made"' EXIT
shared=$(glue "$here/api.cpp")
for source in "$here"/*.cpp; do
    grep -q '// \[glue\]' "$source" && [ "$source" != "$here/api.cpp" ] || continue
    server=$(basename "$source" .cpp)
    by_hand=-
    for name in "$server" "${server%%_*}"; do
        [ "$by_hand" != - ] || [ ! -f "$here/by_hand/$name.cpp" ] || by_hand=$(glue "$here/by_hand/$name.cpp")
    done
    printf 'lines\t%s\t%d\t%s\n' "$server" $(($(glue "$source") + shared)) "$by_hand" >>"$known"
done
cat "$results"/*.tsv >>"$known" 2>/dev/null || { printf '%s has no results\n' "$results" >&2; exit 1; }

awk -F '\t' -v begin="$begin" -v end="$end" -v shared="$shared" '
    function trimmed(text) { gsub(/^ +| +$/, "", text); return text }
    function bare(text) { gsub(/[ `]/, "", text); return text }
    function number_of(server) { return server in number ? number[server] : 0 }
    # How many of a server are right, "38 of 40"; "" where it did not run.
    function right_of(server) { return server in sent ? right[server] + 0 " of " sent[server] : "" }
    function by_hand_of(server,   short) {
        short = server
        sub(/_.*/, "", short)
        return ("by_hand_" server) in sent ? "by_hand_" server : "by_hand_" short
    }
    function of_page(server, column) { return (server, column) in shown ? shown[server, column] : "–" }

    FILENAME == ARGV[1] && $1 == "lines" {
        servers[++count] = $2
        lines[$2] = $3
        by_hand[$2] = $4
        next
    }
    FILENAME == ARGV[1] {
        ++sent[$1]
        if ($4 == "yes") ++right[$1]
        if ($1 ~ /^by_hand_/) next
        if (!($2 in wanted)) requests[++rows] = $2
        wanted[$2] = $3
        cell[$2, $1] = $4
        if ($4 == "deviates") deviation[$2, $1] = "- `" $1 "`, " $2 ": " $5 ". " $6
        next
    }

    # The page: what its tables say now.
    $0 == begin { inside = 1; next }
    $0 == end { inside = 0 }
    !inside { next }
    /^- `/ { listed[++listings] = $0; next }
    !/^\|/ || /^\|---/ { next }
    {
        fields = split($0, part, "|")
        if (part[2] ~ /^ request/) {
            for (at = 4; at < fields; ++at) heading[at] = bare(part[at])
            matrix = 1
        } else if (matrix) {
            for (at = 4; at < fields; ++at) old[trimmed(part[2]), heading[at]] = trimmed(part[at])
        } else if (part[2] ~ /`/) {
            for (at = 3; at < fields; ++at) shown[bare(part[2]), at] = trimmed(part[at])
        }
    }

    END {
        print "Of the lines with amiss, " shared " are the handlers and the routes, which are the same for all.\n"
        print "| server | lines with amiss | answers as they should be | lines by hand | answers as they should be |"
        print "|---|---|---|---|---|"
        for (at = 1; at <= count; ++at) {
            server = servers[at]
            mine = right_of(server)
            other = right_of(by_hand_of(server))
            print "| `" server "` | " lines[server] " | " (mine != "" ? mine : of_page(server, 4)) " | " \
                (by_hand[server] != "-" ? by_hand[server] : "–") " | " (other != "" ? other : of_page(server, 6)) " |"
        }
        printf "\n| request | answer |"
        for (at = 1; at <= count; ++at) printf " `%s` |", servers[at]
        printf "\n|---|---|"
        for (at = 1; at <= count; ++at) printf "---|"
        printf "\n"
        for (row = 1; row <= rows; ++row) {
            request = requests[row]
            printf "| %s | %s |", request, wanted[request]
            for (at = 1; at <= count; ++at) {
                server = servers[at]
                if (server in sent) printf " %s |", cell[request, server]
                else printf " %s |", (request, server) in old ? old[request, server] : "–"
            }
            printf "\n"
        }
        for (at = 1; at <= count; ++at) {
            server = servers[at]
            if (server in sent) {
                for (row = 1; row <= rows; ++row) {
                    if ((requests[row], server) in deviation) list[++length_] = deviation[requests[row], server]
                }
            } else {
                for (n = 1; n <= listings; ++n) if (index(listed[n], "- `" server "`,") == 1) list[++length_] = listed[n]
            }
        }
        if (length_ != 0) print ""
        for (n = 1; n <= length_; ++n) print list[n]
    }
' "$known" "$page" >"$made"

if [ "$update" = yes ]; then
    awk -v begin="$begin" -v end="$end" -v made="$made" '
        $0 == end { while ((getline line < made) > 0) print line; inside = 0 }
        !inside { print }
        $0 == begin { inside = 1 }
    ' "$page" >"$known"
    cat "$known" >"$page"
    printf 'docs/servers.md has the table of %d servers\n' "$(ls "$results" | grep -cv '^by_hand_')"
elif ! diff <(awk -v begin="$begin" -v end="$end" '$0 == end { inside = 0 } inside { print } $0 == begin { inside = 1 }' "$page") "$made"; then
    printf 'docs/servers.md is not what the servers have answered: tests/servers/table.sh %s --update writes it\n' "$results" >&2
    exit 1
else
    printf 'docs/servers.md is what the servers have answered\n'
fi
