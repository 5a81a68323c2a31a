// SPDX-License-Identifier: BSL-1.0
// The library after headers that define short words as macros: Qt, X11, windows.h and sys/sysmacros.h.
//
// The macros are those headers' own definitions. The standard library, tl-expected and Boost.JSON do not bear them all
// (min, max and small break them, for example), so they come before them, as they would in a program that has such
// headers.
#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>

#if defined(__linux__)
#include <sys/random.h>
#endif

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <tl/expected.hpp>

// <sys/sysmacros.h>, which older C libraries include from <sys/types.h>
#undef major
#undef minor
#undef makedev
#define major(dev) gnu_dev_major(dev)
#define minor(dev) gnu_dev_minor(dev)
#define makedev(maj, min) gnu_dev_makedev(maj, min)

// <QtCore/qobjectdefs.h>, <QtCore/qglobal.h>
#define slots
#define signals public
#define emit
#define foreach(variable, container) for (variable : container)
#define forever for (;;)

// <X11/X.h>, <X11/Xlib.h>
#define None 0L
#define Always 2
#define Success 0
#define Bool int
#define Status int
#define True 1
#define False 0
#define Complex 0
#define Convex 2

// <windows.h>
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define small char
#define hyper __int64
#define near
#define far
#define IN
#define OUT
#define OPTIONAL
#define CONST const
#define VOID void
#define TRUE 1
#define FALSE 0
#define ERROR 0
#define NO_ERROR 0L
#define IGNORE 0
#define DELETE (0x00010000L)
#define STRICT 1
#define ABSOLUTE 1
#define RELATIVE 2
#define TRANSPARENT 1
#define OPAQUE 2
#define interface struct
#define GetMessage GetMessageA
#define SendMessage SendMessageA

#include <amiss.hpp>
#include <amiss/apis/client_notes.hpp>
#include <amiss/apis/codespar_notes.hpp>
#include <amiss/apis/cstar_notes.hpp>
#include <amiss/apis/cstar_v1_notes.hpp>
#include <amiss/apis/onestack_notes.hpp>

#include "check.hpp"

namespace shop {

enum class Code { sold_out = 1, closed };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "shop_error", "No more {param}."),
        amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "shop_error", "Closed.")
            .retry(amiss::Retry::after_delay));
}
enum class Type { shop_error = 1 };

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)
AMISS_ERROR_TYPES(shop, Type)

namespace {

inline constexpr auto envelope = amiss::envelope(shop::Code::closed, [] {
    return amiss::object(amiss::member("error", amiss::field::code), amiss::member("message", amiss::field::message),
                         amiss::optional_member("wait", amiss::field::retry_after));
});

amiss::expected<int> count(bool fails)
{
    if (fails) return amiss::fail(shop::Code::sold_out).with_param("hats");
    return 3;
}

amiss::expected<int> twice(bool fails)
{
    AMISS_ASSIGN(const int hats, count(fails));
    AMISS_TRY(count(fails));
    return 2 * hats;
}

void results_and_codes()
{
    CHECK(twice(false).value() == 6);
    const auto failed = twice(true);
    CHECK(!failed.has_value());
    const amiss::ApiError& error = failed.error();
    CHECK(error == shop::Code::sold_out && error == amiss::HttpStatus::conflict && error == shop::Type::shop_error);
    CHECK(error.message() == "No more hats.");
    const std::error_code code = shop::Code::closed;
    CHECK(code == amiss::HttpStatus::service_unavailable && code == amiss::Retry::after_delay);
    CHECK(code.message() == "Closed.");
}

void bodies()
{
    char buffer[1024];
    const amiss::ApiError closed = amiss::ApiError(shop::Code::closed).with_retry_after(std::chrono::seconds(30));
    const amiss::Response response = amiss::respond(envelope, closed, {}, buffer);
    CHECK(response.status == 503);
    CHECK(response.body == R"({"error":"closed","message":"Closed.","wait":30})");

    const amiss::ApiError back = amiss::read(envelope, amiss::Received{503, response.body});
    CHECK(back == shop::Code::closed && back.retry_after() == std::chrono::seconds(30));
    const amiss::ApiError any =
        amiss::read_any(amiss::Received{404, R"({"error":{"code":"gone","message":"It is gone."}})"});
    CHECK(any.name() == "gone" && any.message() == "It is gone.");
    CHECK(boost::json::serialize(boost::json::value_from(closed)).find("closed") != std::string::npos);
}

void the_rest()
{
    const amiss::ApiError closed(shop::Code::closed);
    const amiss::RetryPolicy policy;
    CHECK(policy.decide(closed, amiss::Attempt{1, amiss::Idempotency::not_idempotent}).retry);
    char line[512];
    CHECK(amiss::log_line(closed, line).find("closed") != std::string_view::npos);
    const auto caught = amiss::capture([]() -> int { throw amiss::ApiException(shop::Code::sold_out); });
    CHECK(!caught.has_value() && caught.error() == shop::Code::sold_out);
}

} // namespace

int main()
{
    results_and_codes();
    bodies();
    the_rest();
    return check::exit_status();
}
