// SPDX-License-Identifier: BSL-1.0
// Tests of the errors of a client: every code of the table, and what the error codes of transports become.
#include <amiss/apis/client.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/respond.hpp>

#include <gtest/gtest.h>

#include <cerrno>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

// Optional: categories with the same names are tested without Boost.Asio too.
#if __has_include(<boost/asio/error.hpp>)
#include <boost/asio/error.hpp>
#define AMISS_TEST_ASIO 1
#endif

namespace {

namespace client = amiss::client;
using amiss::ApiError;
using amiss::Grpc;
using amiss::HttpStatus;
using amiss::Provenance;
using amiss::Retry;
using client::Code;

// The catalogue is checked here, so that including its header stays cheap.
static_assert(amiss::detail::CatalogChecks<Code>::passed);

struct Documented {
    Code code;
    std::string_view name;
    Retry retry;
    Grpc grpc;
    std::errc condition;
};

constexpr Documented reference[] = {
    {Code::config_error, "config_error", Retry::never, Grpc::invalid_argument, std::errc::invalid_argument},
    {Code::not_connected, "not_connected", Retry::after_delay, Grpc::unavailable, std::errc::not_connected},
    {Code::stream_error, "stream_error", Retry::if_idempotent, Grpc::unavailable, std::errc::connection_reset},
    {Code::timeout, "timeout", Retry::if_idempotent, Grpc::deadline_exceeded, std::errc::timed_out},
    {Code::refused, "refused", Retry::after_delay, Grpc::unavailable, std::errc::connection_refused},
    {Code::tls, "tls", Retry::never, Grpc::failed_precondition, std::errc::protocol_error},
    {Code::cancelled, "cancelled", Retry::never, Grpc::cancelled, std::errc::operation_canceled},
};

constexpr const amiss::Catalog& catalogue = amiss::catalog_of<Code>();

static_assert(catalogue.name() == "amiss.client");
static_assert(catalogue.size() == std::size(reference));
static_assert(static_cast<int>(Code::config_error) == 1);
static_assert(std::is_error_code_enum<Code>::value);
static_assert(noexcept(client::error_from(std::error_code())));

// A category of another library, which is recognised by its name.
class NamedCategory : public std::error_category {
public:
    explicit NamedCategory(const char* name) noexcept : name_(name) {}
    const char* name() const noexcept override { return name_; }
    std::string message(int) const override { return "?"; }

private:
    const char* name_;
};

Code code_of(const std::error_code& transport)
{
    return client::error_from(transport).as<Code>().value_or(Code::config_error);
}

Code code_of(const char* category, int value)
{
    const NamedCategory named(category);
    const std::error_code code(value, named);
    const ApiError error = client::error_from(code);
    EXPECT_EQ(error.cause(), code);
    return error.as<Code>().value_or(Code::config_error);
}

TEST(client, each_code_has_its_documented_values)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const ApiError error = documented.code;
        EXPECT_EQ(error.name(), documented.name);
        EXPECT_EQ(error.status(), HttpStatus::none);
        EXPECT_EQ(error.type(), "");
        EXPECT_EQ(error.retry_class(), documented.retry);
        EXPECT_EQ(error.retryable(), documented.retry != Retry::never);
        EXPECT_EQ(error.grpc(), documented.grpc);
        EXPECT_FALSE(error.message().empty());
        EXPECT_EQ(error.provenance(), Provenance::local);
        const std::error_code code = documented.code;
        EXPECT_STREQ(code.category().name(), "amiss.client");
        for (const Documented& other : reference) EXPECT_EQ(code == other.condition, other.code == documented.code);
        EXPECT_TRUE(error == documented.condition);
    }
}

TEST(client, each_row_has_causes_and_fixes)
{
    const auto& docs = amiss::docs_of<Code>();
    for (std::size_t row = 0; row < catalogue.size(); ++row) {
        SCOPED_TRACE(catalogue[row].name);
        EXPECT_FALSE(docs[row].causes().empty());
        EXPECT_FALSE(docs[row].fixes().empty());
    }
}

TEST(client, a_transport_code_becomes_an_error_without_a_status)
{
    const std::error_code code = std::make_error_code(std::errc::timed_out);
    const ApiError error = client::error_from(code);
    EXPECT_EQ(error, Code::timeout);
    EXPECT_EQ(error.status(), HttpStatus::none);
    EXPECT_EQ(amiss::to_int(error.status()), 0);
    EXPECT_EQ(error.provenance(), Provenance::transport);
    EXPECT_EQ(error.cause(), code);
    EXPECT_EQ(error.message(), ApiError{Code::timeout}.message());
    EXPECT_FALSE(error.malformed());

    const amiss::expected<int> result = amiss::fail(client::error_from(code));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().provenance(), Provenance::transport);
}

TEST(client, recognises_the_codes_of_errno)
{
    constexpr struct {
        int value;
        Code code;
    } codes[] = {
        {ETIMEDOUT, Code::timeout},
        {ETIME, Code::timeout},
        {EAGAIN, Code::timeout},
        {EWOULDBLOCK, Code::timeout},
        {ECONNREFUSED, Code::refused},
        {ENOTCONN, Code::not_connected},
        {EADDRNOTAVAIL, Code::not_connected},
        {ECANCELED, Code::cancelled},
        {ECONNRESET, Code::stream_error},
        {EPIPE, Code::stream_error},
        {ECONNABORTED, Code::stream_error},
        {EHOSTUNREACH, Code::stream_error},
        {ENETUNREACH, Code::stream_error},
        {ENETDOWN, Code::stream_error},
        {EIO, Code::stream_error},
        {EINTR, Code::stream_error},
        {99999, Code::stream_error},
        {-1, Code::stream_error},
    };
    for (const auto& known : codes) {
        SCOPED_TRACE(known.value);
        EXPECT_EQ(code_of(std::error_code(known.value, std::system_category())), known.code);
        EXPECT_EQ(code_of(std::error_code(known.value, std::generic_category())), known.code);
    }
}

TEST(client, only_requests_that_were_never_sent_are_always_repeated)
{
    for (int value = 1; value < 200; ++value) {
        const ApiError error = client::error_from({value, std::system_category()});
        const bool never_sent = value == ECONNREFUSED || value == ENOTCONN || value == EADDRNOTAVAIL;
        EXPECT_EQ(error == Retry::after_delay, never_sent) << value;
        EXPECT_EQ(error.provenance(), Provenance::transport) << value;
    }
}

TEST(client, recognises_categories_by_name)
{
    for (const int value : {1, 2, 3, 4}) EXPECT_EQ(code_of("asio.netdb", value), Code::not_connected);
    for (const int value : {-7, -8}) EXPECT_EQ(code_of("asio.addrinfo", value), Code::not_connected);
    for (const int value : {1, 2, 3, 4}) EXPECT_EQ(code_of("asio.misc", value), Code::stream_error);
    EXPECT_EQ(code_of("asio.ssl", 0x0A000086), Code::tls);        // certificate verify failed
    EXPECT_EQ(code_of("asio.ssl.stream", 1), Code::stream_error); // stream truncated: closed without close_notify
    EXPECT_EQ(code_of("boost.beast", 1), Code::timeout);
    EXPECT_EQ(code_of("beast.http", 1), Code::stream_error);
    EXPECT_EQ(code_of("a library that nobody knows", 1), Code::stream_error);
    EXPECT_EQ(code_of("", 1), Code::stream_error);
}

// As on Windows, whatever the system: there, the category "system" has these numbers, and not every standard library
// knows their conditions.
TEST(client, recognises_the_codes_of_windows)
{
    constexpr struct {
        int value;
        Code code;
    } codes[] = {
        {10061, Code::refused},       // WSAECONNREFUSED
        {1225, Code::refused},        // ERROR_CONNECTION_REFUSED
        {10060, Code::timeout},       // WSAETIMEDOUT
        {10035, Code::timeout},       // WSAEWOULDBLOCK
        {1460, Code::timeout},        // ERROR_TIMEOUT
        {10057, Code::not_connected}, // WSAENOTCONN
        {10049, Code::not_connected}, // WSAEADDRNOTAVAIL
        {11001, Code::not_connected}, // WSAHOST_NOT_FOUND
        {11002, Code::not_connected}, // WSATRY_AGAIN
        {11003, Code::not_connected}, // WSANO_RECOVERY
        {11004, Code::not_connected}, // WSANO_DATA
        {10108, Code::not_connected}, // WSASERVICE_NOT_FOUND
        {10109, Code::not_connected}, // WSATYPE_NOT_FOUND
        {995, Code::cancelled},       // ERROR_OPERATION_ABORTED
        {10103, Code::cancelled},     // WSAECANCELLED
        {10111, Code::cancelled},     // WSA_E_CANCELLED
        {10004, Code::stream_error},  // WSAEINTR
        {10050, Code::stream_error},  // WSAENETDOWN
        {10051, Code::stream_error},  // WSAENETUNREACH
        {10052, Code::stream_error},  // WSAENETRESET
        {10053, Code::stream_error},  // WSAECONNABORTED
        {10054, Code::stream_error},  // WSAECONNRESET
        {10058, Code::stream_error},  // WSAESHUTDOWN
        {10064, Code::stream_error},  // WSAEHOSTDOWN
        {10065, Code::stream_error},  // WSAEHOSTUNREACH
        {10101, Code::stream_error},  // WSAEDISCON
        {10093, Code::stream_error},  // WSANOTINITIALISED, and whatever else
        {12345, Code::stream_error},
    };
    for (const auto& known : codes) {
        SCOPED_TRACE(known.value);
        EXPECT_EQ(code_of("system", known.value), known.code);
        EXPECT_EQ(code_of("another", known.value), Code::stream_error);
        EXPECT_EQ(client::error_from({known.value, NamedCategory("system")}).retryable(),
                  known.code != Code::cancelled);
    }
}

TEST(client, no_errno_is_taken_for_a_code_of_windows)
{
    for (int value = -200; value < 900; ++value) EXPECT_EQ(amiss::detail::errno_of_windows(value), 0) << value;
}

TEST(client, uses_the_default_condition_of_a_category)
{
    class Mine final : public NamedCategory {
    public:
        Mine() noexcept : NamedCategory("mine") {}
        std::error_condition default_error_condition(int value) const noexcept override
        {
            return value == 7 ? std::make_error_condition(std::errc::timed_out) : std::error_condition(value, *this);
        }
    };
    const Mine mine;
    EXPECT_EQ(code_of(std::error_code(7, mine)), Code::timeout);
    EXPECT_EQ(code_of(std::error_code(ETIMEDOUT, mine)), Code::stream_error);
}

TEST(client, keeps_a_code_of_its_own_catalogue)
{
    for (const Documented& documented : reference) {
        SCOPED_TRACE(documented.name);
        const ApiError error = client::error_from(documented.code);
        EXPECT_EQ(error, documented.code);
        EXPECT_EQ(error.cause(), std::error_code(documented.code));
        EXPECT_EQ(error.provenance(), Provenance::transport);
    }
    const std::error_code outside(77, amiss::category_of<Code>());
    EXPECT_EQ(client::error_from(outside), Code::stream_error);
    EXPECT_EQ(client::error_from(outside).cause(), outside);
}

TEST(client, keeps_codes_that_are_not_network_failures)
{
    const ApiError error = client::error_from(amiss::cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error, amiss::cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.status(), HttpStatus::too_many_requests);
    EXPECT_EQ(error.provenance(), Provenance::local);
    EXPECT_FALSE(error.cause());

    const ApiError status = client::error_from({404, amiss::http_status_category()});
    EXPECT_EQ(status.status(), HttpStatus::not_found);
    EXPECT_EQ(status.provenance(), Provenance::local);
}

TEST(client, a_code_of_0_is_a_stream_error_without_a_cause)
{
    const ApiError error = client::error_from({});
    EXPECT_EQ(error, Code::stream_error);
    EXPECT_FALSE(error.cause());
    EXPECT_EQ(error.provenance(), Provenance::transport);
    const NamedCategory ssl("asio.ssl");
    EXPECT_FALSE(client::error_from({0, ssl}).cause());
}

// A server may return the failure of its own client: the failure has no status, but the response needs one.
TEST(client, a_network_failure_is_sent_as_a_500)
{
    char buffer[512];
    const ApiError error = client::error_from(std::make_error_code(std::errc::connection_refused));
    const amiss::Response response = amiss::respond(amiss::cstar::envelope, error, {}, buffer);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("Connection refused"), std::string_view::npos) << response.body;
}

#if defined(AMISS_TEST_ASIO)
TEST(client, recognises_the_codes_of_boost_asio)
{
    namespace error = boost::asio::error;
    const auto is = [](const boost::system::error_code& code, Code expected) {
        const ApiError made = client::error_from(code);
        EXPECT_TRUE(made == expected) << code.category().name() << ':' << code.value() << " is " << made.name();
        EXPECT_EQ(made.cause(), std::error_code(code));
        EXPECT_EQ(made.provenance(), Provenance::transport);
    };
    is(error::eof, Code::stream_error);
    is(error::connection_reset, Code::stream_error);
    is(error::broken_pipe, Code::stream_error);
    is(error::connection_aborted, Code::stream_error);
    is(error::host_unreachable, Code::stream_error);
    is(error::timed_out, Code::timeout);
    is(error::connection_refused, Code::refused);
    is(error::not_connected, Code::not_connected);
    is(error::host_not_found, Code::not_connected);
    is(error::host_not_found_try_again, Code::not_connected);
    is(error::service_not_found, Code::not_connected);
    is(error::operation_aborted, Code::cancelled);
    EXPECT_STREQ(std::error_code(boost::system::error_code(error::host_not_found)).category().name(), "asio.netdb");
}
#endif

TEST(client, before_anything_was_sent_what_may_be_repeated_is_not_connected)
{
    using client::Sent;
    const auto unsent = [](std::errc failure) {
        const ApiError error = client::error_from(std::make_error_code(failure), Sent::nothing);
        EXPECT_EQ(error.provenance(), Provenance::transport);
        EXPECT_EQ(error.cause(), failure);
        return error;
    };
    EXPECT_EQ(unsent(std::errc::timed_out), Code::not_connected);
    EXPECT_EQ(unsent(std::errc::timed_out).retry_class(), Retry::after_delay);
    EXPECT_EQ(unsent(std::errc::connection_reset), Code::not_connected);
    EXPECT_EQ(unsent(std::errc::host_unreachable), Code::not_connected);
    EXPECT_EQ(unsent(std::errc::connection_refused), Code::refused);
    EXPECT_EQ(unsent(std::errc::operation_canceled), Code::cancelled);
    EXPECT_EQ(client::error_from(Code::timeout, Sent::nothing), Code::not_connected);
    EXPECT_EQ(client::error_from(Code::tls, Sent::nothing), Code::tls);
    EXPECT_EQ(client::error_from(Code::timeout, Sent::maybe), Code::timeout);
}

TEST(client, a_library_with_failures_of_its_own_says_what_they_mean)
{
    const NamedCategory library("soup");
    const std::error_code cause(7, library);
    const ApiError error = client::error_from(Code::timeout, cause);
    EXPECT_EQ(error, Code::timeout);
    EXPECT_EQ(error.provenance(), Provenance::transport);
    EXPECT_EQ(error.cause(), cause);
    EXPECT_EQ(client::error_from(Code::timeout, cause, client::Sent::nothing), Code::not_connected);
    EXPECT_EQ(client::error_from(Code::config_error, cause, client::Sent::nothing), Code::config_error);
    EXPECT_FALSE(client::error_from(Code::stream_error, std::error_code()).cause());
    static_assert(noexcept(client::error_from(Code::timeout, cause)));
}

} // namespace
