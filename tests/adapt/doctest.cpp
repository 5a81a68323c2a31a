// SPDX-License-Identifier: BSL-1.0
// Tests of the doctest adapter, with doctest: what failing assertions show.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <amiss/adapt/doctest.hpp>

#include <amiss.hpp>

#include <memory>
#include <string>

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;

namespace {

struct Sealed {
    std::unique_ptr<int> key;
};

template <class T>
std::string text(const T& value)
{
    using doctest::toString;
    return toString(value).c_str(); // by the namespace of the value too, as doctest itself calls it
}

/// What an assertion shows of an expression that is false.
std::string shown(const doctest::detail::Result& result)
{
    return result.m_passed ? "it passed" : result.m_decomp.c_str();
}

doctest::detail::ExpressionDecomposer check()
{
    return doctest::detail::ExpressionDecomposer(doctest::assertType::DT_CHECK);
}

bool begins_with(const std::string& text, const std::string& beginning) { return text.rfind(beginning, 0) == 0; }

} // namespace

TEST_CASE("an error is shown as its log line")
{
    const ApiError error = ApiError(Code::parameter_missing).with_param("title").with_context("password=hunter2");
    CHECK(text(error)
          == R"(parameter_missing 400 "The 'title' field is required." param="title" context="password=***")");
    CHECK(begins_with(text(amiss::fail(Code::invalid_json)), "invalid_json 400 \""));
}

TEST_CASE("a result is shown as its value or its error")
{
    CHECK(text(amiss::expected<int>(5)) == "5");
    CHECK(text(amiss::expected<std::string>("text")) == "text");
    CHECK(text(amiss::expected<void>()) == "ok");
    CHECK(text(amiss::expected<Sealed>(Sealed{})) == "{?}");
    const amiss::expected<Sealed> failed = amiss::fail(Code::parameter_missing).with_param("title");
    const std::string line = text(failed);
    CHECK(begins_with(line, "parameter_missing 400 \"The 'title' field is required.\" param=\"title\" at "));
    CHECK(line.find("doctest.cpp:") != std::string::npos);
#if defined(__cpp_lib_expected)
    CHECK(text(std::expected<std::string, ApiError>("text")) == "text");
    CHECK(begins_with(text(std::expected<Sealed, ApiError>(amiss::fail(Code::invalid_json))).c_str(), "invalid_json "));
#endif
}

TEST_CASE("statuses and words are shown by name")
{
    CHECK(text(HttpStatus::not_found) == "404 Not Found");
    CHECK(text(amiss::Retry::after_delay) == "after_delay");
    CHECK(text(amiss::RetryReason::not_idempotent) == "not_idempotent");
    CHECK(text(amiss::RetryWord::server) == "server");
    CHECK(text(amiss::Provenance::synthesized) == "synthesized");
    CHECK(text(amiss::Grpc::not_found) == "NOT_FOUND");
    CHECK(shown(check() << ApiError(Code::invalid_json).status() == HttpStatus::not_found)
          == "400 Bad Request == 404 Not Found");
}

TEST_CASE("codes and types are shown by name beside an error")
{
    const ApiError error = ApiError(Code::invalid_json).with_message("m");
    CHECK(shown(check() << error == Code::parameter_missing) == "invalid_json 400 \"m\" == parameter_missing");
    CHECK(shown(check() << Code::parameter_missing == error) == "parameter_missing == invalid_json 400 \"m\"");
    CHECK(shown(check() << error != Code::invalid_json) == "invalid_json 400 \"m\" != invalid_json");
    CHECK(shown(check() << error == amiss::cstar::Type::api_error) == "invalid_json 400 \"m\" == api_error");
    CHECK(shown(check() << error == static_cast<Code>(99)) == "invalid_json 400 \"m\" == cstar:99");
}

TEST_CASE("violations are listed")
{
    const ApiError error =
        ApiError(Code::parameter_invalid).with_violation("title", "is too long").with_violation("seat", "is taken");
    CHECK(text(error.violations()) == R"({ title: "is too long", seat: "is taken" })");
    CHECK(text(ApiError(Code::invalid_json).violations()) == "{ }");
    CHECK(text(amiss::Violation{"a", "b", "too_long"}) == R"(a: "b" (too_long))");
}

TEST_CASE("a whole error is compared in one line")
{
    const amiss::expected<Sealed> result = amiss::fail(Code::parameter_missing).with_param("title");
    CHECK(result == amiss::unexpected<>(ApiError(Code::parameter_missing).with_param("title")));
    const amiss::unexpected<> other(ApiError(Code::invalid_json).with_message("m"));
    const std::string said = shown((check() << result) == other);
    CHECK(said.substr(said.size() - 24) == " == invalid_json 400 \"m\"");
}
