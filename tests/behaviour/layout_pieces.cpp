// SPDX-License-Identifier: BSL-1.0
// Tests of texts, choices, variants, nullable members, other keys and spread details: what is written, and read back.
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include "support/json_check.hpp"
#include "support/piece_layouts.hpp"
#include "support/random_error.hpp"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using onestack::Code;

/// The compiled layout for the codes of a catalogue.
template <class Make>
using Own = detail::CompiledLayout<Code, std::remove_const_t<Make>, true>;

/// The body; a layout that is compiled writes it as one does that is walked.
template <class Make>
std::string written(Make make, const ApiError& error)
{
    static_assert(Own<Make>::is_there && detail::CompiledLayout<Code, Make, false>::is_there, "it is compiled");
    const auto envelope = amiss::envelope(Code::internal_error, make);
    const std::string body = to_string(envelope, error);
    EXPECT_EQ(body, to_string(envelope.layout, error));
    return body;
}

template <class Make>
ApiError read_back(Make make, std::string_view body, int status = 400)
{
    const auto envelope = amiss::envelope(Code::internal_error, make);
    const ApiError one = read(envelope, Received{status, body});
    const ApiError other = read(envelope, Received{status, std::string(body) + "\n"});
    EXPECT_EQ(one, other) << body;
    EXPECT_EQ(one.malformed(), other.malformed()) << body;
    return one;
}

// ── the bodies ──────────────────────────────────────────────────────────────────────────────────────

TEST(layout_pieces, a_nullable_member_is_null_without_a_value)
{
    const ApiError plain = Code::not_found;
    EXPECT_EQ(written(pieces::openai, plain),
              R"({"error":{"message":"Resource not found","type":"","param":null,"code":"NOT_FOUND"}})");
    EXPECT_EQ(written(pieces::openai, ApiError(plain).with_param("model")),
              R"({"error":{"message":"Resource not found","type":"","param":"model","code":"NOT_FOUND"}})");
    const ApiError back = read_back(pieces::openai, written(pieces::openai, plain));
    EXPECT_EQ(back.as<Code>(), Code::not_found);
    EXPECT_EQ(back.param(), "");
    EXPECT_FALSE(back.malformed());
    const auto null_code =
        read_back(pieces::openai, R"({"error":{"message":"m","type":"t","param":null,"code":null}})");
    EXPECT_EQ(null_code.name(), "");
    EXPECT_EQ(null_code.type(), "t");
}

TEST(layout_pieces, a_null_is_found_where_a_member_may_be_null_and_nowhere_else)
{
    constexpr auto layout = object(member("c", field::code), nullable_member("o", object(member("p", field::param))),
                                   member("m", field::message));
    const auto is_error = [&](std::string_view body) { return !check(layout, Received{200, body}).has_value(); };
    EXPECT_TRUE(is_error(R"({"c":"x","o":null,"m":"M"})"));
    EXPECT_TRUE(is_error(R"({"c":"x","m":"M", "o":{"p":""}})"));
    EXPECT_FALSE(is_error(R"({"c":"x","o":null,"m":null})"));
    EXPECT_FALSE(is_error(R"({"c":"x","m":"M"})"));
}

TEST(layout_pieces, a_text_is_around_its_field)
{
    ApiError error = Code::rate_limit_exceeded;
    EXPECT_EQ(written(pieces::aws, error),
              R"({"__type":"com.example.service#RATE_LIMIT_EXCEEDED","message":"Rate limit exceeded"})");
    error.with_retry_after(30);
    EXPECT_EQ(
        written(pieces::aws, error),
        R"({"__type":"com.example.service#RATE_LIMIT_EXCEEDED","message":"Rate limit exceeded","Retry":"PT30S"})");
    const ApiError back = read_back(pieces::aws, written(pieces::aws, error), 429);
    EXPECT_EQ(back.as<Code>(), Code::rate_limit_exceeded);
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(30));
    EXPECT_FALSE(back.malformed());
    EXPECT_EQ(read_back(pieces::aws, R"({"__type":"NOT_FOUND","message":"m"})").as<Code>(), Code::not_found)
        << "a string without the text before it is the whole value";
    EXPECT_EQ(read_back(pieces::aws, R"({"__type":"x","Retry":"PT7"})").retry_after(), std::nullopt);
    EXPECT_EQ(read_back(pieces::aws, R"({"__type":"x","Retry":7})").retry_after(), std::chrono::seconds(7));
    EXPECT_TRUE(read_back(pieces::aws, R"({"__type":{"a":1},"message":"m"})").malformed());
}

TEST(layout_pieces, a_text_of_every_field_that_is_one_value)
{
    constexpr auto make = [] {
        return object(member("c", text("<", field::code, ">")), member("t", text("<", field::type, ">")),
                      member("s", text("<", field::status, ">")), member("st", text("<", field::status.as_text(), ">")),
                      member("r", text("<", field::reason, ">")), member("m", text("<", field::message, ">")),
                      member("p", text("<", field::param, ">")), member("u", text("<", field::doc_url, ">")),
                      member("i", text("<", field::request_id, ">")), member("ti", text("<", field::timestamp, ">")),
                      member("ra", text("<", field::retry_after, ">")), member("rt", text("<", field::retryable, ">")),
                      member("d", text("<", field::detail("d"), ">")), member("e", text("<", field::detail("e"), ">")));
    };
    EXPECT_EQ(written(make, Code::not_found),
              R"({"c":"<NOT_FOUND>","t":"","s":"<404>","st":"<404>","r":"<Not Found>","m":"<Resource not found>",)"
              R"("p":"","u":"","i":"","ti":"","ra":"","rt":"<false>","d":"","e":""})");
    ApiError full = Code::not_found;
    full.with_message("a\"\xC3\xA9\n").with_param("p").with_doc_url("https://u").with_request_id("i");
    full.with_timestamp(std::chrono::system_clock::from_time_t(1774866600)).with_retry_after(5);
    full.with_detail("d", "x\\y").with_detail("e", -1.5);
    EXPECT_EQ(written(make, full),
              "{\"c\":\"<NOT_FOUND>\",\"t\":\"\",\"s\":\"<404>\",\"st\":\"<404>\",\"r\":\"<Not Found>\",\"m\":\"<a\\\""
              "\xC3\xA9\\n>\",\"p\":\"<p>\",\"u\":\"<https://u>\",\"i\":\"<i>\",\"ti\":\"<2026-03-30T10:30:00Z>\","
              "\"ra\":\"<5>\",\"rt\":\"<false>\",\"d\":\"<x\\\\y>\",\"e\":\"<-1.5>\"}");
    const ApiError back = read_back(make, written(make, full));
    EXPECT_EQ(back.message(), full.message());
    EXPECT_EQ(back.param(), "p");
    EXPECT_EQ(back.doc_url(), "https://u");
    EXPECT_EQ(back.request_id(), "i");
    EXPECT_EQ(back.timestamp(), full.timestamp());
    EXPECT_EQ(back.retry_after(), full.retry_after());
    EXPECT_EQ(back.details(), R"({"d":"x\\y","e":"-1.5"})") << "what is in a text is a text";
    EXPECT_FALSE(back.malformed());
    full = Code::not_found;
    full.with_detail("d", raw_json("[1]")).with_detail("e", true);
    EXPECT_NE(written(make, full).find(R"("d":"","e":"")"), std::string::npos) << "no value for a text";
}

TEST(layout_pieces, the_first_value_that_there_is)
{
    ApiError error = Code::not_found;
    EXPECT_EQ(written(pieces::choices, error), R"({"code":"NOT_FOUND","what":null,"when":null,"none":"none"})");
    EXPECT_EQ(written(pieces::choices, error.with_request_id("r")),
              R"({"code":"NOT_FOUND","what":{"id":"r"},"when":null,"none":"none"})");
    EXPECT_EQ(written(pieces::choices, error.with_retry_after(7)),
              R"({"code":"NOT_FOUND","what":7,"when":7,"none":"none"})");
    EXPECT_EQ(written(pieces::choices, error.with_param("p")),
              R"({"code":"NOT_FOUND","what":"parameter p","when":7,"none":"none"})");
    EXPECT_EQ(written(pieces::choices, error.with_violation("f", "m")),
              R"({"code":"NOT_FOUND","what":{"f":"m"},"when":7,"none":"none"})");
    EXPECT_EQ(written(pieces::choices, ApiError(Code::not_found).with_detail("limit", raw_json("[1]"))),
              R"({"code":"NOT_FOUND","what":[1],"when":null,"none":"none"})");
}

TEST(layout_pieces, the_kind_of_a_value_says_which_of_the_choice_it_is)
{
    const auto what = [](std::string_view json) {
        return read_back(pieces::choices, R"({"code":"x","what":)" + std::string(json) + "}");
    };
    EXPECT_EQ(what(R"("parameter p")").param(), "p");
    EXPECT_EQ(what(R"("p")").param(), "p");
    EXPECT_EQ(what("7").retry_after(), std::chrono::seconds(7));
    EXPECT_EQ(what(R"({"f":"m"})").violations().size(), 1U);
    EXPECT_EQ(what("[1,2]").detail("limit"), "[1,2]");
    EXPECT_EQ(what("true").detail("limit"), "true");
    EXPECT_FALSE(what("null").malformed());
    const auto none = [](std::string_view json) {
        return read_back(pieces::choices, R"({"code":"x","none":)" + std::string(json) + "}");
    };
    EXPECT_EQ(none(R"("none")").param(), "") << "the constant";
    EXPECT_EQ(none(R"("other")").param(), "other");
    EXPECT_TRUE(none("[]").param().empty() && none("[1]").malformed()) << "neither";

    ApiError error = Code::validation_error;
    error.with_message("A sentence.");
    EXPECT_EQ(written(pieces::fastapi, error), R"({"detail":"A sentence.","code":"VALIDATION_ERROR"})");
    EXPECT_EQ(read_back(pieces::fastapi, written(pieces::fastapi, error)).message(), "A sentence.");
    error.with_violation("body.name", "Too long.").with_violation("body.zip", "No such place.");
    EXPECT_EQ(written(pieces::fastapi, error),
              R"({"detail":[{"loc":"body.name","msg":"Too long."},{"loc":"body.zip","msg":"No such place."}],)"
              R"("code":"VALIDATION_ERROR"})");
    const ApiError back = read_back(pieces::fastapi, written(pieces::fastapi, error));
    ASSERT_EQ(back.violations().size(), 2U);
    EXPECT_EQ(back.violations()[1], (Violation{"body.zip", "No such place."}));
}

TEST(layout_pieces, variants_are_there_when_a_field_of_theirs_has_a_value)
{
    ApiError error = Code::rate_limit_exceeded;
    EXPECT_EQ(written(pieces::google, error),
              R"({"error":{"code":429,"message":"Rate limit exceeded","details":[)"
              R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED"}]}})");
    error.with_retry_after(30).with_request_id("r").with_detail("limit", "5").with_violation("f", "m");
    const std::string body = written(pieces::google, error);
    EXPECT_EQ(body,
              R"({"error":{"code":429,"message":"Rate limit exceeded","details":[)"
              R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED",)"
              R"("metadata":{"limit":"5"}},)"
              R"({"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"},)"
              R"({"@type":"type.googleapis.com/google.rpc.RequestInfo","requestId":"r"},)"
              R"({"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[)"
              R"({"field":"f","description":"m"}]}]}})");
    const ApiError back = read_back(pieces::google, body, 429);
    EXPECT_EQ(back.as<Code>(), Code::rate_limit_exceeded);
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(30));
    EXPECT_EQ(back.request_id(), "r");
    EXPECT_EQ(back.details(), R"({"limit":"5"})");
    EXPECT_EQ(back.violations().size(), 1U);
    EXPECT_FALSE(back.malformed());
}

TEST(layout_pieces, variants_are_read_in_any_order_with_the_tag_anywhere)
{
    const ApiError back = read_back(pieces::google, R"({"error": {"details": [
        7, "x", [], null,
        {"@type": "type.googleapis.com/google.rpc.Unknown", "reason": "WRONG", "requestId": "wrong"},
        {"requestId": "r", "@type": "type.googleapis.com/google.rpc.RequestInfo"},
        {"reason": "WRONG"},
        {"retryDelay": "1.5s", "\u0040type": "type.googleapis.com\/google.rpc.RetryInfo"},
        {"@type": 7, "reason": "WRONG"},
        {"metadata": {"a": {"@type": "type.googleapis.com/google.rpc.RetryInfo"}}, "reason": "NOT_FOUND",
         "@type": "type.googleapis.com/google.rpc.ErrorInfo"},
        {"@type": "type.googleapis.com/google.rpc.RequestInfo", "requestId": "second"},
        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "VALIDATION_ERROR", "metadata": {"b": 1}}
        ], "code": 404, "message": "M"}})",
                                    404);
    EXPECT_EQ(back.as<Code>(), Code::not_found);
    EXPECT_EQ(back.request_id(), "r");
    EXPECT_EQ(back.retry_after(), std::chrono::seconds(2));
    EXPECT_EQ(back.details(), R"({"a":{"@type":"type.googleapis.com/google.rpc.RetryInfo"}})")
        << "of two with one tag the first counts";
    EXPECT_EQ(back.message(), "M");
}

TEST(layout_pieces, a_member_has_other_keys_when_it_is_read)
{
    for (const char* key : {"message", "Message"}) {
        const std::string body = R"({"__type":"NOT_FOUND",")" + std::string(key) + R"(":"M"})";
        EXPECT_EQ(read_back(pieces::aws, body).message(), "M");
        EXPECT_FALSE(check(amiss::envelope(Code::internal_error, pieces::aws), Received{200, body}).has_value())
            << "it is the same member";
    }
    EXPECT_EQ(read_back(pieces::aws, R"({"__type":"x","Message":"first","message":"second"})").message(), "first");
    EXPECT_EQ(read_back(pieces::aws, R"({"__type":"x","request_id":"3","RequestId":"2"})").request_id(), "3");
    constexpr auto layout = object(member("a", object(member("c", field::code))).also("b"), field::details);
    EXPECT_EQ(read(layout, Received{400, R"({"b":{"c":"x"}})"}).name(), "x") << "of an object too";
    EXPECT_EQ(to_string(layout, ApiError(Code::not_found).with_detail("b", 1).with_detail("d", 2)),
              R"({"a":{"c":"NOT_FOUND"},"d":2})")
        << "a detail under that key would be read as the member";
}

TEST(layout_pieces, a_detail_with_a_place_of_its_own_is_not_among_the_others)
{
    ApiError error = Code::not_found;
    EXPECT_EQ(written(pieces::graphql, error),
              R"({"errors":[{"message":"Resource not found","extensions":{"code":"NOT_FOUND"}}]})");
    EXPECT_EQ(written(pieces::graphql, error.with_detail("limit", 5)),
              R"({"errors":[{"message":"Resource not found","extensions":{"code":"NOT_FOUND","http":{"limit":5}}}]})");
    error.with_detail("x", "y").with_detail("locations", raw_json(R"([{"line":1}])"));
    const std::string body = written(pieces::graphql, error);
    EXPECT_EQ(body,
              R"({"errors":[{"message":"Resource not found","locations":[{"line":1}],)"
              R"("extensions":{"code":"NOT_FOUND","http":{"limit":5},"x":"y"}}]})");
    const ApiError back = read_back(pieces::graphql, body);
    EXPECT_EQ(back.detail("limit"), "5");
    EXPECT_EQ(back.detail("locations"), R"([{"line":1}])");
    EXPECT_EQ(back.detail("x"), "y");
    EXPECT_EQ(back.details(), R"({"locations":[{"line":1}],"limit":5,"x":"y"})");

    constexpr auto as_member = [] {
        return object(member("limit", field::detail("limit")), optional_member("rest", field::details),
                      member("all", field::details), nullable_member("some", field::details));
    };
    EXPECT_EQ(written(as_member, Code::not_found), R"({"limit":"","all":{},"some":null})");
    EXPECT_EQ(written(as_member, ApiError(Code::not_found).with_detail("limit", 5)),
              R"({"limit":5,"all":{},"some":null})");
    EXPECT_EQ(written(as_member, ApiError(Code::not_found).with_detail("limit", 5).with_detail("x", "y")),
              R"({"limit":5,"rest":{"x":"y"},"all":{"x":"y"},"some":{"x":"y"}})");
}

TEST(layout_pieces, only_a_detail_with_a_place_needs_the_longer_way)
{
    const auto can_write = [](const ApiError& error) {
        const detail::FieldValues values(error, {});
        return Own<decltype(pieces::graphql)>::can_write(values);
    };
    EXPECT_TRUE(can_write(Code::not_found));
    EXPECT_TRUE(can_write(ApiError(Code::not_found).with_detail("x", 1)));
    EXPECT_FALSE(can_write(ApiError(Code::not_found).with_detail("limit", 1)));
    EXPECT_FALSE(can_write(ApiError(Code::not_found).with_detail("code", 1)));
}

// ── random errors ───────────────────────────────────────────────────────────────────────────────────

/// Reorders the members of all objects, and the elements of lists of variants.
boost::json::value shuffled(const boost::json::value& value, RandomError& random)
{
    const auto shuffle = [&random](auto& items) {
        for (std::size_t at = items.size(); at > 1; --at) std::swap(items[at - 1], items[random.below(at)]);
    };
    if (value.is_object()) {
        std::vector<std::pair<std::string, boost::json::value>> members;
        for (const auto& member : value.get_object())
            members.emplace_back(std::string(member.key().data(), member.key().size()),
                                 shuffled(member.value(), random));
        shuffle(members);
        boost::json::object made;
        for (auto& member : members) made.emplace(member.first, std::move(member.second));
        return made;
    }
    if (!value.is_array()) return value;
    std::vector<boost::json::value> elements;
    bool has_tags = !value.get_array().empty();
    for (const auto& element : value.get_array()) {
        has_tags = has_tags && element.is_object() && element.get_object().contains("@type");
        elements.push_back(shuffled(element, random));
    }
    if (has_tags) shuffle(elements);
    return boost::json::array(elements.begin(), elements.end());
}

bool is_carried(const ApiError& sent, const ApiError& back)
{
    return back.name() == sent.name() && back.code() == sent.code() && !back.malformed() && back.context().empty();
}

template <class Make>
void expect_round_trip(Make make, const ApiError& sent, RandomError& random)
{
    const std::string body = written(make, sent);
    SCOPED_TRACE(body);
    ASSERT_TRUE(json_check::is_json(body));
    const ApiError back = read_back(make, body, to_int(sent.status()));
    EXPECT_TRUE(is_carried(sent, back)) << back.context();
    const auto edge = amiss::envelope(Code::internal_error, make).relay();
    EXPECT_EQ(to_string(edge, back), body) << "writing what was read gives the same body";
    const auto other = boost::json::serialize(shuffled(*json_check::parse(body), random));
    const ApiError moved = read_back(make, {other.data(), other.size()}, to_int(sent.status()));
    EXPECT_EQ(moved.message(), back.message()) << std::string_view(other.data(), other.size());
    EXPECT_EQ(moved.param(), back.param());
    EXPECT_EQ(moved.request_id(), back.request_id());
    EXPECT_EQ(moved.retry_after(), back.retry_after());
    EXPECT_EQ(moved.violations().size(), back.violations().size());
    EXPECT_TRUE(is_carried(sent, moved)) << std::string_view(other.data(), other.size());
}

template <class Make>
void expect_round_trips(Make make, unsigned seed, bool has_violations)
{
    RandomError random(seed);
    random.distinct_fields = true;
    for (int round = 0; round < 800; ++round) {
        const Catalog& catalog = catalog_of<Code>();
        ApiError error = static_cast<Code>(catalog[random.below(catalog.size())].value);
        random.decorate(error, Bytes::any);
        if (!has_violations && !error.violations().empty()) continue; // they become the parameter and the message
        expect_round_trip(make, error, random);
        ASSERT_FALSE(testing::Test::HasFailure()) << "round " << round;
    }
}

TEST(layout_pieces, random_errors_are_read_back_in_any_order)
{
    expect_round_trips(pieces::openai, 21, false);
    expect_round_trips(pieces::google, 22, true);
    expect_round_trips(pieces::aws, 24, false);
    expect_round_trips(pieces::graphql, 25, false);
}

} // namespace
