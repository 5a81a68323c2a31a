#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks what the tools say when packages cannot be installed, with stand-ins for apt-get and dpkg-query, that a build shows
# its progress and its errors, and that tools/test installs the libraries of the adapters.
#
# usage: tests/house/packages_test.sh <project folder>
set -euo pipefail

root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
mkdir "$work/bin"
printf '#!/bin/sh\nexit 1\n' >"$work/bin/dpkg-query" # nothing is installed
printf '#!/bin/sh\nexec "$@"\n' >"$work/bin/sudo"

# says <expected text> <what apt-get prints>: apt-get fails after it has printed that.
says()
{
    cat >"$work/bin/apt-get" <<SCRIPT
#!/bin/sh
printf '%s\n' "\$*" >>"$work/calls"
case "\$*" in *update*) exit 0 ;; esac
printf '%s\n' '$2' >&2
exit 100
SCRIPT
    chmod +x "$work/bin/"*
    local status=0
    PATH="$work/bin:$PATH" bash -c '. "$1/tools/lib/packages.sh"; need_packages libsomething-dev' tool "$root" \
        >"$work/out" 2>"$work/err" || status=$?
    if [ "$status" -ne 1 ] || ! tail -n 1 "$work/err" | grep -qF -- "$1" || ! grep -qF -- "$2" "$work/err"; then
        printf 'FAILED: should say "%s" of "%s" with status 1; status %d:\n' "$1" "$2" "$status"
        cat "$work/out" "$work/err"
        failures=$((failures + 1))
    fi
}

says 'another program holds the lock of apt' 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 7'
says 'the package archive cannot be reached' "E: Failed to fetch x  Temporary failure resolving archive"
says 'the package archive cannot be reached' 'E: Failed to fetch x  Could not connect to archive:80, connection timed out'
says 'the package lists do not have them' 'E: Unable to locate package libsomething-dev'
says 'conflict with installed packages' 'E: Packages need to be removed but remove is disabled.'
says 'its messages are above' 'E: Something else'
grep -q 'DPkg::Lock::Timeout=120' "$work/calls" || { printf 'FAILED: does not wait for the lock\n'; failures=$((failures + 1)); }

# A build that works shows how far it is, and one that fails shows what the compiler said and not Ninja's progress.
built=$(bash -c '. "$1/tools/lib/packages.sh"; SECONDS=100
    show_progress < <(printf "[1/9] a\n"; sleep 11; printf "[5/9] b\n[6/9] c\n")' tool "$root")
[[ $built =~ ^\[\ 1[0-9][0-9]\ s\]\ +5\ of\ 9$ ]] ||
    { printf 'FAILED: the progress is not one line: %s\n' "$built"; failures=$((failures + 1)); }
status=0
bash -euo pipefail -c '. "$1/tools/lib/packages.sh"; build "$2" sh -c "echo \"[1/2] x\"; echo \"a.cpp:1: error\"; exit 3"' tool "$root" \
    "$work/log" >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 1 ] && grep -q '^a.cpp:1: error$' "$work/err" && ! grep -q '1/2' "$work/err" ||
    { printf 'FAILED: a build that fails, status %d\n' "$status"; cat "$work/err"; failures=$((failures + 1)); }

# What a missing library of an adapter is said to be in, on Debian, is what tools/test installs. These libraries are tested
# with the versions of Debian 12 only.
if [ "$(. /etc/os-release && printf '%s' "$ID$VERSION_ID")" = debian12 ]; then
    installed=" $(sed -n 's/^packages=(\(.*\))$/\1/p' "$root/tools/test") "
    installed+="$(. "$root/tools/lib/packages.sh"; { build_packages; adapter_packages; } | tr '\n' ' ')"
    named=$(grep -oE 'Debian[^:;]*: [a-z0-9+., -]+' "$root/tools/cmake/amiss-adapters.cmake" | sed 's/^[^:]*: //; s/ and / /g' |
        tr ' ' '\n' | sort -u)
    [ "$(wc -l <<<"$named")" -ge 15 ] || { printf 'FAILED: too few packages: %s\n' "$named"; failures=$((failures + 1)); }
    for package in $named; do
        [[ $installed == *" $package "* ]] || { printf 'FAILED: not installed: %s\n' "$package"; failures=$((failures + 1)); }
    done
fi

printf '%d failures\n' "$failures"
[ "$failures" -eq 0 ]
