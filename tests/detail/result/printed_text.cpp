// SPDX-License-Identifier: BSL-1.0
// Tests of the texts that all printers print, and of what has a text.
#include <amiss/detail/result/printed_text.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/raises.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <system_error>

namespace {

using amiss::HttpStatus;
using amiss::cstar::Code;
using amiss::detail::has_printed_text;
using amiss::detail::IsPrintedResult;

template <class T>
std::string text_of(const T& value)
{
    const amiss::detail::PrintedText<T> printed(value);
    static_assert(noexcept(amiss::detail::PrintedText<T>(value)) && noexcept(printed.text()));
    return std::string(printed.text());
}

constexpr const char* expired = R"(key_expired 401 "The API key is past its expiration date.")";

TEST(printed_text, of_errors_in_any_form_is_the_log_line)
{
    const amiss::ApiError error = Code::key_expired;
    EXPECT_EQ(text_of(error), expired);
    const amiss::unexpected<> failure = amiss::fail(error);
    EXPECT_EQ(text_of(failure).substr(0, 40), std::string(expired).substr(0, 40));
    EXPECT_EQ(text_of(amiss::fail(error)).find(expired), 0U);
    const amiss::raises<Code::key_expired> listed = amiss::fail<Code::key_expired>().value();
    EXPECT_EQ(text_of(listed).find(expired), 0U);
}

TEST(printed_text, of_enumerators_is_their_wire_name)
{
    EXPECT_EQ(text_of(Code::key_expired), "key_expired");
    EXPECT_EQ(text_of(static_cast<Code>(99)), "cstar:99");
    EXPECT_EQ(text_of(amiss::cstar::Type::invalid_request_error), "invalid_request_error");
}

TEST(printed_text, of_a_status_has_its_phrase_where_it_has_one_of_its_own)
{
    EXPECT_EQ(text_of(HttpStatus::not_found), "404 Not Found");
    EXPECT_EQ(text_of(HttpStatus::network_authentication_required), "511 Network Authentication Required");
    EXPECT_EQ(text_of(HttpStatus::ok), "200 OK");
    EXPECT_EQ(text_of(HttpStatus::none), "0");
    for (const int value : {1, 99, 104, 299, 306, 418, 499, 599, 600, 70000, -404, -2147483647})
        EXPECT_EQ(text_of(static_cast<HttpStatus>(value)), std::to_string(value));
}

TEST(printed_text, of_words_is_the_word)
{
    EXPECT_EQ(text_of(amiss::Retry::after_delay), "after_delay");
    EXPECT_EQ(text_of(amiss::RetryWord::server), "server");
    EXPECT_EQ(text_of(amiss::RetryReason::final_code), "final_code");
    EXPECT_EQ(text_of(amiss::Provenance::transport), "transport");
    EXPECT_EQ(text_of(amiss::Grpc::not_found), "NOT_FOUND");
    EXPECT_EQ(text_of(static_cast<amiss::Retry>(77)), "unknown");
}

enum class PrintedNothing { here };
struct MakesAnError {
    operator amiss::ApiError() const { return Code::key_expired; }
};

TEST(printed_text, of_anything_else_there_is_none)
{
    EXPECT_TRUE((has_printed_text<amiss::ApiError> && has_printed_text<HttpStatus>));
    EXPECT_FALSE((has_printed_text<int> || has_printed_text<std::string> || has_printed_text<std::error_code>
                  || has_printed_text<std::errc> || has_printed_text<PrintedNothing> || has_printed_text<MakesAnError>
                  || has_printed_text<amiss::expected<int>> || has_printed_text<amiss::ApiError*>));
    EXPECT_TRUE((IsPrintedResult<amiss::expected<int>>::value && IsPrintedResult<amiss::expected<void>>::value));
    EXPECT_TRUE((IsPrintedResult<amiss::result<int, Code::key_expired>>::value));
    EXPECT_FALSE((IsPrintedResult<amiss::expected<int, int>>::value || IsPrintedResult<int>::value));
}

} // namespace
