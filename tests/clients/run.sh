#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Installs the clients of others and lets them judge the dialect server: errors, ids, links, and what they repeat.
#
# usage: tests/clients/run.sh <amiss_dialect_server> [--update] [judge]…
# --update writes the table of docs/clients.md; without it, a table that differs is a problem. With names of judges, only
# these run, and the table is left alone. The packages are in build/clients, and no script of theirs runs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
[ $# -ge 1 ] && [ -x "$1" ] || { printf 'usage: tests/clients/run.sh <amiss_dialect_server> [--update] [judge]…\n' >&2; exit 2; }
server=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift

major=$(node -p 'process.versions.node.split(".")[0]') || { printf 'tests/clients/run.sh needs Node.js\n' >&2; exit 1; }
[ "$major" -ge 20 ] || { printf 'tests/clients/run.sh needs Node.js 20 or later; this is %s\n' "$major" >&2; exit 1; }

# The clients are found from the folder of the file that imports them, so the judges are copied next to them.
out=$root/build/clients
mkdir -p "$out/home"
rm -rf "$out/judges" "$out"/*.mjs
cp -r "$here/judges" "$here"/*.mjs "$root/examples/adapt/proto/tickets.proto" "$out"
if ! [ -d "$out/node_modules" ] || ! cmp -s "$here/package-lock.json" "$out/installed.json"; then
    cp "$here/package.json" "$here/package-lock.json" "$out"
    # Some clients ask for a later Node.js than they need, which npm warns of.
    (cd "$out" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1) ||
        { cat "$out/npm.log" >&2; exit 1; }
    cp "$here/package-lock.json" "$out/installed.json"
fi

# Nothing of the caller's environment: no keys, no proxies, and no files of its home folder.
cd "$out"
exec env -i PATH="$PATH" HOME="$out/home" XDG_CONFIG_HOME="$out/home" AWS_EC2_METADATA_DISABLED=true \
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true NO_UPDATE_NOTIFIER=1 node run.mjs "$server" "$root/docs/clients.md" "$@"
