#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Rewrites the committed instruction counts of one compiler; look at the difference before it is committed.
#
# usage: tests/instructions/update.sh [compiler]; g++ where none is named. Further counts: a file beside this one,
# expected_<compiler>-<major version>.txt, is what makes ctest count with that compiler.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
compiler=${1:-g++}
case $("$compiler" --version) in *clang*) name=clang++ ;; *) name=g++ ;; esac
version=$("$compiler" -dumpversion)
exec "$here/run.sh" --update "$here/expected_$name-${version%%.*}.txt" "$compiler" "-I$here/../../include" -lboost_json
