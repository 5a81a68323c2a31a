# SPDX-License-Identifier: BSL-1.0
# Installs the packages of Debian or Ubuntu that a script needs. Bash scripts source this file.
#
#   . tools/lib/packages.sh
#   say "what happens"            prints a line with the seconds since the script began
#   fail "what is wrong"          prints a line on stderr and exits with 1
#   need_packages $(build_packages) curl

say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

fail()
{
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
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
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get -qq update || say "apt-get update failed; continuing with the existing package lists"
    # --no-remove, because Debian's Boost versions conflict with each other, and none that is installed may be removed.
    "${as_root[@]}" apt-get -qq -y --no-remove --no-install-recommends -o Dpkg::Use-Pty=0 install "${missing[@]}" \
        >/dev/null || fail "apt-get could not install ${missing[*]}; if another version of Boost is installed, remove its" \
        "-dev packages first"
    say "installed"
}
