// SPDX-License-Identifier: BSL-1.0
// Tests that what is written is read back: every envelope, every code, random errors, every field of a layout.
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/read.hpp>

#include <amiss/write.hpp>

#include "support/json_check.hpp"
#include "support/layouts.hpp"
#include "support/random_error.hpp"
#include "support/reference_text.hpp"
#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::FieldKind;
using amiss::Received;
using amiss::RequestInfo;
using amiss::detail::Node;
using amiss::detail::NodeKind;
using reference::repaired;

bool has_each_or_map(amiss::detail::LayoutView layout)
{
    for (std::size_t at = 0; at < layout.size; ++at) {
        if (layout.nodes[at].kind == NodeKind::each) return true;
    }
    return amiss::detail::has_field(layout, FieldKind::violations);
}

// The object that has the bare details among its members, or null if there is none.
const Node* spread_object(amiss::detail::LayoutView layout)
{
    const Node* object = nullptr;
    for (std::size_t spread = 0; spread < layout.size; ++spread) {
        if (layout.nodes[spread].kind != NodeKind::spread) continue;
        for (std::size_t at = 0; at < spread; ++at) {
            if (layout.nodes[at].kind == NodeKind::object && at + layout.nodes[at].size > spread)
                object = layout.nodes + at;
        }
    }
    return object;
}

bool has_member(const Node* object, std::string_view key)
{
    for (std::size_t at = 1; at < object->size; at += object[at].size) {
        if (object[at].keyed && object[at].key == key) return true;
    }
    return false;
}

using Members = std::vector<std::pair<std::string, std::string>>;

// Keys and values of a JSON object in order, without the keys that `object` itself has.
Members members_of(std::string_view json, const Node* object)
{
    Members members;
    if (json.empty()) return members;
    const auto value = json_check::parse(json);
    for (const auto& member : value.value().as_object()) {
        const std::string key(member.key().data(), member.key().size());
        if (object != nullptr && has_member(object, key)) continue;
        const auto text = boost::json::serialize(member.value());
        members.emplace_back(key, std::string(text.data(), text.size()));
    }
    return members;
}

using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const ApiError& error)
{
    Fields fields;
    for (const amiss::Violation& violation : error.violations()) {
        const std::string field = repaired(violation.field);
        bool repeated = false;
        for (const auto& other : fields) repeated = repeated || other.first == field;
        if (!repeated) fields.emplace_back(field, repaired(violation.message));
    }
    return fields;
}

// `back` must have the values of `sent` for every field of the layout, with ill-formed text repaired.
void expect_carried(amiss::detail::LayoutView layout, const ApiError& sent, const ApiError& back)
{
    const auto carries = [layout](FieldKind field) { return amiss::detail::has_field(layout, field); };
    EXPECT_EQ(back.provenance(), amiss::Provenance::server);
    EXPECT_FALSE(back.malformed());
    EXPECT_EQ(back.name(), sent.name());
    EXPECT_EQ(back.status(), sent.status());
    EXPECT_EQ(back.code(), sent.code());
    EXPECT_EQ(back.type(), sent.type());
    using amiss::detail::ErrorAccess;
    // Without a place for violations, the first is the parameter and the message of an error without a parameter.
    ApiError filled = sent;
    std::string_view param = sent.param(), message = ErrorAccess::text(sent, FieldKind::message);
    if (!amiss::detail::has_violations_place(layout) && !sent.violations().empty() && param.empty()) {
        const amiss::Violation first = sent.violations()[0];
        const bool has_own_text = (ErrorAccess::head(sent).flags & amiss::detail::ErrorHead::own_message) != 0;
        if (!has_own_text && !first.message.empty()) message = first.message;
        if (!has_own_text && first.message.empty() && !first.field.empty())
            message = ErrorAccess::text(filled.with_param(first.field), FieldKind::message);
        param = first.field;
    }
    for (const amiss::FieldRow& row : amiss::field_table) {
        // Code and type are compared above; a link may be the catalogue's own.
        if (row.form != amiss::FieldForm::text || row.of_code || !carries(row.kind)) continue;
        std::string_view text = ErrorAccess::text(sent, row.kind);
        if (row.kind == FieldKind::message) text = message;
        if (row.kind == FieldKind::param) text = param;
        const bool is_left_out = row.kind == FieldKind::request_id && !amiss::is_request_id(text);
        EXPECT_EQ(ErrorAccess::text(back, row.kind), is_left_out ? std::string() : repaired(text)) << row.name;
    }
    if (carries(FieldKind::timestamp)) {
        EXPECT_EQ(back.timestamp(), sent.timestamp());
    }
    if (carries(FieldKind::retry_after)) {
        EXPECT_EQ(back.retry_after(), sent.retry_after());
    }
    if (carries(FieldKind::doc_url)) {
        const std::string made = std::string(sent.catalog()->doc_base()) + std::string(sent.name());
        const bool has_base = !sent.catalog()->doc_base().empty();
        EXPECT_EQ(back.doc_url(), !sent.doc_url().empty() ? repaired(sent.doc_url()) : has_base ? made : "");
    }
    if (has_each_or_map(layout)) {
        EXPECT_EQ(fields_of(back), fields_of(sent));
    }
    const Node* spread = spread_object(layout);
    if (spread != nullptr || carries(FieldKind::details)) {
        EXPECT_EQ(members_of(back.details(), nullptr), members_of(sent.details(), spread));
    }
    for (std::size_t at = 0; at < layout.size; ++at) {
        if (layout.nodes[at].field != FieldKind::detail) continue;
        EXPECT_EQ(back.detail(layout.nodes[at].text), repaired(sent.detail(layout.nodes[at].text)));
    }
    EXPECT_EQ(back.context(), "");
    EXPECT_FALSE(back.cause());
}

template <std::size_t Nodes>
void expect_round_trip(const amiss::Layout<Nodes>& layout, const ApiError& sent)
{
    const std::string body = amiss::to_string(layout, sent);
    SCOPED_TRACE(body);
    const ApiError back = amiss::read<amiss::onestack::Code>(layout, Received{sent.status(), body});
    expect_carried(amiss::detail::plan_of(layout).layout, sent, back);
    EXPECT_EQ(amiss::to_string(layout.relay(), back), body) << "writing what was read gives the same body";
}

template <class Code, class Make>
void expect_round_trip(const amiss::Envelope<Code, Make>& envelope, const ApiError& sent)
{
    const std::string body = amiss::to_string(envelope, sent);
    SCOPED_TRACE(body);
    const ApiError back = amiss::read(envelope, Received{sent.status(), body});
    expect_carried(amiss::detail::plan_of(envelope).layout, sent, back);
    EXPECT_EQ(back.as<Code>(), sent.as<Code>());
    EXPECT_EQ(amiss::to_string(envelope.relay(), back), body) << "writing what was read gives the same body";
}

TEST(read_roundtrip, every_code_of_every_envelope)
{
    for_each_code([](const amiss::RowData& row, const auto& envelope, auto code) {
        ApiError error = code;
        expect_round_trip(envelope, error);
        error.with_param("title").with_request_id("req_1").with_retry_after(0).with_timestamp(
            std::chrono::system_clock::from_time_t(1774866600));
        expect_round_trip(envelope, error);
        const ApiError back = amiss::read(envelope, Received{row.status, amiss::to_string(envelope, error)});
        EXPECT_EQ(back, code);
        EXPECT_EQ(back.retryable(), error.retryable());
    });
}

template <Bytes bytes>
void expect_random_round_trips(unsigned seed, int rounds)
{
    RandomError random(seed);
    for (int round = 0; round < rounds; ++round) {
        for_each_envelope([&](const char*, const auto& envelope, auto any) {
            using Code = decltype(any);
            const amiss::Catalog& catalog = amiss::catalog_of<Code>();
            ApiError error = static_cast<Code>(catalog[random.below(catalog.size())].value);
            random.decorate(error, bytes);
            expect_round_trip(envelope, error);
        });
        ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round;
    }
}

TEST(read_roundtrip, random_errors_of_well_formed_text_are_equal)
{
    expect_random_round_trips<Bytes::well_formed>(4, 3000);
}
TEST(read_roundtrip, random_errors_of_any_bytes_are_equal_once_repaired)
{
    expect_random_round_trips<Bytes::any>(5, 3000);
}

TEST(read_roundtrip, random_errors_in_the_probe_layouts)
{
    RandomError random(6);
    random.distinct_fields = true; // a list can have two entries for one field, but they are read as one
    for (int round = 0; round < 500; ++round) {
        const amiss::Catalog& catalog = amiss::catalog_of<amiss::onestack::Code>();
        ApiError error = static_cast<amiss::onestack::Code>(catalog[random.below(catalog.size())].value);
        random.decorate(error, Bytes::any);
        expect_round_trip(layouts::problem, error);
        expect_round_trip(layouts::json_api, error);
        expect_round_trip(layouts::rows, error);
        expect_round_trip(layouts::slack, error);
        expect_round_trip(layouts::maps, error);
        expect_round_trip(layouts::html, error);
        // This layout has a code only if there is a violation.
        error = amiss::onestack::Code::validation_error;
        error.with_violation("f", random.text(4, Bytes::any)).with_violation("g", random.text(4, Bytes::any));
        expect_round_trip(layouts::json_api_each, error);
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
}

// ── unknown names ───────────────────────────────────────────────────────────────────────────────────

TEST(read_roundtrip, every_envelope_keeps_an_unknown_name_verbatim)
{
    for_each_envelope([](const char* name, const auto& envelope, auto) {
        SCOPED_TRACE(name);
        const auto layout =
            amiss::object(amiss::member("c", amiss::field::code), amiss::member("m", amiss::field::message));
        const ApiError unknown = amiss::read(layout, Received{503, R"({"c":"brand-new.code","m":"What is it?"})"});
        const std::string body = amiss::to_string(envelope.relay(), unknown);
        const ApiError back = amiss::read(envelope, Received{503, body});
        EXPECT_EQ(back.name(), "brand-new.code");
        EXPECT_EQ(back.message(), "What is it?");
        EXPECT_EQ(back.code(), unknown.code());
        EXPECT_STREQ(back.code().category().name(), "amiss.http_status");
        EXPECT_EQ(back.code().value(), 503);
        EXPECT_TRUE(back.retryable());
        EXPECT_EQ(amiss::to_string(envelope.relay(), back), body);
    });
}

} // namespace
