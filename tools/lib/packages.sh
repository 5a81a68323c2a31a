# SPDX-License-Identifier: BSL-1.0
# Installs what a script needs from Debian's or Ubuntu's packages; to be sourced by bash.
#
#   . tools/lib/packages.sh
#   say "what is done"            one line with the seconds since the script began
#   fail "what is wrong"          one line on stderr, exit 1
#   need_packages $(build_packages) curl

say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

fail()
{
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
}

# The packages with which amiss and its examples are built. Debian 12's default Boost is 1.74, too old: there and on
# Ubuntu 24.04 a version is named.
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

# need_packages <package>…: installs those that are missing; touches nothing when there are none.
need_packages()
{
    local package missing=() as_root=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        fail "this is no Debian or Ubuntu; install what these of its packages hold, then run cmake --workflow --preset" \
            "dev: $*"
    fi
    for package in "$@"; do
        package_installed "$package" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0

    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null ||
            fail "packages are missing and there is no sudo; as root, run: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    as_root+=(env DEBIAN_FRONTEND=noninteractive)
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get -qq update || say "apt-get update failed; going on with the package lists that are here"
    # Nothing that is here is removed for it: Debian's Boost versions exclude one another.
    "${as_root[@]}" apt-get -qq -y --no-remove --no-install-recommends -o Dpkg::Use-Pty=0 install "${missing[@]}" \
        >/dev/null || fail "apt-get could not install ${missing[*]}; where another version of Boost is in the way," \
        "remove its -dev packages first"
    say "installed"
}
