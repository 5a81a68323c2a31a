// SPDX-License-Identifier: BSL-1.0
// An error as bytes of this process: everything comes back but what is text of the inside, and nothing is read of other bytes.
#include <amiss/detail/absl/packed_error.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/new_violation.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;
using amiss::detail::ErrorAccess;
using amiss::detail::PackedError;

ApiError there_and_back(const ApiError& error)
{
    const std::string bytes = PackedError::pack(error);
    EXPECT_TRUE(PackedError::is_ours(bytes));
    return PackedError::unpack(bytes);
}

ApiError full_error()
{
    ApiError error(Code::parameter_missing);
    error.with_param("title").with_message("Own.").with_request_id("req_1").with_doc_url("https://h/x");
    error.with_instance("/x").with_retry_after(7).with_timestamp(std::chrono::system_clock::now());
    error.with_rate_limit({10, 0, 5}).with_detail("n", 5).with_detail("quoted", "a \"b\"");
    error.with_violation("card", "No.", "too-short").with_violation("card", "Never.");
    error.with_violation(amiss::violation("size", "Large.").detail("most", 5).detail("quoted", "a \"b\""));
    return error;
}

TEST(packed_error, says_the_same_to_the_outside)
{
    const ApiError error = full_error(), back = there_and_back(error);
    EXPECT_EQ(back, error);
    EXPECT_EQ(back.as<Code>(), Code::parameter_missing) << "without being told the enum";
    EXPECT_EQ(back.detail("quoted"), "a \"b\"");
    std::string quoted;
    for (const auto violation : back.violations()) quoted += violation.detail("quoted");
    EXPECT_EQ(quoted, "a \"b\"");
    EXPECT_EQ(back.rate_limit()->limit, error.rate_limit()->limit);
    EXPECT_EQ(back.timestamp(), error.timestamp());
}

TEST(packed_error, keeps_what_is_no_text_of_the_inside)
{
    ApiError error(Code::parameter_missing);
    error.with_cause(std::make_error_code(std::errc::io_error));
    ErrorAccess::head(error).set_location("there.cpp", 12);
    ErrorAccess::head(error).provenance = amiss::Provenance::transport;
    ErrorAccess::set_server_word(error, true);
    const ApiError back = there_and_back(error);
    EXPECT_EQ(back.cause(), std::errc::io_error);
    EXPECT_STREQ(back.location().file, "there.cpp");
    EXPECT_EQ(back.location().line, 12U);
    EXPECT_EQ(back.provenance(), amiss::Provenance::transport);
    EXPECT_EQ(back.retry_word(), amiss::RetryWord::server);
    EXPECT_EQ(there_and_back(ApiError(HttpStatus::gone)).status(), HttpStatus::gone);
}

TEST(packed_error, has_no_text_of_the_inside)
{
    const ApiError error = ApiError(Code::parameter_missing).with_context("secret");
    EXPECT_EQ(PackedError::pack(error).find("secret"), std::string::npos);
    EXPECT_EQ(there_and_back(error).context(), "");
}

TEST(packed_error, shows_no_address)
{
    ApiError error(Code::parameter_missing);
    error.with_cause(std::make_error_code(std::errc::io_error));
    ErrorAccess::head(error).set_location("there.cpp", 12);
    const std::string bytes = PackedError::pack(error);
    const auto shows = [&bytes](const void* address) {
        return bytes.find(std::string_view(reinterpret_cast<const char*>(&address), sizeof address)) != bytes.npos;
    };
    EXPECT_FALSE(shows(error.catalog()));
    EXPECT_FALSE(shows(error.location().file));
    EXPECT_FALSE(shows(&std::generic_category()));
}

TEST(packed_error, is_read_only_as_it_was_written)
{
    const std::string bytes = PackedError::pack(full_error());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string other = bytes;
        other[at] = static_cast<char>(other[at] ^ 1);
        EXPECT_FALSE(PackedError::is_ours(other)) << at;
        EXPECT_FALSE(PackedError::is_ours(std::string_view(bytes).substr(0, at))) << at;
    }
    EXPECT_FALSE(PackedError::is_ours(bytes + '\0'));
}

} // namespace
