// SPDX-License-Identifier: BSL-1.0
// Tests of reading several errors: lists in a body, arrays of bodies, what is outside of the list, statuses, visitors.
#include <amiss/read_each.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/write_each.hpp>

#include "support/several.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace amiss;
using cstar::Code;

template <class Envelope>
std::vector<ApiError> errors_of(const Envelope& envelope, const Received& received)
{
    std::vector<ApiError> errors;
    const std::size_t count =
        read_each(envelope, received, [&errors](ApiError error) { errors.push_back(std::move(error)); });
    EXPECT_EQ(count, errors.size());
    return errors;
}

std::vector<ApiError> three_errors()
{
    std::vector<ApiError> errors{Code::parameter_missing, Code::rate_limit_exceeded, Code::resource_not_found};
    errors[0].with_param("/title").with_message("Title is missing.");
    errors[1].with_message("Slow down.");
    errors[2].with_message("There is no such author.");
    return errors;
}

TEST(read_each, json_api_gives_each_error_with_its_own_status)
{
    const std::string body = to_string(several::json_api, three_errors(), {"req_1"});
    const auto errors = errors_of(several::json_api, {400, body});
    ASSERT_EQ(errors.size(), 3U) << body;
    for (std::size_t at = 0; at < 3; ++at) {
        const ApiError sent = three_errors()[at];
        EXPECT_EQ(errors[at], ApiError(sent).with_request_id("req_1"));
        EXPECT_EQ(errors[at].status(), sent.status());
        EXPECT_EQ(errors[at].provenance(), Provenance::server);
        EXPECT_FALSE(errors[at].malformed());
    }
    EXPECT_EQ(errors[1].as<Code>(), Code::rate_limit_exceeded);
}

TEST(read_each, read_and_check_give_the_first_error)
{
    const std::string body = to_string(several::json_api, three_errors(), {"req_1"});
    const ApiError first = read(several::json_api, {400, body});
    EXPECT_EQ(first, three_errors()[0].with_request_id("req_1"));
    EXPECT_FALSE(first.malformed());
    EXPECT_EQ(read(several::json_api, {418, body}).status(), static_cast<HttpStatus>(418)) << "the response's counts";
    const auto checked = check(several::graphql, {200, to_string(several::graphql, three_errors())});
    ASSERT_FALSE(checked);
    EXPECT_EQ(checked.error().as<Code>(), Code::parameter_missing);
    EXPECT_TRUE(check(several::graphql, {200, R"({"data":{"author":null}})"}));
}

TEST(read_each, a_list_of_one_is_read_as_any_other_body)
{
    const std::string body = to_string(several::json_api, three_errors()[2]);
    const auto errors = errors_of(several::json_api, {404, body});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0], three_errors()[2]);
    EXPECT_EQ(errors[0], read(several::json_api, {404, body}));
}

TEST(read_each, a_batch_has_a_body_for_each_error_and_successes_among_them)
{
    const std::string body = to_string(several::json_rpc, three_errors());
    auto errors = errors_of(several::json_rpc, {200, body});
    ASSERT_EQ(errors.size(), 3U) << body;
    EXPECT_EQ(errors[2].as<Code>(), Code::resource_not_found);
    errors = errors_of(several::json_rpc, {200, R"([{"jsonrpc":"2.0","result":7,"id":"1"},
        {"jsonrpc":"2.0","error":{"code":"invalid_json","message":"It is no JSON."},"id":"2"}])"});
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].message(), "It is no JSON.");
    EXPECT_EQ(errors[0].request_id(), "2");
    errors = errors_of(several::json_rpc, {200, R"([{"jsonrpc":"2.0","result":7,"id":"1"}])"});
    EXPECT_TRUE(errors.empty()) << "a 2xx without an error in it has none";
    errors = errors_of(several::json_rpc, {500, to_string(several::json_rpc, three_errors()[0])});
    ASSERT_EQ(errors.size(), 1U) << "one body that is no array";
    EXPECT_EQ(errors[0].as<Code>(), Code::parameter_missing);
}

TEST(read_each, a_layout_that_is_an_array_has_arrays_in_its_batches)
{
    constexpr auto layout = array(field::code, field::message);
    const std::vector<ApiError> sent = three_errors();
    std::vector<std::string> codes;
    const auto take = [&codes](const ApiError& error) { codes.emplace_back(error.name()); };
    EXPECT_EQ(read_each<Code>(layout, {400, to_string(layout, sent)}, take), 3U);
    EXPECT_EQ(read_each<Code>(layout, {400, to_string(layout, sent[2])}, take), 1U);
    EXPECT_EQ(codes,
              (std::vector<std::string>{"parameter_missing", "rate_limit_exceeded", "resource_not_found",
                                        "resource_not_found"}));
}

TEST(read_each, what_is_outside_of_the_list_counts_where_the_list_has_no_place_for_it)
{
    constexpr auto layout =
        object(optional_member("code", field::code), optional_member("param", field::param),
               member("errors",
                      each_error(object(member("text", field::message), optional_member("param", field::param)))),
               optional_member("id", field::request_id), optional_member("at", field::timestamp),
               optional_member("wait", field::retry_after), optional_member("more", field::details),
               optional_member("fields", field::violations), optional_member("again", field::retryable));
    std::vector<ApiError> errors;
    read_each<onestack::Code>(layout, {409, R"({"code":"CONFLICT","param":"a","errors":[{"text":"The first."},
        {"text":"The second.","param":"b"}],"id":"req_7","at":"2026-03-30T10:30:00Z","wait":9,
        "more":{"x":[1],"y":"a\nb"},"fields":{"f":"is wrong"},"again":true})"},
                              [&errors](const ApiError& error) { errors.push_back(error); });
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].message(), "The first.");
    EXPECT_EQ(errors[0].param(), "");
    EXPECT_EQ(errors[1].message(), "The second.");
    EXPECT_EQ(errors[1].param(), "b");
    for (const ApiError& error : errors) {
        EXPECT_EQ(error.as<onestack::Code>(), onestack::Code::conflict);
        EXPECT_EQ(error.type(), ApiError(onestack::Code::conflict).type());
        EXPECT_EQ(error.request_id(), "req_7");
        EXPECT_EQ(error.timestamp(), std::chrono::system_clock::from_time_t(1774866600));
        EXPECT_EQ(error.retry_after(), std::chrono::seconds(9));
        EXPECT_EQ(error.detail("x"), "[1]");
        EXPECT_EQ(error.detail("y"), "a\nb");
        ASSERT_EQ(error.violations().size(), 1U);
        EXPECT_EQ(error.retry_word(), RetryWord::server);
    }
}

TEST(read_each, a_main_error_is_what_read_gives_and_its_list_what_read_each_gives)
{
    constexpr std::string_view body = // RFC 8555 §6.7.1
        R"({"type":"malformed","detail":"Some of the identifiers requested were rejected","subproblems":[
        {"type":"malformed","detail":"Invalid underscore in DNS name","identifier":{"type":"dns","value":"_a.example"}},
        {"type":"rejectedIdentifier","detail":"This CA will not issue","identifier":{"type":"dns","value":"b.example"}}]})";
    const ApiError main = read(several::acme, {403, body});
    EXPECT_EQ(main.message(), "Some of the identifiers requested were rejected");
    const auto errors = errors_of(several::acme, {403, body});
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].message(), "Invalid underscore in DNS name");
    EXPECT_EQ(errors[0].param(), "_a.example");
    EXPECT_EQ(errors[1].name(), "rejectedIdentifier");
    const auto without = errors_of(several::acme, {403, R"({"type":"unauthorized","detail":"No."})"});
    ASSERT_EQ(without.size(), 1U);
    EXPECT_EQ(without[0].name(), "unauthorized");
}

TEST(read_each, a_status_in_the_list_counts_from_400_to_599)
{
    const auto errors = errors_of(several::json_api, {422, R"({"errors":[{"status":"503","code":"a"},
        {"status":200,"code":"b"},{"status":"no","code":"c"},{"code":"d"},{"status":404,"status":405,"code":"e"}]})"});
    ASSERT_EQ(errors.size(), 5U);
    EXPECT_EQ(errors[0].status(), HttpStatus::service_unavailable);
    EXPECT_TRUE(errors[0].retryable());
    for (const std::size_t at : {1U, 2U, 3U}) EXPECT_EQ(to_int(errors[at].status()), 422) << at;
    EXPECT_EQ(errors[4].status(), HttpStatus::not_found) << "the first one";
    EXPECT_EQ(errors[0].message(), "Service Unavailable") << "of the status that it has";
}

TEST(read_each, a_status_in_the_list_wins_over_that_of_the_row_where_the_envelope_fixes_one)
{
    constexpr auto fixed = several::json_api.status(HttpStatus::ok);
    const auto errors = errors_of(fixed, {200, R"({"errors":[{"status":"410","code":"resource_not_found"},
        {"code":"resource_not_found"}]})"});
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(to_int(errors[0].status()), 410);
    EXPECT_EQ(errors[1].status(), HttpStatus::not_found);
}

TEST(read_each, each_error_has_what_the_headers_say)
{
    const std::string body = to_string(several::json_api, three_errors());
    const std::vector<std::pair<std::string, std::string>> headers{{"Retry-After", "12"},
                                                                   {"X-Request-Id", "req_h"},
                                                                   {"X-RateLimit-Remaining", "0"}};
    const auto errors = errors_of(several::json_api, Received(400, body, headers).keep_body(10));
    ASSERT_EQ(errors.size(), 3U);
    for (const ApiError& error : errors) {
        EXPECT_EQ(error.retry_after(), std::chrono::seconds(12));
        EXPECT_EQ(error.request_id(), "req_h");
        ASSERT_TRUE(error.rate_limit());
        EXPECT_EQ(error.raw_body(), body.substr(0, 10));
    }
}

TEST(read_each, elements_without_anything_of_the_layout_are_left_out)
{
    const auto errors = errors_of(several::json_api, {400, R"({"errors":[1,null,"a",[],{},{"code":"x"},{"other":1},true,
        {"detail":"It is wrong."}],"errors":[{"code":"y"}]})"});
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].name(), "x");
    EXPECT_EQ(errors[1].message(), "It is wrong.");
}

TEST(read_each, keys_with_escapes_and_other_keys_are_found)
{
    constexpr auto layout = object(
        member("a",
               array(1, object(member("er\"rors", each_error(object(member("code", field::code)))).also("errs")))));
    std::string codes;
    const auto take = [&codes](const ApiError& error) { codes += std::string(error.name()) + " "; };
    EXPECT_EQ(read_each(layout, {400, R"({"b":[],"\u0061":[2,{"er\"rors":[{"code":"x"},{"code":"y"}]}]})"}, take), 2U);
    EXPECT_EQ(read_each(layout, {400, R"({"a":[2,{"errs":[{"code":"z"},{"code":"w"}]}]})"}, take), 2U);
    EXPECT_EQ(codes, "x y z w ");
}

TEST(read_each, a_body_with_nothing_usable_is_the_error_that_read_gives)
{
    for (const std::string_view body :
         {"", "no JSON", "{}", "[]", "null", R"({"errors":[]})", R"({"errors":[{}]})", R"({"errors":"x"})",
          R"({"errors":[{"code":"x"})", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}) {
        const auto errors = errors_of(several::json_api, {502, body});
        ASSERT_EQ(errors.size(), 1U) << body;
        const ApiError same = read(several::json_api, {502, body});
        EXPECT_EQ(errors[0], same) << body;
        EXPECT_EQ(errors[0].provenance(), same.provenance()) << body;
        EXPECT_EQ(errors[0].malformed(), same.malformed()) << body;
        EXPECT_EQ(errors[0].context(), same.context()) << body;
        EXPECT_TRUE(errors_of(several::json_api, {200, body}).empty()) << body;
    }
}

TEST(read_each, a_body_that_is_not_quite_json_is_mended)
{
    const std::string body = "\xEF\xBB\xBF"
                             R"({"errors":[{"code":"a","detail":NaN},{"code":"b"}]})";
    const auto errors = errors_of(several::json_api, {400, body});
    ASSERT_EQ(errors.size(), 2U);
    EXPECT_EQ(errors[0].name(), "a");
    EXPECT_TRUE(errors[0].malformed());
    EXPECT_EQ(errors[1].name(), "b");
    EXPECT_TRUE(errors[1].malformed());
    EXPECT_EQ(errors_of(several::json_api, Received(400, body).max_body(20)).size(), 1U) << "it is too long";
}

TEST(read_each, at_most_64_elements_are_read)
{
    const std::vector<ApiError> sent(100, Code::invalid_json);
    EXPECT_EQ(errors_of(several::json_api, {400, to_string(several::json_api, sent)}).size(), 64U);
    EXPECT_EQ(errors_of(several::json_rpc, {400, to_string(several::json_rpc, sent)}).size(), 64U);
}

std::size_t calls = 0;
void count_calls(const ApiError&) { ++calls; }

TEST(read_each, a_visitor_may_stop_throw_or_return_anything)
{
    const std::string body = to_string(several::json_api, three_errors());
    const Received received{400, body};
    std::size_t seen = 0;
    EXPECT_EQ(read_each(several::json_api, received, [&seen](const ApiError&) { return ++seen < 2; }), 2U);
    EXPECT_EQ(seen, 2U);
    EXPECT_EQ(read_each(several::json_api, received, [](const ApiError&) { return 0; }), 3U) << "only a bool stops";
    EXPECT_EQ(read_each(several::json_api, received, [&seen](ApiError&& error) { seen += error.name().size(); }), 3U);
    EXPECT_EQ(read_each(several::json_api, received, count_calls), 3U);
    EXPECT_EQ(calls, 3U);
    const auto throwing = [&seen](const ApiError&) {
        seen = 1000;
        throw std::runtime_error("stop");
    };
    EXPECT_THROW(read_each(several::json_api, received, throwing), std::runtime_error);
    EXPECT_EQ(seen, 1000U);
    const std::string batch = to_string(several::json_rpc, three_errors());
    EXPECT_EQ((read_each<onestack::Code>(several::json_rpc, {400, batch}, [](const ApiError&) { return false; })), 1U);
}

} // namespace
