// SPDX-License-Identifier: BSL-1.0
// Tests of errors as JSON by glaze: the same as Boost.JSON's, inside structs, lists and optionals, and glaze's own errors.
#include <amiss/adapt/glaze.hpp>

#include <amiss/apis/cstar.hpp>

#include "support/error_values.hpp"

#include <glaze/json.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace glazed {

struct Job {
    std::string id;
    std::optional<amiss::ApiError> failure;
    std::vector<amiss::ApiError> earlier;
};

} // namespace glazed

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using amiss::HttpStatus;

struct Glaze {
    static std::string write(const ApiError& error) { return glz::write_json(error).value(); }
    static std::optional<ApiError> read(const std::string& text)
    {
        ApiError error{HttpStatus::gone};
        if (glz::read_json(error, text)) return std::nullopt;
        return error;
    }
    template <class Code>
    static amiss::expected<ApiError> read_typed(const std::string& text)
    {
        glz::generic_u64 value;
        EXPECT_FALSE(glz::read_json(value, text));
        return amiss::error_from_json<Code>(value);
    }
};

TEST(GlazeErrors, the_same_as_boost) { error_values::check_library<Glaze>(); }

TEST(GlazeErrors, inside_of_structs)
{
    ApiError error{cstar::Code::parameter_missing};
    error.with_param("title").with_detail("none", nullptr);
    const std::string text = glz::write_json(glazed::Job{"7", error, {error, ApiError{HttpStatus::gone}}}).value();
    EXPECT_EQ(text.find(R"({"id":"7","failure":{"code":"parameter_missing","type":"invalid_request_error",)"), 0U);

    glazed::Job job;
    ASSERT_FALSE(glz::read_json(job, text));
    EXPECT_EQ(job.failure.value().details(), R"({"none":null})");
    ASSERT_EQ(job.earlier.size(), 2U);
    EXPECT_EQ(job.earlier[1], HttpStatus::gone);
    EXPECT_EQ(job.earlier[0].provenance(), amiss::Provenance::server);
    EXPECT_EQ(glz::write_json(job).value(), text);

    ASSERT_FALSE(glz::read_json(job, R"({"id":"8","failure":null,"earlier":[]})"));
    EXPECT_FALSE(job.failure.has_value());
    EXPECT_TRUE(job.earlier.empty());
    EXPECT_EQ(glz::read_json<std::vector<ApiError>>('[' + glz::write_json(error).value() + ']').value().size(), 1U);
}

TEST(GlazeErrors, its_own_errors_say_what_is_wrong)
{
    std::vector<ApiError> list{ApiError{HttpStatus::gone}};
    const glz::error_ctx missing = glz::read_json(list, R"([{"code":"a","message":"m"}])");
    EXPECT_EQ(missing.ec, glz::error_code::missing_key);
    EXPECT_EQ(missing.custom_error_message, "status");
    EXPECT_EQ(list.size(), 1U);
    std::optional<ApiError> one{HttpStatus::gone};
    EXPECT_EQ(glz::read_json(one, "1").ec, glz::error_code::get_wrong_type);
    EXPECT_EQ(glz::read_json(one, "{").ec, glz::error_code::expected_quote);
    EXPECT_EQ(one, ApiError{HttpStatus::gone});
}

TEST(GlazeErrors, values_of_doubles_are_read)
{
    glz::generic value;
    ASSERT_FALSE(glz::read_json(value, R"({"code":"invalid_json","status":400,"message":"m","details":{"n":7}})"));
    const auto typed = amiss::error_from_json<cstar::Code>(value);
    ASSERT_TRUE(typed.has_value());
    EXPECT_EQ(*typed, cstar::Code::invalid_json);
    EXPECT_EQ(typed->details(), R"({"n":7})");
    const auto none = amiss::error_from_json<cstar::Code>(glz::generic{});
    ASSERT_FALSE(none.has_value());
    EXPECT_EQ(none.error().context(), "the value must be an object");
}

TEST(GlazeErrors, written_as_bodies)
{
    // Not of an ApiError alone: in a program, one library writes a type, and here that is nlohmann's.
    EXPECT_EQ(amiss::BodyWriter<glazed::Job>::write({"7", {}, {ApiError{HttpStatus::gone}}}),
              R"({"id":"7","earlier":[{"code":"","status":410,"message":"Gone"}]})");
}

} // namespace
