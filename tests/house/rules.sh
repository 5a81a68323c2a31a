#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Checks the house rules of a source tree: layers, test mirrors, file sizes, opening sentences, and the READMEs.
#
# usage: tests/house/rules.sh [root]; prints one line for each violation and fails when there is one.
set -uo pipefail
export LC_ALL=C

root=${1:-$(dirname "${BASH_SOURCE[0]}")/../..}
. "$(dirname "${BASH_SOURCE[0]}")/adapters.sh"
cd "$root" || exit 2
max_lines=300       # of a header
max_other_lines=400 # of any other C++ file
violations=$(mktemp)
trap 'rm -f "$violations"' EXIT

report() { printf '%s: %s\n' "$1" "$2" >>"$violations"; }

# files <pattern> <folder>…: the files of those folders that exist, one a line, sorted.
files()
{
    local pattern=$1 folder
    shift
    for folder in "$@"; do
        if [ -d "$folder" ]; then find "$folder" -path '*/build' -prune -o -type f -name "$pattern" -print; fi
    done | sort
}

mapfile -t headers < <(files '*.hpp' include)
[ "${#headers[@]}" -gt 0 ] || report include "has no headers"

# --- layers and rooms -------------------------------------------------------------------------------------------------

[ -f tests/house/layers.txt ] || report tests/house/layers.txt "is missing"
[ ! -f tests/house/layers.txt ] || awk '
    function name_of(path) { sub(/^include\/amiss\//, "", path); sub(/^include\//, "", path)
                             if (path != "amiss.hpp") sub(/\.hpp$/, "", path); return path }
    function layer_of(name,   folder) {
        if (name in layer) return layer[name]
        folder = name
        if (sub(/\/[^\/]*$/, "/*", folder) && folder in layer) return layer[folder]
        return 0
    }
    function room_of(name) { return split(name, parts, "/") == 3 && parts[1] == "detail" ? parts[2] : "" }
    FILENAME == "tests/house/layers.txt" {
        if ($0 ~ /^#/ || NF == 0) next
        if ($1 == "file") {
            for (i = 2; i <= NF; ++i) file[$i] = 1
            next
        }
        if ($1 == "room") {
            ++floors
            for (i = 2; i <= NF; ++i) floor[$i] = floors
            next
        }
        ++count
        for (i = 1; i <= NF; ++i) {
            if ($i in layer) print "tests/house/layers.txt: lists " $i " twice"
            else layer[$i] = count
        }
        next
    }
    FNR == 1 {
        own = name_of(FILENAME)
        seen[own] = 1
        own_layer = layer_of(own)
        own_room = room_of(own)
        if (!own_layer) print FILENAME ": is in no layer of tests/house/layers.txt"
        if (own ~ /^detail\// && !(own_room in floor) && !(own in file)) print FILENAME ": is in no room of tests/house/layers.txt"
        if (own_room != "") furnished[own_room] = 1
    }
    /^[ \t]*#[ \t]*include[ \t]*"/ { print FILENAME ":" FNR ": includes by quotes; write <amiss/…>" }
    /^[ \t]*#[ \t]*include[ \t]*<amiss(\/|\.hpp>)/ {
        target = $0
        sub(/^[^<]*</, "", target)
        sub(/>.*/, "", target)
        target = name_of("include/" target)
        target_layer = layer_of(target)
        target_room = room_of(target)
        if (own_layer && target_layer && target_layer >= own_layer)
            print FILENAME ":" FNR ": includes " target ", which is not in a lower layer"
        else if (own_room in floor && target_room in floor && target_room != own_room && floor[target_room] >= floor[own_room])
            print FILENAME ":" FNR ": includes " target ", whose room is not on a lower floor"
    }
    END {
        for (name in layer)
            if (name !~ /\*$/ && !(name in seen)) print "tests/house/layers.txt: lists " name ", which is no header"
        for (name in file)
            if (!(name in seen)) print "tests/house/layers.txt: lists the file " name ", which is no header"
        for (room in floor)
            if (!(room in furnished)) print "tests/house/layers.txt: lists the room " room ", which is empty"
    }
' tests/house/layers.txt "${headers[@]}" >>"$violations"

# --- headers ----------------------------------------------------------------------------------------------------------

# What only one compiler or processor knows, or only some. __has_include, __cpp_… and _MSVC_LANG are for all.
compiler_words='__builtin|__attribute|__asm|asm\(|__declspec|__forceinline|_mm_|__int128|__PRETTY|__FUNCSIG|__GNUC__|__clang__'
compiler_words+='|_MSC_VER|_M_X64|__SSE|__AVX|__BYTE_ORDER|_Pragma|__pragma|#[ \t]*pragma[ \t]+[^o]'

for header in "${headers[@]}"; do
    case $header in
    include/amiss/*)
        mirror=tests/${header#include/amiss/}
        mirror=${mirror%.hpp}.cpp
        [ -f "$mirror" ] || report "$header" "has no test mirror $mirror"
        ;;
    include/amiss.hpp)
        if grep -qvE '^($|//|#)' "$header"; then report "$header" "is the umbrella and may hold nothing but includes"; fi
        ;;
    *) report "$header" "is outside include/amiss" ;;
    esac
    lines=$(wc -l <"$header")
    [ "$lines" -le "$max_lines" ] || report "$header" "has $lines lines; $max_lines is the most"
    grep -q '^#pragma once' "$header" || report "$header" "lacks #pragma once"
    foreign=$(grep -E '^[ \t]*#[ \t]*define[ \t]+' "$header" | grep -vE 'define[ \t]+AMISS_' | awk '{print $2}' | head -n 1)
    [ -z "$foreign" ] || report "$header" "defines the macro $foreign, which does not begin with AMISS_"
    [ "$header" = include/amiss/detail/compiler.hpp ] || grep -nE "$compiler_words" "$header" |
        awk -F: -v header="$header" '{print header ":" $1 ": depends on the compiler; only amiss/detail/compiler.hpp does"}' >>"$violations"
    case $header in
    include/amiss.hpp | include/amiss/detail/read/layout_handler.hpp | include/amiss/json.hpp | include/amiss/adapt/*) ;;
    include/amiss/detail/boost_json/*) ;;
    *)
        if [ -z "$(adapter_of include "${header#include/}")" ] && grep -qE '#[ \t]*include[ \t]*<boost/' "$header"; then
            report "$header" "includes Boost; only reading does"
        fi
        ;;
    esac
done

# --- public headers ---------------------------------------------------------------------------------------------------

# No documented signature has a detail type, and a public header has only a few lines of namespace detail. A signature is
# what comes after a /// comment, or before a ///< comment, up to a body, an initializer or the semicolon. The bases of a
# class are part of it.
max_detail_lines=12
mapfile -t public_headers < <(printf '%s\n' "${headers[@]}" | grep -E '^include/amiss/([^/]+/)?[^/]+$' |
    grep -v '^include/amiss/detail/')
[ "${#public_headers[@]}" -eq 0 ] || awk -v max_detail_lines="$max_detail_lines" '
    # The part of a declaration that is its signature; `complete` is whether it ends in this text.
    function signature_of(text,   at, c, parens, angles, is_class) {
        gsub(/operator *[-=!<>+*\/&|^~%]+/, "operator", text)
        gsub(/->/, " ", text)
        gsub(/::/, "\001", text)
        is_class = text ~ /^(template <.*> *)?(class|struct) /
        complete = 1
        for (at = 1; at <= length(text); ++at) {
            c = substr(text, at, 1)
            if (c == "(" || c == "[") ++parens
            if (c == ")" || c == "]") --parens
            if (c == "<") ++angles
            if (c == ">") --angles
            if (parens == 0 && c ~ /[{};]/ || parens == 0 && angles == 0 && (c ~ /[=,]/ || c == ":" && !is_class)) break
        }
        if (at > length(text)) complete = 0
        text = substr(text, 1, at - 1)
        gsub(/\001/, "::", text)
        return text
    }
    function check(signature, line) {
        gsub(/= *detail::[a-z_]+\(\)/, "", signature) # a function in a default argument, and no type
        if (signature ~ /(^|[^A-Za-z0-9_])detail::/) print FILENAME ":" line ": has a detail type in a documented signature"
    }
    FNR == 1 { inside = depth = lines = documented = 0; text = "" }
    /^namespace detail \{/ { inside = 1 }
    inside {
        if (++lines == max_detail_lines + 1)
            print FILENAME ": has more than " max_detail_lines " lines of namespace detail; they belong in a room of detail/"
        code = $0
        gsub(/'\''[^'\'']*'\''|"[^"]*"|\/\/.*/, "", code)
        depth += gsub(/\{/, "", code) - gsub(/\}/, "", code)
        if (depth == 0) inside = 0
        next
    }
    text == "" && /^[ \t]*\/\/\/ / { documented = 1; next }
    text == "" && /^[ \t]*(\/\/|$)/ { next }
    /^[ \t]*#/ { if (/define/) documented = 0; next }
    {
        code = $0
        trailing = sub(/[ \t]*\/\/\/<.*/, "", code)
        sub(/[ \t]*\/\/.*/, "", code)
        sub(/^[ \t]+/, "", code)
        if (text == "") first = FNR
        text = text (text == "" ? "" : " ") code
        if (!documented && !trailing) { text = ""; next }
        signature = signature_of(text)
        if (!complete) next
        check(signature, first)
        text = ""
        documented = 0
    }
' "${public_headers[@]}" >>"$violations"

# --- every source file ------------------------------------------------------------------------------------------------

# Whether a file opens with a sentence: its first comment (after a shebang, the expectation of a compile-fail case and
# the SPDX line) begins and ends like one.
opens_with_sentence()
{
    awk '
        NR == 1 && /^#!/ { next }
        NR <= 3 && /^\/\/ (expect|lines): / { next }
        NR <= 2 && /^(\/\/|#) SPDX-License-Identifier: / { next }
        !started { if ($0 !~ /^(\/\/|#) *[A-Za-z0-9<`"]/) exit; started = 1 }
        started && /^(\/\/|#) / { if ($0 ~ /[.?:;)>`]$/) { good = 1; exit } next }
        { exit }
        END { exit !good }
    ' "$1"
}

folders=(include tests examples benchmarks tools .ci)
mapfile -t sources < <(files '*.hpp' "${folders[@]}"; files '*.cpp' "${folders[@]}"; files '*.sh' "${folders[@]}"
                       for script in tools/* .ci/run; do [ -f "$script" ] && printf '%s\n' "$script"; done)
for source in "${sources[@]}"; do
    head -n 2 "$source" | grep -q 'SPDX-License-Identifier: BSL-1\.0$' || report "$source" "does not begin with the SPDX line of the licence"
    opens_with_sentence "$source" || report "$source" "does not open with a comment sentence"
done
wc -l "${sources[@]}" | awk -v most="$max_other_lines" '
    $2 ~ /\.[ch]pp$/ && $2 !~ /^include\// && $1 > most { print $2 ": has " $1 " lines; " most " is the most" }
' >>"$violations"

mapfile -t texts < <(for folder in "${folders[@]}"; do files '*' "$folder"; done
                     for text in ./*.md ./*.txt ./*.json ./*.py; do [ -f "$text" ] && printf '%s\n' "${text#./}"; done)
grep -nIwE 'T[O]DO|F[I]XME|X[X]X' "${texts[@]}" /dev/null | awk -F: '{print $1 ":" $2 ": leaves something open"}' >>"$violations"
grep -nIE '(^|[^a-z])/(w[o]rk|f[a]rm|h[o]me/[a-z]+|Users/[a-z]+)/' "${texts[@]}" /dev/null |
    awk -F: '{print $1 ":" $2 ": names a path of one machine"}' >>"$violations"
grep -nIE '^(<{7}|>{7}|={7})( |$)' "${texts[@]}" docs/*.md /dev/null |
    awk -F: '{print $1 ":" $2 ": has a mark of a merge"}' >>"$violations"

# --- tests ------------------------------------------------------------------------------------------------------------

mapfile -t tests < <(files '*.cpp' tests)
for test in "${tests[@]}"; do
    case $test in
    tests/compile_fail/*)
        head -n 1 "$test" | grep -qE '^// expect: .' || report "$test" "does not begin with '// expect: <regex>'"
        grep -q 'AMISS_MUST_NOT_COMPILE' "$test" || report "$test" "has no AMISS_MUST_NOT_COMPILE part"
        ;;
    tests/clients/* | tests/fuzz/* | tests/growth/* | tests/grpc/* | tests/instructions/* | tests/servers/* | tests/shared/* | tests/size/* | tests/variants/*) ;; # these have their own ways to check
    *) grep -qE 'EXPECT|ASSERT|CHECK|check|static_assert' "$test" || report "$test" "asserts nothing" ;;
    esac
done

# These pages name tests as `file.cpp`: `name`, `name`, and paths that begin in tests/ or in the root.
for page in tests/README.md docs/limits.md; do
    [ -f "$page" ] || continue
    while IFS=: read -r line span; do
        path=${span//\`/}
        path=${path%% *}
        [ -e "tests/$path" ] || [ -e "$path" ] || report "$page:$line" "names $path, which does not exist"
    done < <(grep -noE '`([A-Za-z0-9_.+-]+/[A-Za-z0-9_./+-]*|[A-Za-z0-9_]+\.(cpp|hpp|sh|cmake|txt|py|json|md))( [^`]*)?`' "$page")
    while IFS=: read -r line file names; do
        file=${file//\`/}
        file=tests/${file#tests/}
        for name in ${names//[\`,]/}; do
            [ ! -f "$file" ] || grep -qE "^TEST(_[FP])?\(.*[ ,]$name\)|^ +$name\)" "$file" ||
                report "$page:$line" "names the test $name, which is not in $file"
        done
    done < <(grep -noE '`[A-Za-z0-9_./]+\.cpp`: `[a-z0-9_]+`(, `[a-z0-9_]+`)*' "$page")
done

# The requirements name tests as "tests/file.cpp: name" or "tests/programs/file.cpp: main", between semicolons.
requirements=examples/demo/requirements.txt
while IFS=: read -r line file name; do
    [ -z "$line" ] && continue
    name=${name# }
    if [ ! -e "$file" ]; then
        report "$requirements:$line" "names $file, which does not exist"
    elif [[ $file == *.cpp ]] && ! grep -qE "^TEST(_[FP])?\(.*[ ,]$name\)|^ +$name\)|[ *&]$name\(" "$file"; then
        report "$requirements:$line" "names the test $name, which is not in $file"
    fi
done < <([ ! -f "$requirements" ] || grep -noE 'tests/[A-Za-z0-9_./-]+: [A-Za-z0-9_]+' "$requirements" |
             sed 's/: /:/2')

# They name what the lines of --serve provoke as "examples/demo/serve_test.sh: cstar internal_error".
while read -r line api code; do
    [ -z "$line" ] && continue
    grep -q "\"$code\"" "examples/demo/samples/$api.cpp" 2>/dev/null ||
        report "$requirements:$line" "names lines for $code, which are not in examples/demo/samples/$api.cpp"
done < <([ ! -f "$requirements" ] || grep -noE 'examples/demo/serve_test\.sh: [^;]+' "$requirements" |
             sed 's|:examples/demo/serve_test.sh: | |')

# --- README and docs --------------------------------------------------------------------------------------------------

# A snippet is a fenced block after a line <!-- region NAME of PATH -->. It must equal the lines of PATH between
# "// [NAME]" and "// [/NAME]" without their common indentation.
region()
{
    awk -v open="// [$1]" -v close_="// [/$1]" '
        { bare = $0; sub(/^[ \t]+/, "", bare) }
        bare == close_ { inside = 0 }
        inside { line[++n] = $0; if ($0 ~ /[^ ]/) { match($0, /^ */); if (least == "" || RLENGTH < least) least = RLENGTH } }
        bare == open { inside = 1 }
        END { for (i = 1; i <= n; ++i) print substr(line[i], least + 1) }
    ' "$2"
}

mapfile -t pages < <(find README.md docs -name '*.md' 2>/dev/null | LC_ALL=C sort)
for page in "${pages[@]}"; do
    if grep -q 'amiss/detail/' "$page"; then report "$page" "shows a detail header"; fi
    awk -v page="$page" '
        /^```/ && !fenced { if (/^```cpp/ && previous !~ /^<!-- region /) print page ":" NR ": C++ that is no region of a file"
                            fenced = 1; next }
        /^```/ { fenced = 0 }
        !fenced { prose = $0; gsub(/`[^`]*`/, "", prose)
                  if (prose ~ /\[[^]]*$/) print page ":" NR ": a link goes over two lines, and Doxygen takes it for text" }
        { previous = $0 }
    ' "$page" >>"$violations"
    while read -r line name path; do
        if [ ! -f "$path" ]; then
            report "$page:$line" "takes a snippet from $path, which is no file"
            continue
        fi
        wanted=$(region "$name" "$path")
        shown=$(awk -v from="$line" 'NR > from && /^```/ { if (inside) exit; inside = 1; next } inside' "$page")
        if [ -z "$wanted" ]; then
            report "$page:$line" "takes region $name from $path, which has none of that name"
        elif [ "$wanted" != "$shown" ]; then
            report "$page:$line" "differs from region $name of $path"
        fi
    done < <(awk '/^<!-- region [^ ]+ of [^ ]+ -->$/ { print NR, $3, $5 }' "$page")
done

# --- the index of the examples ----------------------------------------------------------------------------------------

# Each program is in one row of docs/examples.md, "| `path` | lines | …", and the lines are right where they are given. A
# program is a file in examples/, guide/ or adapt/, or a folder with a main.cpp, of which all C++ files count.
examples_page=docs/examples.md
mapfile -t programs < <(for file in examples/*.cpp examples/guide/*.cpp examples/adapt/*.cpp examples/*/main.cpp; do
    [ ! -f "$file" ] || printf '%s\n' "${file%main.cpp}"
done)
for program in "${programs[@]}"; do
    rows=$(grep -cF "| \`$program\` |" "$examples_page" 2>/dev/null)
    [ "${rows:-0}" -eq 1 ] || report "$program" "is in ${rows:-0} rows of $examples_page, and belongs in one"
done
while IFS='|' read -r line program said _; do
    program=${program//[\` ]/}
    said=${said// /}
    if ! grep -qxF -- "$program" < <(printf '%s\n' "${programs[@]}"); then
        report "$examples_page:${line%:}" "lists $program, which is no program"
    elif [ -n "$said" ]; then
        lines=$(find "$program" -name '*.[ch]pp' -exec cat {} + | wc -l)
        [ "$said" = "$lines" ] || report "$examples_page:${line%:}" "says that $program has $said lines, and it has $lines"
    fi
done < <(grep -n '^| `examples/' "$examples_page" 2>/dev/null)

# ----------------------------------------------------------------------------------------------------------------------

if [ -s "$violations" ]; then
    cat "$violations"
    printf 'house rules broken: %d\n' "$(wc -l <"$violations")"
    exit 1
fi
printf 'house rules hold: %d headers, %d sources\n' "${#headers[@]}" "${#sources[@]}"
