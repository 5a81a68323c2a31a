// SPDX-License-Identifier: BSL-1.0
// Tests of envelopes: the layout is part of the type, and an envelope writes what its layout alone writes.
#include <amiss/detail/layout/plan.hpp>
#include <amiss/envelope.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>

namespace {

using namespace amiss;

enum class Code { broken = 1, late };
constexpr auto amiss_catalog(Code)
{
    return catalog<Code>("shop", row(Code::broken, "broken", HttpStatus::internal_server_error, "", "It broke."),
                         row(Code::late, "late", HttpStatus::gateway_timeout, "", "Too late."));
}

constexpr auto shop = envelope(Code::broken, [] {
    return object(member("code", field::code), member("text", field::message)).content_type("application/shop+json");
});

// ── at compile time ─────────────────────────────────────────────────────────────────────────────────

using Shop = std::remove_const_t<decltype(shop)>;
static_assert(Shop::layout.nodes.size() == 3, "the layout is a constant of the type");
static_assert(shop.fallback == Code::broken);
static_assert(shop.options.content_type == "application/shop+json", "an envelope takes over the options of its layout");
static_assert(
    std::is_same_v<Shop, std::remove_const_t<decltype(shop.html_safe().status(HttpStatus::ok).challenge("x"))>>);
static_assert(shop.status(HttpStatus::ok).options.status == HttpStatus::ok && shop.options.status == HttpStatus::none);
static_assert(shop.content_type("a/b").options.content_type == "a/b");

static_assert(is_envelope_v<Shop> && is_envelope_v<decltype(Shop::layout)> && is_envelope_v<Layout<1>>);
static_assert(!is_envelope_v<int> && !is_envelope_v<Code> && !is_envelope_v<std::string> && !is_envelope_v<Member<1>>);

constexpr detail::Plan bound = detail::plan_of(shop);
static_assert(bound.catalog == &catalog_of<Code>() && bound.fallback()->name == "broken");
static_assert(bound.layout.nodes == Shop::layout.nodes.data() && bound.layout.size == 3);
constexpr detail::Plan plain = detail::plan_of(Shop::layout);
static_assert(plain.catalog == nullptr && plain.fallback() == nullptr && plain.layout.size == 3);
static_assert(plain.options->content_type == "application/shop+json");

// ── at run time ─────────────────────────────────────────────────────────────────────────────────────

TEST(envelope, a_bound_envelope_and_its_layout_write_the_same)
{
    EXPECT_EQ(to_string(shop, Code::late), R"({"code":"late","text":"Too late."})");
    EXPECT_EQ(to_string(Shop::layout, Code::late), to_string(shop, Code::late));
}

TEST(envelope, a_bound_envelope_reads_its_own_codes)
{
    const Received reply{504, R"({"code":"late","text":"m"})"};
    EXPECT_EQ(read(shop, reply).as<Code>(), Code::late);
    EXPECT_EQ(read<Code>(Shop::layout, reply).as<Code>(), Code::late);
    EXPECT_FALSE(read(Shop::layout, reply).as<Code>());
    EXPECT_FALSE(read(shop, Received{400, R"({"code":"invalid_json"})"}).as<cstar::Code>())
        << "this code is of another catalogue";
}

TEST(envelope, the_fallback_replaces_codes_without_a_catalogue)
{
    const ApiError foreign(std::make_error_code(std::errc::timed_out));
    EXPECT_EQ(to_string(shop, foreign), R"({"code":"broken","text":"It broke."})");
    constexpr auto other = envelope(Code::late, [] { return object(member("code", field::code)); });
    EXPECT_EQ(to_string(other, foreign), R"({"code":"late"})");
    char buffer[128];
    EXPECT_EQ(respond(other, foreign, {}, buffer).status, 504);
}

TEST(envelope, two_catalogues_share_a_layout)
{
    // The layout of an API can carry codes that the API does not have.
    constexpr auto same = envelope(Code::broken, [] { return decltype(codespar::envelope)::layout; });
    EXPECT_EQ(to_string(same, Code::late), R"({"error":"late","message":"Too late.","status":504})");
    EXPECT_EQ(read(same, Received{504, R"({"error":"late","message":"m"})"}), Code::late);
}

TEST(envelope, setting_an_option_changes_only_the_copy)
{
    constexpr auto html = shop.html_safe();
    ApiError error = Code::late;
    error.with_message("<b>");
    EXPECT_EQ(to_string(html, error), R"({"code":"late","text":"\u003cb\u003e"})");
    EXPECT_EQ(to_string(shop, error), R"({"code":"late","text":"<b>"})");
    char buffer[128];
    EXPECT_EQ(respond(shop, error, {}, buffer).headers.find("Content-Type"), "application/shop+json");
}

} // namespace
