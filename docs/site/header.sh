#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Doxygen's filter for a header: without the inline namespace, helper macros,
# members of a detail type, befriended classes and unnamed unions, and with its opening sentence as the file's description.
set -euo pipefail
awk '
    NR == 2 { text = $0; sub(/^\/\/ /, "", text); opening = "/// @file\n/// " text; next }
    opening && /^\/\// { text = $0; sub(/^\/\/ ?/, "/// ", text); opening = opening "\n" text; next }
    opening { print opening; opening = "" }
    /^inline namespace v0 \{$/ || /^} \/\/ inline namespace v0$/ { print ""; next }
    /^#define AMISS_DETAIL_/ { helper = 1 }
    helper { helper = /\\$/; print ""; next }
    /^    std::array<detail::/ || /^    detail::[^(]*;/ || /^ +friend (class|struct) / { print ""; next }
    /^    union \{$/ { united = 1; print ""; next }
    united && /^    };$/ { united = 0; print ""; next }
    { print }
' "$1"
