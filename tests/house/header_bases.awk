# SPDX-License-Identifier: BSL-1.0
# Chooses which headers tests/house/headers.sh precompiles: prints, for each of these headers, its name, its base or "-", and
# its root.
#
# usage: cd include && awk -f header_bases.awk <header>…
# The base is a header that this one includes, by way of others too, and before any text of its own. What is included under a
# condition does not count. The root is what the compiler reaches first: the header with which this one begins, the one with
# which that one begins, and so on.

# How many lines a header has, roughly. Another library counts once, whichever of its headers are included.
function weight(start, name)
{
    if (name in lines) return 10 + lines[name]
    if (name !~ /[\/.]/ || name ~ /^tl\//) return 1000
    match(name, /^(boost\/)?[^\/]*/)
    name = substr(name, 1, RLENGTH)
    if ((start, name) in counted) return 0
    counted[start, name] = 1
    return name ~ /restinio/ ? 250000 : 50000 # it brings most of Asio
}

# Adds the header, and what it includes, to `closure[start, …]`; returns the weight of what was added.
function add(start, name,   parts, count, i, sum)
{
    if ((start, name) in closure) return 0
    closure[start, name] = 1
    sum = weight(start, name)
    count = split(included[name], parts, " ")
    for (i = 1; i <= count; ++i) sum += add(start, parts[i])
    return sum
}

FNR == 1 { name = FILENAME; order[++headers] = name; depth = 0; head = 1; begun = 0 }
{ ++lines[name] }
/^[ \t]*(\/\/|$)/ || /^#pragma once/ { next }
/^[ \t]*#[ \t]*include[ \t]*</ && depth == 0 {
    target = $0
    sub(/^[^<]*</, "", target)
    sub(/>.*/, "", target)
    included[name] = included[name] " " target
    if (head) at_head[name] = at_head[name] " " target
    if (!begun) first[name] = target
    begun = 1
    next
}
{ begun = 1 }
/^[ \t]*#[ \t]*if/ { ++depth }
depth == 0 || /^[ \t]*#[ \t]*define/ { head = 0 }
/^[ \t]*#[ \t]*endif/ { --depth }

END {
    for (i = 1; i <= headers; ++i) size[order[i]] = add(order[i], order[i])
    # What a header includes at its head, by way of others too: its bases.
    for (i = 1; i <= headers; ++i) {
        count = split(at_head[order[i]], parts, " ")
        for (part = 1; part <= count; ++part)
            for (j = 1; j <= headers; ++j)
                if ((parts[part], order[j]) in closure) may[order[i], order[j]] = 1
    }
    # One base after the other, the one that saves most, until none saves what it costs: three times its own compilation.
    for (;;) {
        best = 0
        for (j = 1; j <= headers; ++j) {
            if (order[j] in is_base) continue
            saved = -3 * size[order[j]]
            for (i = 1; i <= headers; ++i)
                if ((order[i], order[j]) in may && size[order[j]] > size[base[order[i]]])
                    saved += size[order[j]] - size[base[order[i]]]
            if (saved > best) { best = saved; choice = order[j] }
        }
        if (best == 0) break
        is_base[choice] = 1
        base[choice] = choice
        for (i = 1; i <= headers; ++i)
            if ((order[i], choice) in may && size[choice] > size[base[order[i]]]) base[order[i]] = choice
    }
    for (i = 1; i <= headers; ++i) {
        for (root = order[i]; first[root] in lines; root = first[root]) continue
        print order[i], base[order[i]] == "" ? "-" : base[order[i]], root
    }
}
