// SPDX-License-Identifier: BSL-1.0
// What is checked of every JSON library: the tables of bodies, and that two libraries make the same of changed bodies.
#pragma once

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include "support/bodies.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace bodies {

/// The same with the violations in alphabetical order: libraries keep the members of a map in different orders.
template <class Form>
std::set<std::string> said_in_any_order(const amiss::expected<Form>& result)
{
    std::istringstream text(said(result));
    std::set<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.insert(line);
    return lines;
}

/// Whether there may be a number in it that a library cannot hold.
inline bool has_huge_number(std::string_view body)
{
    const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == 'e' || c == '-' || c == '+'; };
    std::size_t run = 0;
    for (const char c : body) {
        run = is_part(c) ? run + 1 : 0;
        if (run > 12) return true;
    }
    for (std::size_t at = body.find('e'); at != body.npos; at = body.find('e', at + 1)) {
        std::size_t digits = 0;
        while (at + 1 + digits < body.size() && is_part(body[at + 1 + digits])) ++digits;
        if (at > 0 && is_part(body[at - 1]) && digits > 2) return true;
    }
    return false;
}

/// Parses every body of the tables. `parse(text, errors, tag of the form)` is the library's parse_body.
template <class Parse>
void check_tables(Parse parse)
{
    for (const Case& each : orders)
        EXPECT_EQ(said(parse(each.body, static_cast<Order*>(nullptr))), each.said) << each.body;
    for (std::size_t size = 0; size < good_order.size(); ++size) { // every body that was cut off
        const auto cut = parse(good_order.substr(0, size), static_cast<Order*>(nullptr));
        ASSERT_FALSE(cut.has_value()) << size;
        EXPECT_EQ(cut.error(), amiss::cstar::Code::invalid_json) << size;
    }
    for (const Case& each : refused)
        EXPECT_EQ(said(parse(each.body, static_cast<Order*>(nullptr))), each.said) << each.body;
    for (const Case& each : numbers)
        EXPECT_EQ(said(parse(each.body, static_cast<Numbers*>(nullptr))), each.said) << each.body;
}

/// `parse_body` with a library, as the checks here call it: `with` is `amiss::with_nlohmann`, for example.
template <class With>
auto parse_by(With with)
{
    return [with](std::string_view text, auto* form) {
        return amiss::parse_body<std::decay_t<decltype(*form)>>(text, amiss::cstar::body_errors, with);
    };
}

/// The deepest body that a library reads has 32 levels, and the offset of a deeper one is said.
template <class Parse>
void check_levels(Parse parse)
{
    const auto nested = [parse](std::size_t depth) {
        const std::string inner = std::string(depth - 1, '[') + "1" + std::string(depth - 1, ']');
        return parse(R"({"sku":"a","qty":1,"x":)" + inner + "}", static_cast<Item*>(nullptr));
    };
    EXPECT_TRUE(nested(32).has_value());
    ASSERT_FALSE(nested(33).has_value());
    EXPECT_EQ(nested(33).error(), amiss::cstar::Code::invalid_json);
    EXPECT_EQ(nested(33).error().detail("offset"), "54");
    EXPECT_FALSE(nested(100000).has_value());
}

/// Compares a library with Boost.JSON on changed bodies: bytes replaced, left out and put in. Numbers that may be too large
/// for one of them are left out.
template <class Parse>
void check_same_as_boost(Parse parse, int rounds = 20000)
{
    const auto boost = parse_by(amiss::with_boost_json);
    std::mt19937 random(7);
    const auto below = [&random](std::size_t end) { return random() % end; };
    constexpr std::string_view pieces[] = {"\"",           "{",    "}",    "[",       "]",        ",", ":", "0",    "-",
                                           "1e5",          "null", "true", "\\u00e9", "\"qty\":", ".", " ", "\x80", "9",
                                           "\"title\":1,", "\"\":"};
    int good = 0, bad = 0;
    for (int round = 0; round < rounds; ++round) {
        std::string body(orders[below(std::size(orders))].body);
        for (std::size_t change = below(4); change != 0 && !body.empty(); --change) {
            const std::size_t at = below(body.size());
            const std::string_view piece = pieces[below(std::size(pieces))];
            switch (below(3)) {
            case 0: body.erase(at, 1 + below(3)); break;
            case 1: body.insert(at, piece); break;
            default: body.replace(at, 1, piece); break;
            }
        }
        if (has_huge_number(body)) continue;
        const amiss::expected<Order> one = boost(body, static_cast<Order*>(nullptr));
        const amiss::expected<Order> other = parse(body, static_cast<Order*>(nullptr));
        ASSERT_EQ(said_in_any_order(one), said_in_any_order(other)) << body;
        ++(one.has_value() ? good : bad);
    }
    EXPECT_GT(good, rounds / 100);
    EXPECT_GT(bad, rounds / 4);
}

} // namespace bodies
