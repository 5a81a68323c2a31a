# SPDX-License-Identifier: BSL-1.0
# Which headers belong to an adapter to another library: adapt/<name>.hpp, adapt/<name>_….hpp and the room detail/<name>/.
# Bash scripts source this file. Boost.JSON is no other library: without it, nothing reads. format counts as an adapter, because
# not every standard library has <format>.

# adapter_of <include folder> <header>: prints the name of the header's adapter, or nothing.
adapter_of()
{
    local name
    case $2 in
    amiss/adapt/boost_json* | amiss/detail/boost_json/*) return ;;
    amiss/adapt/ostream.hpp | amiss/adapt/opentelemetry.hpp) return ;; # these need no library
    amiss/adapt/boost_result* | amiss/detail/boost_result/*) name=boost_result ;;
    amiss/detail/wire/*) name=beast ;;
    amiss/adapt/*) name=${2#amiss/adapt/} name=${name%.hpp} name=${name%%_*} ;;
    amiss/detail/*/*)
        name=${2#amiss/detail/} name=${name%%/*}
        compgen -G "$1/amiss/adapt/$name.hpp" >/dev/null || compgen -G "$1/amiss/adapt/${name}_*.hpp" >/dev/null || return 0
        ;;
    *) return ;;
    esac
    printf '%s' "$name"
}
