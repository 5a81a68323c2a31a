#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Doxygen's filter for a page of the guide: names its HTML file after the page, and leaves out the marks of snippets.
set -euo pipefail
name=$(basename "$1" .md)
label=
[ "$name" = index ] || label=" {#${name,,}}"
sed -E "1s/\$/$label/; s/^<!-- .* -->\$//; s|\]\(\.\./benchmarks/results/|](|" "$1"
