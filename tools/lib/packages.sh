# SPDX-License-Identifier: BSL-1.0
# What the tools share: messages, builds that show their progress, and the packages of Debian or Ubuntu that they need.
# Bash scripts source this file.
#
#   . tools/lib/packages.sh
#   say "what happens"            prints a line with the seconds since the script began
#   fail "what is wrong"          prints a line on stderr and exits with 1
#   build "the log file" cmake --build build/demo      builds, and says how far it is every ten seconds
#   need_packages $(build_packages) curl

say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

fail()
{
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
}

# Reads the output of Ninja and prints a line every ten seconds.
show_progress()
{
    local line next=$((SECONDS + 10))
    while IFS= read -r line; do
        [[ $line =~ ^\[([0-9]+)/([0-9]+)\] ]] && [ "$SECONDS" -ge "$next" ] || continue
        say "  ${BASH_REMATCH[1]} of ${BASH_REMATCH[2]}"
        next=$((SECONDS + 10))
    done
}

# build <log> <command>…: runs the command, which calls Ninja. If it fails, prints what the compiler said and stops.
build()
{
    local log=$1
    shift
    "$@" 2>&1 | tee "$log" | show_progress || {
        grep -v '^\[' "$log" >&2 || true
        fail "the build failed; the log is $log"
    }
}

# Prints the packages that amiss and its examples are built with. The default Boost of Debian 12 is 1.74, which is too
# old, so a version is named there and on Ubuntu 24.04.
build_packages()
{
    local boost
    case $(. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}${VERSION_ID:-}") in
    debian12) boost=1.81 ;;
    ubuntu24.04) boost=1.83 ;;
    *) boost= ;;
    esac
    printf '%s\n' g++ cmake ninja-build libexpected-dev "libboost${boost}-dev" "libboost-json${boost}-dev"
}

# Prints the packages of the libraries that amiss has adapters to, other than Boost; glaze is in no package. The adapters are
# tested with the versions of Debian 12: elsewhere nothing is installed, and the tests of those that are not there are
# skipped by name.
adapter_packages()
{
    [ "$(. /etc/os-release 2>/dev/null && printf '%s' "${ID:-}${VERSION_ID:-}")" = debian12 ] || return 0
    printf '%s\n' catch2 doctest-dev libabsl-dev libcpp-httplib-dev libcurl4-openssl-dev libfmt-dev libgmock-dev libgrpc++-dev \
        libpistache-dev libpoco-dev libprotobuf-dev librestinio-dev libsimdjson-dev libspdlog-dev nlohmann-json3-dev \
        protobuf-compiler-grpc rapidjson-dev
}

# why_apt_failed <log>: prints what is wrong and what helps.
why_apt_failed()
{
    if grep -qE 'Could not get lock|Unable to acquire the dpkg frontend lock|Unable to lock' "$1"; then
        printf 'another program holds the lock of apt; wait until it has finished, then run this again\n'
    elif grep -qE 'Temporary failure resolving|Could not resolve|Could not connect|Connection (failed|refused|timed out)|Network is unreachable' "$1"; then
        printf 'the package archive cannot be reached; check the network and the proxy settings of apt\n'
    elif grep -qE 'Unable to locate package|has no installation candidate' "$1"; then
        printf 'the package lists do not have them; run apt-get update, and see whether this system is Debian 12\n'
    elif grep -qE 'Packages need to be removed|but remove is disabled|Conflicts:|Breaks:|held broken packages|unmet dependencies' "$1"; then
        printf 'they conflict with installed packages; if another version of Boost is installed, remove its -dev packages first\n'
    else
        printf 'its messages are above\n'
    fi
}

package_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# need_packages <package>…: installs the missing ones, and does nothing if there are none.
need_packages()
{
    local package missing=() as_root=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "this is neither Debian nor Ubuntu; install the equivalents of these packages, then run" \
            "cmake --workflow --preset dev: $*"
    fi
    for package in "$@"; do
        package_installed "$package" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "packages are missing, but there is no sudo; as root, run: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    # Another apt-get may be running, as unattended upgrades do: it gets two minutes to finish.
    local apt=("${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=120) log
    log=$(mktemp)
    say "installing ${missing[*]}"
    "${apt[@]}" update >"$log" 2>&1 || say "apt-get update failed; continuing with the existing package lists"
    # --no-remove, because Debian's Boost versions conflict with each other, and none that is installed may be removed.
    if ! "${apt[@]}" -y --no-remove --no-install-recommends -o Dpkg::Use-Pty=0 install "${missing[@]}" >>"$log" 2>&1; then
        cat "$log" >&2
        fail "apt-get could not install ${missing[*]}: $(why_apt_failed "$log")"
    fi
    rm -f "$log"
    say "installed"
}
