// SPDX-License-Identifier: BSL-1.0
// Tests of the Catch2 adapter, with Catch2: what failing assertions show.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#endif

#include <amiss/adapt/catch2.hpp>

#include <amiss.hpp>

#include <memory>
#include <sstream>
#include <string>
#include <vector>

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;
using Catch::Detail::stringify;

namespace {

struct Sealed {
    std::unique_ptr<int> key;
};

bool begins_with(const std::string& text, const std::string& beginning) { return text.rfind(beginning, 0) == 0; }

/// What an assertion shows of an expression: `(Catch::Decomposer() <= left) == right`.
std::string shown(const Catch::ITransientExpression& expression)
{
    std::ostringstream out;
    expression.streamReconstructedExpression(out);
    return out.str();
}

} // namespace

TEST_CASE("an error is shown as its log line")
{
    const ApiError error = ApiError(Code::parameter_missing).with_param("title").with_context("password=hunter2");
    CHECK(stringify(error)
          == R"(parameter_missing 400 "The 'title' field is required." param="title" context="password=***")");
    CHECK(begins_with(stringify(amiss::fail(Code::invalid_json)), "invalid_json 400 \""));
}

TEST_CASE("a result is shown as its value or its error")
{
    CHECK(stringify(amiss::expected<int>(5)) == "5");
    CHECK(stringify(amiss::expected<std::string>("text")) == "\"text\"");
    CHECK(stringify(amiss::expected<std::vector<int>>(std::vector<int>{1, 2})) == "{ 1, 2 }");
    CHECK(stringify(amiss::expected<void>()) == "ok");
    CHECK(stringify(amiss::expected<Sealed>(Sealed{})) == "{?}");
    const amiss::expected<Sealed> failed = amiss::fail(Code::parameter_missing).with_param("title");
    CHECK(
        begins_with(stringify(failed), "parameter_missing 400 \"The 'title' field is required.\" param=\"title\" at "));
    CHECK(stringify(failed).find("catch2.cpp:") != std::string::npos);
    CHECK(begins_with(stringify(amiss::expected<void>(amiss::fail(Code::invalid_json))), "invalid_json 400 \""));
    CHECK(stringify(std::vector<amiss::expected<int>>{1, 2}) == "{ 1, 2 }");
#if defined(__cpp_lib_expected)
    CHECK(stringify(std::expected<std::string, ApiError>("text")) == "\"text\"");
    CHECK(begins_with(stringify(std::expected<Sealed, ApiError>(amiss::fail(Code::invalid_json))),
                      "invalid_json 400 \""));
#endif
}

TEST_CASE("codes, statuses and words are shown by name")
{
    CHECK(stringify(Code::invalid_json) == "invalid_json");
    CHECK(stringify(static_cast<Code>(99)) == "cstar:99");
    CHECK(stringify(amiss::cstar::Type::api_error) == "api_error");
    CHECK(stringify(HttpStatus::not_found) == "404 Not Found");
    CHECK(stringify(amiss::Retry::after_delay) == "after_delay");
    CHECK(stringify(amiss::Grpc::not_found) == "NOT_FOUND");
}

TEST_CASE("violations are listed")
{
    const ApiError error = ApiError(Code::parameter_invalid).with_violation("title", "is too long");
    CHECK(stringify(error.violations()) == R"({ title: "is too long" })");
    CHECK(stringify(amiss::Violation{"a", "b", "too_long"}) == R"(a: "b" (too_long))");
}

TEST_CASE("a failing comparison shows both sides")
{
    const amiss::expected<Sealed> result = amiss::fail(Code::parameter_missing).with_param("title");
    const std::string said = shown((Catch::Decomposer() <= result.error()) == Code::invalid_json);
    CHECK(begins_with(said, "parameter_missing 400 \"The 'title' field is required.\" param=\"title\" at "));
    CHECK(said.substr(said.size() - 13) == "\ninvalid_json");
    const ApiError wanted = ApiError(Code::parameter_missing).with_param("title");
    CHECK(result == amiss::unexpected<>(wanted));
    CHECK(shown((Catch::Decomposer() <= result.error().status()) == HttpStatus::not_found)
          == "400 Bad Request == 404 Not Found");
}

int main(int count, char** arguments) { return Catch::Session().run(count, arguments); }
