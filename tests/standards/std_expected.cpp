// SPDX-License-Identifier: BSL-1.0
// Failures and errors go into std::expected, out of it, and between it and tl::expected. Compiled as C++23.
#include <amiss.hpp>

#include "../programs/check.hpp"

#include <any>
#include <memory>
#include <string>
#include <system_error>
#include <utility>

#if !defined(__cpp_lib_expected)
#error "this test needs std::expected"
#endif

namespace {

namespace cstar = amiss::cstar;
using Error = amiss::ApiError;

struct Upstream : Error {
    using Error::Error;
};

std::expected<int, Error> parse(const std::string& text)
{
    if (text.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("text");
    return static_cast<int>(text.size());
}
std::expected<void, Error> check(int size)
{
    if (size > 3) return amiss::fail(cstar::Code::parameter_invalid);
    return {};
}
std::expected<std::unique_ptr<int>, Error> standard(const std::string& text)
{
    AMISS_ASSIGN(const int size, parse(text));
    AMISS_TRY(check(size));
    return std::make_unique<int>(size);
}
amiss::expected<int> from_standard(const std::string& text)
{
    AMISS_ASSIGN(auto size, standard(text));
    auto again = standard(text);
    AMISS_TRY(again); // an lvalue: its error is copied
    return *size;
}
std::expected<int, Error> to_standard(const std::string& text)
{
    const auto size = from_standard(text);
    AMISS_TRY(size);
    AMISS_ASSIGN(int same, from_standard(text));
    return same;
}
std::expected<int, Upstream> upstream() { return std::unexpected(Upstream(cstar::Code::database_error)); }
std::expected<int, Error> of_a_derived_error()
{
    AMISS_TRY(upstream());
    return 1;
}
std::expected<int, std::error_code> code() { return std::unexpected(std::make_error_code(std::errc::io_error)); }
std::expected<int, std::error_code> of_another_error_type()
{
    AMISS_TRY(code());
    return 1;
}
std::expected<std::any, Error> greedy() { return std::unexpected(Error(cstar::Code::key_expired)); }
std::expected<int, Error> of_a_greedy_result()
{
    AMISS_TRY(greedy());
    return 1;
}

using Listed = amiss::raises<cstar::Code::key_expired, cstar::Code::parameter_missing>;
std::expected<int, Listed> listed(const std::string& text)
{
    if (text == "key") return amiss::fail<cstar::Code::key_expired>().with_param("key");
    AMISS_ASSIGN(const int size, amiss::narrow<cstar::Code::parameter_missing>(from_standard(text)));
    return size;
}
std::expected<int, Error> of_listed_errors(const std::string& text)
{
    AMISS_ASSIGN(const int size, listed(text));
    return size;
}

} // namespace

int main()
{
    CHECK(parse("").error() == cstar::Code::parameter_missing && parse("").error().param() == "text");
    CHECK(standard("abcd").error() == cstar::Code::parameter_invalid);
    CHECK(**standard("abc") == 3);
    CHECK(from_standard("").error().param() == "text");
    CHECK(to_standard("").error().param() == "text" && to_standard("ab") == 2);
    CHECK(of_a_derived_error().error() == cstar::Code::database_error);
    CHECK(of_another_error_type().error() == std::errc::io_error);
    CHECK(of_a_greedy_result().error() == cstar::Code::key_expired);
    CHECK(listed("key").error() == cstar::Code::key_expired && listed("key").error().param() == "key");
    CHECK(listed("abcd").error() == cstar::Code::parameter_missing);
    CHECK(of_listed_errors("key").error().param() == "key" && of_listed_errors("abc") == 3);
    static_assert(!std::is_convertible_v<amiss::Failure, std::unexpected<Error>>,
                  "it would be the value of a greedy T");
    return check::exit_status();
}
