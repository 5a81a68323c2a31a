// SPDX-License-Identifier: BSL-1.0
// The codes of a transport: by their category's name, by the condition that they are, and all others.
#include <amiss/detail/catalog/transport_code.hpp>

#include <amiss/apis/client.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

using amiss::client::Code;

class Named final : public std::error_category {
public:
    explicit Named(const char* name) noexcept : name_(name) {}
    const char* name() const noexcept override { return name_; }
    std::string message(int) const override { return {}; }

private:
    const char* name_;
};

Code code_of(const std::error_code& code) { return amiss::detail::transport_code<Code>(code); }

TEST(transport_code, of_a_category_that_says_it)
{
    for (const char* name : {"asio.netdb", "asio.addrinfo"}) {
        const Named category(name);
        EXPECT_EQ(code_of({1, category}), Code::not_connected) << name;
    }
    const Named ssl("asio.ssl");
    EXPECT_EQ(code_of({1, ssl}), Code::tls);
    const Named beast("boost.beast");
    EXPECT_EQ(code_of({1, beast}), Code::timeout);
    EXPECT_EQ(code_of({2, beast}), Code::stream_error);
}

TEST(transport_code, of_a_condition)
{
    EXPECT_EQ(code_of(std::make_error_code(std::errc::timed_out)), Code::timeout);
    EXPECT_EQ(code_of(std::make_error_code(std::errc::resource_unavailable_try_again)), Code::timeout);
    EXPECT_EQ(code_of(std::make_error_code(std::errc::connection_refused)), Code::refused);
    EXPECT_EQ(code_of(std::make_error_code(std::errc::address_not_available)), Code::not_connected);
    EXPECT_EQ(code_of(std::make_error_code(std::errc::operation_canceled)), Code::cancelled);
}

TEST(transport_code, of_anything_else_is_a_broken_connection)
{
    const Named other("other");
    EXPECT_EQ(code_of({ETIMEDOUT, other}), Code::stream_error);
    EXPECT_EQ(code_of(std::make_error_code(std::errc::host_unreachable)), Code::stream_error);
    EXPECT_EQ(code_of({}), Code::stream_error);
}

} // namespace
