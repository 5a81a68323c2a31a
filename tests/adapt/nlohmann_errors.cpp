// SPDX-License-Identifier: BSL-1.0
// Tests of errors as nlohmann's values: the same as Boost.JSON's, lists and optionals of them, exceptions, and bad UTF-8.
#include <nlohmann/json.hpp>
using json = nlohmann::json; // as many programs have it: with this, no header may draw a warning of -Wshadow

#include <amiss/adapt/nlohmann.hpp>
#include <amiss/apis/cstar.hpp>

#include "support/error_values.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <type_traits>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using amiss::HttpStatus;
using nlohmann::ordered_json;

template <class Json>
struct Nlohmann {
    static std::string write(const ApiError& error) { return Json(error).dump(); }
    static std::optional<ApiError> read(const std::string& text)
    {
        const Json value = Json::parse(text);
#if defined(__cpp_exceptions)
        try {
            return value.template get<ApiError>();
        } catch (const nlohmann::json::exception&) {
            return std::nullopt;
        }
#else
        if (!amiss::error_from_json<cstar::Code>(value)) return std::nullopt;
        return value.template get<ApiError>();
#endif
    }
    template <class Code>
    static amiss::expected<ApiError> read_typed(const std::string& text)
    {
        return amiss::error_from_json<Code>(Json::parse(text));
    }
};

TEST(NlohmannErrors, the_same_as_boost) { error_values::check_library<Nlohmann<json>>(); }
TEST(NlohmannErrors, the_same_as_boost_in_order) { error_values::check_library<Nlohmann<ordered_json>>(); }

ApiError complete()
{
    return ApiError{cstar::Code::parameter_missing}
        .with_param("title")
        .with_detail("limit", 100)
        .with_violation("title", "is missing")
        .with_context("db-7.internal");
}

TEST(NlohmannErrors, the_order_is_kept_where_the_values_keep_it)
{
    EXPECT_EQ(ordered_json(complete()).dump(),
              R"({"code":"parameter_missing","type":"invalid_request_error","status":400,)"
              R"("message":"The 'title' field is required.","param":"title","details":{"limit":100},)"
              R"("violations":[{"field":"title","message":"is missing"}]})");
}

TEST(NlohmannErrors, every_way_to_convert)
{
    const json value = complete();
    EXPECT_EQ(value.get<ApiError>().name(), "parameter_missing");
    const ApiError implicit = value;
    EXPECT_EQ(implicit.provenance(), amiss::Provenance::server);
    ApiError into{HttpStatus::gone};
    value.get_to(into);
    EXPECT_EQ(into, implicit);

    const json list = std::vector<ApiError>{complete(), ApiError{HttpStatus::gone}};
    EXPECT_EQ(list.size(), 2U);
    EXPECT_EQ(list.get<std::vector<ApiError>>().at(1), HttpStatus::gone);
    const json map = std::map<std::string, ApiError>{{"a", complete()}};
    EXPECT_EQ((map.get<std::map<std::string, ApiError>>().at("a")), implicit);

    EXPECT_EQ(json(std::optional<ApiError>(complete())), value);
    EXPECT_TRUE(json(std::optional<ApiError>()).is_null());
    EXPECT_EQ(value.get<std::optional<ApiError>>(), implicit);
    EXPECT_FALSE(json().get<std::optional<ApiError>>().has_value());
    const json mixed = std::vector<std::optional<ApiError>>{std::nullopt, complete()};
    EXPECT_EQ(mixed, (json{nullptr, value}));

    json job{{"id", 7}, {"error", complete()}};
    job["earlier"].push_back(ApiError{HttpStatus::gone});
    EXPECT_EQ(job.at("error"), value);
    EXPECT_EQ(job["earlier"][0].at("status"), 410);
}

TEST(NlohmannErrors, the_old_content_of_the_value_is_replaced)
{
    json value{{"old", 1}};
    nlohmann::adl_serializer<ApiError>::to_json(value, ApiError{HttpStatus::gone});
    EXPECT_EQ(value, (json{{"code", ""}, {"status", 410}, {"message", "Gone"}}));
}

TEST(NlohmannErrors, ill_formed_utf8_can_be_dumped)
{
    ApiError error{HttpStatus::conflict};
    error.with_message("\xFF").with_param("\xC3").with_violation("\x80", "m").with_detail("\xFE", "a\xE2\x82");
    const std::string text = json(error).dump();
    EXPECT_NE(text.find("\"message\":\"\xEF\xBF\xBD\""), text.npos) << text;
    EXPECT_NE(text.find("{\"\xEF\xBF\xBD\":\"a\xEF\xBF\xBD\"}"), text.npos) << text;
    json nested{{"code", ""}, {"status", 400}, {"message", "m"}};
    nested["details"]["k"] = {"\xFF"};
    EXPECT_EQ(nested.get<ApiError>().details(), "{\"k\":[\"\xEF\xBF\xBD\"]}");
}

TEST(NlohmannErrors, a_number_beyond_a_double_is_a_text)
{
    ApiError error{HttpStatus::conflict};
    error.with_detail("huge", amiss::raw_json("1e999")).with_detail("most", UINT64_MAX);
    const json value = error;
    EXPECT_EQ(value["details"]["huge"], "1e999");
    EXPECT_EQ(value["details"]["most"], UINT64_MAX);
}

// nlohmann reads any depth, and would need stack for each level to write it again.
TEST(NlohmannErrors, a_hundred_thousand_levels_are_no_error)
{
    const std::string deep = std::string(100000, '[') + std::string(100000, ']');
    const json value = json::parse(R"({"code":"a","status":400,"message":"m","details":{"k":)" + deep + "}}");
    const auto read = amiss::error_from_json<cstar::Code>(value);
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().context(), "'details' has a value that no error can have");
}

TEST(NlohmannErrors, the_failure_says_what_is_wrong)
{
    const auto said = [](const json& value) {
        const auto read = amiss::error_from_json<cstar::Code>(value);
        if (read) return std::string("good");
        EXPECT_EQ(read.error().cause(), std::errc::invalid_argument);
        EXPECT_NE(read.error().location().file, nullptr);
        return std::string(read.error().context());
    };
    EXPECT_EQ(said(complete()), "good");
    EXPECT_EQ(said(1), "the value must be an object");
    EXPECT_EQ(said({{"code", "a"}}), "'status' must be a number");
    EXPECT_EQ(said({{"code", 1}, {"status", 400}}), "'code' must be a string");
    EXPECT_EQ(said({{"code", "a b"}, {"status", 400}}), "'code' has a value that no error can have");
    EXPECT_EQ(said({{"code", "a"}, {"status", -1}}), "'status' has a value that no error can have");
    EXPECT_EQ(said({{"code", "a"}, {"status", 1}, {"message", "m"}, {"retryable", 1}}),
              "'retryable' must be true or false");
    EXPECT_EQ(said({{"code", "a"}, {"status", 1}, {"message", "m"}, {"violations", 1}}),
              "'violations' must be an array");
}

#if defined(__cpp_exceptions)
/// The id of the exception that `get` throws.
int thrown(const json& value)
{
    try {
        (void)value.get<ApiError>();
    } catch (const json::exception& exception) {
        return exception.id;
    }
    return 0;
}

TEST(NlohmannErrors, get_throws_the_exceptions_of_nlohmann)
{
    EXPECT_EQ(thrown(complete()), 0);
    EXPECT_EQ(thrown(json::array()), 302);
    EXPECT_EQ(thrown({{"code", "a"}, {"message", "m"}}), 403);
    EXPECT_EQ(thrown({{"code", "a"}, {"status", true}, {"message", "m"}}), 302);
    EXPECT_EQ(thrown({{"code", nullptr}, {"status", 400}, {"message", "m"}}), 302);
    EXPECT_EQ(thrown({{"code", "a"}, {"status", 400}, {"message", "m"}, {"details", 1}}), 302);
    EXPECT_EQ(thrown({{"code", "a"}, {"status", 400}, {"message", "m"}, {"violations", 1}}), 302);
    EXPECT_EQ(thrown({{"code", "a"}, {"status", 400}, {"message", "m"}, {"retryable", 1}}), 302);
    EXPECT_EQ(thrown({{"code", "a"}, {"status", 65536}, {"message", "m"}}), 599);
    EXPECT_THROW((void)json(1).get<ApiError>(), json::type_error);
    EXPECT_THROW((void)json::object().get<ApiError>(), json::out_of_range);
    ApiError error{HttpStatus::gone};
    EXPECT_THROW(json(1).get_to(error), json::type_error);
    EXPECT_EQ(error, ApiError{HttpStatus::gone});
}
#endif

TEST(NlohmannErrors, written_as_bodies)
{
    EXPECT_EQ(json::parse(amiss::BodyWriter<ApiError>::write(complete())), json(complete()));
    const std::vector<ApiError> list{complete()};
    EXPECT_EQ(json::parse(amiss::BodyWriter<std::vector<ApiError>>::write(list)), json(list));
}

} // namespace
