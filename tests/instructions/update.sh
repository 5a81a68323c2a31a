#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Rewrites the committed instruction counts of one compiler. Check the difference before committing it.
#
# usage: tests/instructions/update.sh [compiler]; the default is g++. ctest compares the
# counts of a compiler if there is a file expected_<compiler>-<major version>.txt beside this one, and else reports them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compiler=${1:-g++}
case $("$compiler" --version) in *clang*) name=clang++ ;; *) name=g++ ;; esac
version=$("$compiler" -dumpversion)
exec "$here/run.sh" --update "$here/expected_$name-${version%%.*}.txt" "$compiler" "-I$here/../../include" -lboost_json
