// SPDX-License-Identifier: BSL-1.0
// Tests of the Boost.JSON conversions: the members of the value, reading it back, and values that are refused.
#include <amiss/json.hpp>

#include "support/json_check.hpp"
#include "support/random_error.hpp"
#include "support/shipped.hpp"

#include <amiss/apis/client.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

namespace cstar = amiss::cstar;
namespace json = boost::json;
using amiss::ApiError;
using amiss::HttpStatus;
using amiss::Provenance;

static_assert(json::has_value_from<ApiError>::value);
static_assert(json::has_value_to<ApiError>::value);
static_assert(!json::has_value_from<cstar::Code>::value, "a code alone is no error");
static_assert(std::is_same_v<amiss::json_result_t<>, boost::system::result<ApiError>>);
static_assert(std::is_same_v<decltype(amiss::json_details(std::declval<const ApiError&>())), json::value>);

ApiError complete()
{
    return ApiError{cstar::Code::parameter_missing}
        .with_param("title")
        .with_doc_url("https://example.com/e#1")
        .with_request_id("req_1")
        .with_timestamp(std::chrono::system_clock::from_time_t(1774866600))
        .with_retry_after(30)
        .with_rate_limit({100, 0, 1774866660})
        .with_detail("limit", 100)
        .with_detail("nested", amiss::raw_json(R"({"a":[1,"x",null,true]})"))
        .with_violation("title", "is missing")
        .with_violation("priority", "is unknown")
        .with_context("db-7.internal")
        .with_cause(std::make_error_code(std::errc::io_error));
}

std::error_code refusal(std::string_view text)
{
    const auto result = json::try_value_to<ApiError>(json::parse({text.data(), text.size()}));
    EXPECT_TRUE(result.has_error()) << text;
    return result.has_error() ? std::error_code(result.error()) : std::error_code();
}

TEST(json, has_every_public_value_of_an_error)
{
    EXPECT_EQ(
        json::serialize(json::value_from(complete())),
        R"({"code":"parameter_missing","type":"invalid_request_error","status":400,)"
        R"("message":"The 'title' field is required.","param":"title","doc_url":"https://example.com/e#1",)"
        R"("request_id":"req_1","timestamp":"2026-03-30T10:30:00Z","retry_after":30,)"
        R"("rate_limit":{"limit":100,"remaining":0,"reset":1774866660},)"
        R"("details":{"limit":100,"nested":{"a":[1,"x",null,true]}},)"
        R"("violations":[{"field":"title","message":"is missing"},{"field":"priority","message":"is unknown"}]})");
}

TEST(json, values_that_are_not_set_are_left_out)
{
    EXPECT_EQ(json::serialize(json::value_from(ApiError{HttpStatus::not_found})),
              R"({"code":"","status":404,"message":"Not Found"})");
    EXPECT_EQ(json::serialize(json::value_from(ApiError{amiss::codespar::Code::not_found})),
              R"({"code":"not_found","status":404,"message":"The resource was not found"})");
    ApiError limited{HttpStatus::too_many_requests};
    limited.with_rate_limit({-1, 3, -1});
    EXPECT_EQ(json::serialize(json::value_from(limited).at("rate_limit")), R"({"remaining":3})");
    EXPECT_FALSE(json::value_from(limited.with_rate_limit({})).as_object().contains("rate_limit"));
}

TEST(json, a_foreign_code_stays_inside)
{
    const ApiError error{std::make_error_code(std::errc::no_such_file_or_directory)};
    EXPECT_EQ(json::serialize(json::value_from(error)),
              R"({"code":"","status":500,"message":"Internal Server Error"})");
}

TEST(json, the_value_uses_the_given_storage)
{
    const json::storage_ptr storage = json::make_shared_resource<json::monotonic_resource>();
    const json::value value = json::value_from(complete(), storage);
    EXPECT_EQ(value.storage().get(), storage.get());
    EXPECT_EQ(value.at("details").at("nested").storage().get(), storage.get());
}

TEST(json, is_read_back_typed_or_as_text)
{
    const json::value value = json::value_from(complete());
    const auto typed = amiss::error_from_json<cstar::Code>(value);
    ASSERT_TRUE(typed.has_value());
    EXPECT_EQ(*typed, complete());
    EXPECT_EQ(typed->as<cstar::Code>(), cstar::Code::parameter_missing);
    EXPECT_EQ(typed->provenance(), Provenance::local) << "from a store of our own";
    EXPECT_EQ(typed->context(), "");
    EXPECT_FALSE(typed->cause());
    EXPECT_FALSE(typed->malformed());

    const auto plain = json::value_to<ApiError>(value);
    EXPECT_EQ(plain.name(), "parameter_missing");
    EXPECT_EQ(plain.type(), "invalid_request_error");
    EXPECT_EQ(plain.status(), HttpStatus::bad_request);
    EXPECT_EQ(plain.message(), "The 'title' field is required.");
    EXPECT_FALSE(plain.as<cstar::Code>());
    EXPECT_EQ(json::value_from(plain), value);
    EXPECT_EQ(json::value_to<ApiError>(json::value_from(plain)), plain);
}

TEST(json, a_message_that_equals_the_rows_text_is_not_an_own_message)
{
    const json::value value = json::value_from(ApiError{cstar::Code::parameter_missing});
    ApiError same = amiss::error_from_json<cstar::Code>(value).value();
    EXPECT_EQ(same.with_param("late").message(), "The 'late' field is required.");
    ApiError own{cstar::Code::parameter_missing};
    own.with_message("Named.");
    ApiError back = amiss::error_from_json<cstar::Code>(json::value_from(own)).value();
    EXPECT_EQ(back.with_param("late").message(), "Named.");
}

TEST(json, every_code_of_every_shipped_api)
{
    for_each_code([](const amiss::RowData& row, const auto&, auto code) {
        SCOPED_TRACE(row.name);
        const ApiError error = ApiError{code}.with_param("p").with_retry_after(3).with_detail("limit", 1.5);
        const auto back = amiss::error_from_json<decltype(code)>(json::value_from(error));
        ASSERT_TRUE(back.has_value());
        EXPECT_EQ(*back, error);
        EXPECT_EQ(back->template as<decltype(code)>(), code);
    });
}

TEST(json, an_error_without_a_status_is_read_back)
{
    const ApiError error = amiss::client::Code::timeout;
    const auto back = amiss::error_from_json<amiss::client::Code>(json::value_from(error));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(*back, amiss::client::Code::timeout);
    EXPECT_EQ(back->status(), HttpStatus::none);
    EXPECT_EQ(back->provenance(), Provenance::local);
    EXPECT_EQ(json::value_to<ApiError>(json::value_from(error)).provenance(), Provenance::transport);
}

TEST(json, random_errors_are_read_back)
{
    int same = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        RandomError random(seed);
        ApiError error = seed % 2 != 0 ? ApiError{cstar::Code::rate_limit_exceeded} : ApiError{HttpStatus::conflict};
        random.decorate(error, seed % 4 < 2 ? Bytes::well_formed : Bytes::any);
        const json::value value = json::value_from(error);
        const std::string text = json::serialize(value);
        ASSERT_TRUE(json_check::is_json(text)) << text;
        EXPECT_EQ(text.find(RandomError::secret), std::string::npos) << text;

        const auto back = amiss::error_from_json<cstar::Code>(value);
        ASSERT_TRUE(back.has_value()) << text;
        EXPECT_EQ(json::value_to<ApiError>(value).message(), back->message());
        // Boost.JSON 1.81 does not read every fraction exactly.
        const bool exact = error.details().find('.') == std::string_view::npos;
        EXPECT_TRUE(!exact || (json::value_from(*back) == value && json_check::parse(text) == value)) << text;
        if (seed % 4 >= 2) continue; // ill-formed text comes back as U+FFFD
        EXPECT_EQ(back->message(), error.message());
        EXPECT_EQ(back->param(), error.param());
        EXPECT_EQ(back->violations().size(), error.violations().size());
        EXPECT_TRUE(!exact || back->details() == error.details()) << text;
        // A text that was set to "" is not written.
        if (!exact || error.param().empty() || error.request_id().empty() || error.doc_url().empty()) continue;
        ++same;
        EXPECT_EQ(*back, error);
    }
    EXPECT_GT(same, 0);
}

TEST(json, ill_formed_utf8_becomes_replacement_characters)
{
    ApiError error{HttpStatus::conflict};
    error
        .with_message("\xFF"
                      "a\xE2\x82"
                      "b\xC3")
        .with_violation("\x80", "\xF0\x9F\x98\x80")
        .with_detail("\xFE", "\xFE");
    const json::value value = json::value_from(error);
    EXPECT_EQ(value.at("message").as_string(),
              "\xEF\xBF\xBD"
              "a\xEF\xBF\xBD"
              "b\xEF\xBF\xBD");
    EXPECT_EQ(value.at("violations").at(0).at("field").as_string(), "\xEF\xBF\xBD");
    EXPECT_EQ(value.at("violations").at(0).at("message").as_string(), "\xF0\x9F\x98\x80");
    EXPECT_EQ(value.at("details").at("\xEF\xBF\xBD").as_string(), "\xEF\xBF\xBD");
}

TEST(json, details_on_demand)
{
    ApiError error{HttpStatus::conflict};
    EXPECT_EQ(amiss::json_details(error), json::value(json::object()));
    EXPECT_TRUE(amiss::json_detail(error, "limit").is_null());
    const json::value nested = {{"a", {1, 2.5, nullptr, "x"}}};
    error.with_detail("limit", 100)
        .with_detail("text", "a \"b\"\n")
        .with_detail("none", nullptr)
        .with_detail("k\"y", amiss::raw_json(json::serialize(nested)))
        .with_detail("most", std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(amiss::json_details(error),
              (json::value{{"limit", 100},
                           {"text", "a \"b\"\n"},
                           {"none", nullptr},
                           {"k\"y", nested},
                           {"most", std::numeric_limits<std::uint64_t>::max()}}));
    EXPECT_EQ(amiss::json_detail(error, "limit"), 100);
    EXPECT_EQ(amiss::json_detail(error, "text"), "a \"b\"\n");
    EXPECT_EQ(amiss::json_detail(error, "k\"y"), nested);
    EXPECT_TRUE(amiss::json_detail(error, "k").is_null());
    EXPECT_TRUE(amiss::json_detail(error, "none").is_null());
    EXPECT_NE(error.detail("none").data(), nullptr);
}

// Boost.JSON reads 1e999 as infinity and writes it as "Infinity", which is not JSON.
TEST(json, a_number_that_is_too_large_stays_a_text)
{
    ApiError error{HttpStatus::conflict};
    error.with_detail("a", amiss::raw_json("1e999"))
        .with_detail("b", amiss::raw_json(R"([{"x":[-1e999]}])"))
        .with_detail("c", amiss::raw_json("1e99999999999999999999"))
        .with_detail("d", amiss::raw_json("[1e308]"));
    EXPECT_EQ(amiss::json_detail(error, "a"), "1e999");
    EXPECT_EQ(amiss::json_detail(error, "b"), R"([{"x":[-1e999]}])");
    EXPECT_EQ(amiss::json_detail(error, "c"), "1e99999999999999999999");
    EXPECT_EQ(amiss::json_detail(error, "d"), json::value(json::array{1e308}));
    EXPECT_TRUE(json_check::is_json(json::serialize(json::value_from(error))));
}

TEST(json, unknown_codes_keep_their_text)
{
    const auto error =
        json::value_to<ApiError>(json::parse(R"({"code":"new.code-2","type":"new","status":429,"message":"New."})"));
    EXPECT_EQ(error.name(), "new.code-2");
    EXPECT_EQ(error.type(), "new");
    EXPECT_EQ(error.status(), HttpStatus::too_many_requests);
    EXPECT_EQ(error, amiss::Retry::after_delay);
    EXPECT_EQ(error.message(), "New.");
    const std::string longest(128, 'a');
    for (const char* code : {"urn:problem/out-of-credit", "E(1)", longest.c_str()}) {
        const json::value value = {{"code", code}, {"status", 400}, {"message", "m"}};
        EXPECT_EQ(json::value_to<ApiError>(value).name(), code);
    }
}

TEST(json, a_known_code_with_another_status)
{
    const auto error =
        amiss::error_from_json<cstar::Code>(json::parse(R"({"code":"invalid_json","status":503,"message":"m"})"));
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(*error, cstar::Code::invalid_json);
    EXPECT_EQ(error->status(), HttpStatus::service_unavailable);
}

TEST(json, null_counts_as_absent_and_other_members_are_ignored)
{
    const auto error = json::value_to<ApiError>(json::parse(
        R"({"other":[],"code":"","status":404.0,"message":"Not Found","type":null,"param":null,"doc_url":null,)"
        R"("request_id":null,"timestamp":null,"retry_after":null,"rate_limit":null,"details":null,"violations":null})"));
    EXPECT_EQ(error, ApiError{HttpStatus::not_found});
    const auto empty = json::value_to<ApiError>(
        json::parse(R"({"code":"","status":404,"message":"Not Found","details":{},"violations":[]})"));
    EXPECT_EQ(empty, ApiError{HttpStatus::not_found});
}

TEST(json, values_of_the_wrong_kind_are_boost_jsons_errors)
{
    for (const char* value : {"null", "1", "[]", "\"x\""}) EXPECT_EQ(refusal(value), json::error::not_object) << value;
    EXPECT_EQ(refusal("{}"), json::error::not_number);
    EXPECT_EQ(refusal(R"({"code":"a","message":"m"})"), json::error::not_number);
    EXPECT_EQ(refusal(R"({"code":"a","status":400})"), json::error::not_string);
    EXPECT_EQ(refusal(R"({"status":400,"message":"m"})"), json::error::not_string);
    EXPECT_EQ(refusal(R"({"code":"a","status":"400","message":"m"})"), json::error::not_number);
    EXPECT_EQ(refusal(R"({"code":"a","status":400.5,"message":"m"})"), json::error::not_exact);
    EXPECT_EQ(refusal(R"({"code":null,"status":400,"message":"m"})"), json::error::not_string);

    const auto with = [](const char* member) {
        return refusal(std::string(R"({"code":"a","status":400,"message":"m",)") + member + "}");
    };
    for (const char* text :
         {R"("type":1)", R"("param":[])", R"("doc_url":{})", R"("request_id":true)", R"("timestamp":1)"})
        EXPECT_EQ(with(text), json::error::not_string) << text;
    EXPECT_EQ(with(R"("retry_after":"1")"), json::error::not_number);
    EXPECT_EQ(with(R"("retry_after":1e300)"), json::error::not_exact);
    EXPECT_EQ(with(R"("rate_limit":[])"), json::error::not_object);
    EXPECT_EQ(with(R"("rate_limit":{"limit":"1"})"), json::error::not_number);
    EXPECT_EQ(with(R"("details":[])"), json::error::not_object);
    EXPECT_EQ(with(R"("violations":{})"), json::error::not_array);
    EXPECT_EQ(with(R"("violations":[1])"), json::error::not_object);
    EXPECT_EQ(with(R"("violations":[{"field":"f"}])"), json::error::not_string);
    EXPECT_EQ(with(R"("violations":[{"field":"f","message":1}])"), json::error::not_string);
}

TEST(json, values_that_no_error_can_have_are_invalid_arguments)
{
    const std::errc invalid = std::errc::invalid_argument;
    EXPECT_EQ(refusal(R"({"code":"It is a sentence.","status":400,"message":"m"})"), invalid);
    EXPECT_EQ(refusal(R"({"code":")" + std::string(129, 'a') + R"(","status":400,"message":"m"})"), invalid);
    EXPECT_EQ(refusal("{\"code\":\"caf\xC3\xA9\",\"status\":400,\"message\":\"m\"}"), invalid);
    EXPECT_EQ(refusal(R"({"code":"a","status":-1,"message":"m"})"), invalid);
    EXPECT_EQ(refusal(R"({"code":"a","status":65536,"message":"m"})"), invalid);
    EXPECT_EQ(refusal(R"({"code":"a","status":400,"message":"m","timestamp":"yesterday"})"), invalid);
    EXPECT_EQ(refusal(R"({"code":"a","status":400,"message":"m","retry_after":-1})"), invalid);
    EXPECT_EQ(refusal(R"({"code":"a","status":400,"message":"m","rate_limit":{"reset":-1}})"), invalid);
}

TEST(json, the_first_wrong_member_is_reported_and_thrown)
{
    const json::value value = json::parse(R"({"code":1,"status":400,"message":2,"details":[]})");
    EXPECT_EQ(json::try_value_to<ApiError>(value).error(), json::error::not_string);
#if defined(__cpp_exceptions)
    EXPECT_THROW((void)json::value_to<ApiError>(value), json::system_error);
#endif
}

TEST(json, nesting_ends_at_32_levels)
{
    const auto nested = [](std::size_t levels) {
        json::value inner = nullptr;
        for (; levels > 0; --levels) inner = json::value(json::array({inner}));
        return json::value{{"code", "a"}, {"status", 400}, {"message", "m"}, {"details", {{"k", inner}}}};
    };
    const auto deep = json::try_value_to<ApiError>(nested(30));
    ASSERT_TRUE(deep.has_value());
    EXPECT_EQ(json::value_from(*deep), nested(30));
    EXPECT_EQ(std::error_code(json::try_value_to<ApiError>(nested(31)).error()), std::errc::invalid_argument);
    EXPECT_EQ(std::error_code(json::try_value_to<ApiError>(nested(200)).error()), std::errc::invalid_argument);
}

TEST(json, details_that_cannot_be_written_as_json)
{
    json::value value = json::value_from(ApiError{HttpStatus::conflict});
    value.as_object()["details"] = {{"k", {"\xFF"}}};
    EXPECT_EQ(std::error_code(json::try_value_to<ApiError>(value).error()), std::errc::invalid_argument);
    value.as_object()["details"] = {{"k", {std::numeric_limits<double>::infinity()}}};
    EXPECT_EQ(std::error_code(json::try_value_to<ApiError>(value).error()), std::errc::invalid_argument);
    value.as_object()["details"] = {{"k", std::numeric_limits<double>::infinity()}, {"t", "\xFF"}};
    EXPECT_EQ(json::value_to<ApiError>(value).details(), "{\"k\":null,\"t\":\"\xEF\xBF\xBD\"}");
}

TEST(json, the_65th_detail_is_dropped_and_flagged)
{
    const auto value = [](int detail_count, int violation_count) {
        json::object details;
        json::array violations;
        for (int count = 0; count < detail_count; ++count) details["k" + std::to_string(count)] = count;
        for (int count = 0; count < violation_count; ++count)
            violations.push_back({{"field", std::to_string(count)}, {"message", "m"}});
        return json::value{
            {"code", "a"}, {"status", 409}, {"message", "m"}, {"details", details}, {"violations", violations}};
    };
    const auto most = json::value_to<ApiError>(value(64, 100));
    EXPECT_FALSE(most.malformed());
    EXPECT_EQ(most.detail("k63"), "63");
    EXPECT_EQ(most.violations().size(), 100U);
    const auto more = json::value_to<ApiError>(value(65, 100));
    EXPECT_TRUE(more.malformed());
    EXPECT_EQ(more.details(), most.details());
    EXPECT_EQ(more.violations().size(), 100U);
}

TEST(json, a_value_has_at_most_1024_violations)
{
    const auto value = [](int count) {
        json::array violations;
        for (int number = 0; number < count; ++number)
            violations.push_back({{"field", std::to_string(number % 100)}, {"message", std::to_string(number)}});
        return json::value{{"code", "a"}, {"status", 409}, {"message", "m"}, {"violations", violations}};
    };
    const auto most = json::value_to<ApiError>(value(1024));
    EXPECT_FALSE(most.malformed());
    EXPECT_EQ(most.violations().size(), 1024U);
    EXPECT_EQ(most.violations()[1023], (amiss::Violation{"23", "1023"}));
    const auto more = json::value_to<ApiError>(value(1025));
    EXPECT_TRUE(more.malformed());
    EXPECT_EQ(more.violations().size(), 1024U);
}

} // namespace
