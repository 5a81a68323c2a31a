// SPDX-License-Identifier: BSL-1.0
// Other spellings of a JSON body: white space, order, unknown members, escapes, values of other kinds, and damage.
#pragma once

#include <amiss/detail/json/view.hpp>

#include "support/random_error.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Spells bodies anew, at random, in the same way in every run. Most of what it makes is JSON, and some of it is broken.
class RespelledBody {
public:
    explicit RespelledBody(RandomError& random) : random_(random) {}

    std::string operator()(std::string_view body)
    {
        spaces_ = random_.below(5);
        changes_ = random_.one_in(3) ? 1 + random_.below(30) : 0; // one value in so many is changed
        depth_ = 0;
        std::string made = space();
        add(made, amiss::detail::JsonView(body));
        made += space();
        if (random_.one_in(4)) damage(made);
        return made;
    }

private:
    bool changes() { return changes_ != 0 && random_.one_in(changes_); }

    std::string space()
    {
        switch (spaces_) {
        case 0: return {};
        case 1: return random_.one_in(2) ? " " : "";
        case 2: return "\n" + std::string(2 * depth_, ' ');
        case 3: return "\r\n" + std::string(4 * depth_, ' ');
        default: break;
        }
        std::string made;
        while (random_.one_in(2)) made.append(1 + random_.below(12), " \t\r\n"[random_.below(4)]);
        return made;
    }

    void add(std::string& to, amiss::detail::JsonView value)
    {
        using amiss::detail::JsonKind;
        if (changes()) return void(to += other_value());
        switch (value.kind()) {
        case JsonKind::object: return add_items(to, value, '{', '}');
        case JsonKind::array: return add_items(to, value, '[', ']');
        case JsonKind::string: return add_string(to, value.text());
        default: to += value.json();
        }
    }

    void add_items(std::string& to, amiss::detail::JsonView container, char open, char close)
    {
        ++depth_;
        std::vector<std::string> items;
        for (amiss::detail::JsonItems from = container.items(); from.next();) {
            std::string item;
            if (open == '{') add_key(item, from.key());
            add(item, from.value());
            if (changes()) continue;
            if (changes()) items.push_back(item);
            items.push_back(std::move(item));
        }
        while (random_.one_in(4)) {
            std::string item;
            if (open == '{') add_key(item, other_key());
            item += other_value();
            items.insert(items.begin() + static_cast<std::ptrdiff_t>(random_.below(items.size() + 1)), item);
        }
        if (random_.one_in(3)) {
            for (std::size_t at = items.size(); at > 1; --at) std::swap(items[at - 1], items[random_.below(at)]);
        }
        to += open;
        for (const std::string& item : items) to += (&item == items.data() ? "" : ",") + space() + item + space();
        --depth_;
        to += space() + close;
    }

    void add_key(std::string& to, std::string_view key)
    {
        if (changes() && random_.one_in(3)) key = key.substr(0, key.size() / 2);
        const bool is_escaped = random_.one_in(40);
        to += '"' + (is_escaped ? escaped(key) : std::string(key)) + '"' + (random_.one_in(8) ? space() : "") + ':';
        to += spaces_ == 0 ? "" : spaces_ == 4 ? space() : " ";
    }

    void add_string(std::string& to, std::string_view inside)
    {
        to += '"' + (random_.one_in(6) ? escaped(inside) : std::string(inside));
        if (changes()) to += random_.text(4, Bytes::any);
        if (random_.one_in(50))
            to += std::string(random_.below(700), 'x') + "\\n" + std::string(random_.below(700), 'y');
        to += '"';
    }

    // The inside of a string with more escapes than it had.
    std::string escaped(std::string_view inside)
    {
        std::string made;
        for (std::size_t at = 0; at < inside.size(); ++at) {
            const char c = inside[at];
            if (c == '\\') {
                made += inside.substr(at++, 2);
            } else if (c == '/' || (static_cast<unsigned char>(c) < 0x80 && random_.one_in(8))) {
                char unit[8];
                std::snprintf(unit, sizeof unit, "\\u%04x", static_cast<unsigned>(c));
                made += c == '/' && random_.one_in(2) ? "\\/" : unit;
            } else {
                made += c;
            }
        }
        if (random_.one_in(4)) made += pick(pieces);
        return made;
    }

    std::string other_key()
    {
        std::string key(pick(keys));
        if (random_.one_in(20)) key += random_.text(3, Bytes::well_formed);
        if (random_.one_in(30)) key += "\\n" + std::string(200 + random_.below(100), 'k');
        return key;
    }

    std::string other_value()
    {
        if (random_.one_in(5)) {
            const bool is_object = random_.one_in(2);
            std::string made(is_object ? "{" : "[");
            for (std::size_t left = random_.below(3); left > 0; --left) {
                if (is_object) add_key(made, other_key());
                made += other_value() + (left > 1 ? "," : "");
            }
            return made + (is_object ? "}" : "]");
        }
        if (random_.one_in(60)) {
            const std::size_t levels = 28 + random_.below(6);
            return std::string(levels, '[') + std::string(levels, ']');
        }
        return std::string(pick(values));
    }

    void damage(std::string& body)
    {
        if (body.empty()) return;
        const std::size_t at = random_.below(body.size());
        switch (random_.below(6)) {
        case 0: body.resize(at); break;
        case 1: body[at] = static_cast<char>(random_.below(256)); break;
        case 2: body.insert(at, 1, "\",:{}[]0 xnt\\"[random_.below(13)]); break;
        case 3: body.erase(at, 1 + random_.below(4)); break;
        case 4: body += pick(garbage); break;
        default: std::swap(body[at], body[random_.below(body.size())]); break;
        }
    }

    template <class Texts>
    std::string_view pick(const Texts& texts)
    {
        return texts[random_.below(std::size(texts))];
    }

    static constexpr std::array<std::string_view, 22> keys = {"more",       "status",  "id",        "",
                                                              "k\xC3\xA9y", "code",    "message",   "error",
                                                              "errors",     "details", "type",      "title",
                                                              "param",      "detail",  "timestamp", "requestId",
                                                              "fields",     "success", "reasons",   "metadata",
                                                              "path",       "a\\/b"};
    static constexpr std::array<std::string_view, 44> values = {"null",
                                                                "true",
                                                                "false",
                                                                "0",
                                                                "-0",
                                                                "-1",
                                                                "42",
                                                                "404",
                                                                "9007199254740993",
                                                                "18446744073709551615",
                                                                "123456789012345678901234567890",
                                                                "1.5",
                                                                "-0.0",
                                                                "1e5",
                                                                "1E-7",
                                                                "1e999999999",
                                                                "1e99999",
                                                                "01",
                                                                "1.",
                                                                ".5",
                                                                "+1",
                                                                "-",
                                                                "1e",
                                                                "tru",
                                                                "nul",
                                                                "NaN",
                                                                "",
                                                                "\"\"",
                                                                "\"none\"",
                                                                "\"N/A\"",
                                                                "\"404\"",
                                                                "\"text\"",
                                                                "\"a sentence is here\"",
                                                                "{}",
                                                                "[]",
                                                                "\"\\u0000\"",
                                                                "\"\\ud83d\\ude00\"",
                                                                "\"\\ud83d\"",
                                                                "\"\\udc00\"",
                                                                "\"\\x\"",
                                                                "\"\\/\"",
                                                                "\"\t\"",
                                                                "\"\xFF\"",
                                                                "\"2026-03-30T10:30:00Z\""};
    static constexpr std::array<std::string_view, 8> pieces = {"\\\"",           "\\\\", "\\n",     "\\u00e9",
                                                               "\\ud83d\\ude00", "\\b",  "\\u0000", "\\f\\r\\t"};
    static constexpr std::array<std::string_view, 8> garbage = {
        "}", "]", ",", "x", "{}", "\f", std::string_view("\0", 1), "/**/"};

    RandomError& random_;
    std::size_t spaces_ = 0, changes_ = 0, depth_ = 0;
};
