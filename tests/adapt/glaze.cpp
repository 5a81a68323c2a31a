// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with glaze: the table with its reflection, the same as Boost.JSON, and bodies of responses.
#include <amiss/adapt/glaze.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <glaze/json.hpp>

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

// The types of support/bodies.hpp once more, without amiss_members: glaze finds the members itself.
namespace glazed {

enum class Priority { low, normal, high };
struct Address {
    std::string city;
    std::optional<std::string> zip;
};
struct Item {
    std::string sku;
    int qty = 0;
};
struct Order {
    std::string title;
    std::optional<Priority> priority;
    std::optional<int> pages;
    std::vector<Item> items;
    std::map<std::string, unsigned char> labels;
    std::optional<Address> address;
    std::optional<bool> urgent;
    double price = 0;
};
struct Either {
    std::variant<int, std::string> id;
};

} // namespace glazed

template <>
struct glz::meta<glazed::Priority> {
    using enum glazed::Priority;
    static constexpr auto value = enumerate(low, normal, high);
};

namespace {

namespace cstar = amiss::cstar;

bodies::Order plain(const glazed::Order& order)
{
    bodies::Order made{order.title, bodies::Priority::normal, order.pages, {}, order.labels, {}, order.urgent,
                       order.price};
    if (order.priority) made.priority = static_cast<bodies::Priority>(*order.priority);
    for (const glazed::Item& item : order.items) made.items.push_back({item.sku, item.qty});
    if (order.address) made.address = bodies::Address{order.address->city, order.address->zip};
    return made;
}

const auto parse_by_reflection = [](std::string_view text, auto* form) {
    using Form = std::decay_t<decltype(*form)>;
    if constexpr (std::is_same_v<Form, bodies::Order>)
        return amiss::parse_body<glazed::Order>(text, cstar::body_errors, amiss::with_glaze).map(plain);
    else
        return amiss::parse_body<Form>(text, cstar::body_errors, amiss::with_glaze);
};
const auto parse_by_members = bodies::parse_by(amiss::with_glaze);

TEST(GlazeBodies, the_table)
{
    bodies::check_tables(parse_by_reflection);
    bodies::check_tables(parse_by_members);
}

TEST(GlazeBodies, the_same_as_boost)
{
    bodies::check_same_as_boost(parse_by_members);
    bodies::check_same_as_boost(parse_by_reflection);
}

TEST(GlazeBodies, unknown_members)
{
    constexpr std::string_view text = R"({"sku":"a","qty":1,"price":2})";
    EXPECT_TRUE(amiss::parse_body<glazed::Item>(text, cstar::body_errors, amiss::with_glaze).has_value());
    const auto bad = amiss::parse_body<glazed::Item>(text, cstar::body_errors.refuse_unknown(), amiss::with_glaze);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().message(), "The 'price' field is unknown");
}

TEST(GlazeBodies, what_only_glaze_reads)
{
    const auto good = amiss::parse_body<glazed::Either>(R"({"id":"x"})", cstar::body_errors, amiss::with_glaze);
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(std::get<std::string>(good->id), "x");
    const auto bad = amiss::parse_body<glazed::Either>(R"({"id":[1]})", cstar::body_errors, amiss::with_glaze);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().message(), "The 'id' field has the wrong form");
}

TEST(GlazeBodies, from_a_value)
{
    glz::generic value{};
    ASSERT_FALSE(glz::read_json(value, R"({"sku":"a","qty":2.5})"));
    const auto bad = amiss::from_body<glazed::Item>(value, cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().param(), "qty");
}

TEST(GlazeBodies, responses)
{
    EXPECT_EQ(amiss::BodyWriter<glazed::Item>::write({"a", 2}), R"({"sku":"a","qty":2})");
    EXPECT_EQ(amiss::BodyWriter<std::vector<int>>::write({1, 2}), "[1,2]"); // both can; Boost.JSON does
}

} // namespace
