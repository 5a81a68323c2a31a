// SPDX-License-Identifier: BSL-1.0
// The program of docs/returning-errors.md: making errors, handing them on, comparing them, and keeping internals inside.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

// clang-format off: a table
namespace billing {

enum class Code { card_declined = 1, field_missing, plan_limit, invoice_not_found, rate_limited, internal };
enum class Type { card_error = 1, request_error, limit_error, api_error };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::field_missing, "field_missing", HttpStatus::bad_request, "request_error",
                   "The field '{param}' is required.").plain("A field is missing."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "limit_error",
                   "Your plan allows no more than {limit} invoices.").plain("Your plan's limit is reached."),
        amiss::row(Code::invoice_not_found, "invoice_not_found", HttpStatus::not_found, "request_error",
                   "There is no such invoice."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "limit_error",
                   "Too many requests."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
                   "The service failed unexpectedly."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
AMISS_ERROR_TYPES(billing, Type)

namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("param", amiss::field::param),
        amiss::optional_member("details", amiss::field::details));
});

} // namespace billing
// clang-format on

// How many blocks this program has taken from the heap.
static long blocks = 0;
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++blocks;
    return std::malloc(size);
}
void* operator new(std::size_t size)
{
    void* block = operator new(size, std::nothrow);
    return block != nullptr ? block : throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }

namespace {

using namespace std::chrono_literals;

struct Invoice {
    std::string id;
    int cents;
};

// [fail]
amiss::expected<Invoice> find(const std::string& id, std::error_code disk)
{
    if (id.empty()) return amiss::fail(billing::Code::field_missing).with_param("id");
    if (id == "inv_0") return amiss::fail(amiss::HttpStatus::not_found); // only a status: see other-services.md
    if (disk) return amiss::fail(disk).with_context("invoices.db");      // to the outside the envelope's fallback
    return Invoice{id, 250};
}
// [/fail]

void fail_takes_many_things()
{
    expect(find("", {}).error().message() == "The field 'id' is required.", "an enumerator, with its template filled");
    expect(find("inv_0", {}).error() == amiss::HttpStatus::not_found, "a status");
    expect(amiss::to_string(billing::envelope, find("inv_0", {}).error())
               == R"({"code":"not_found","message":"Not Found"})",
           "no row speaks for this status");
    expect(find("inv_1", {})->cents == 250, "a value");
    amiss::ApiError error = billing::Code::plan_limit; // an enumerator is an error
    error.with_detail("limit", 100);
    amiss::expected<Invoice> failed = amiss::fail(error); // a copy of it
    expect(failed.error() == error, "an ApiError");
    expect(failed.error().message() == "Your plan allows no more than 100 invoices.", "a detail in the message");
    const std::error_code code = billing::Code::card_declined;
    expect(amiss::ApiError(code) == billing::Code::card_declined, "a catalogued std::error_code keeps its row");
    const amiss::expected<int> denied = amiss::fail(std::errc::permission_denied);
    expect(denied.error().status() == amiss::HttpStatus::internal_server_error, "a std::errc is a 500");
    expect(denied.error() == std::errc::permission_denied, "and equals its condition");
}

// [setters]
amiss::expected<Invoice> send(const Invoice& invoice)
{
    return amiss::fail(billing::Code::rate_limited)
        .with_retry_after(1500ms) // rounded up to 2 seconds
        .with_request_id("req_42")
        .with_detail("invoice", invoice.id)
        .with_detail("limits", amiss::raw_json(R"({"minute":60,"hour":1000})"))
        .with_violation("/to", "This address bounces.")
        .with_context("queue mail-3 is full");
}
// [/setters]

void delays_saturate()
{
    const auto delay = [](auto value) { return amiss::ApiError(billing::Code::rate_limited).with_retry_after(value); };
    constexpr std::chrono::seconds longest(1'000'000'000);
    expect(delay(1ms).retry_after() == 1s && delay(0.5).retry_after() == 1s, "rounded up");
    expect(delay(-5).retry_after() == 0s, "never negative");
    expect(delay(std::chrono::hours::max()).retry_after() == longest && delay(1e300).retry_after() == longest
               && delay(std::numeric_limits<double>::infinity()).retry_after() == longest,
           "at most 10^9 seconds");
    expect(!delay(std::numeric_limits<double>::quiet_NaN()).retry_after(), "NaN is no delay");
}

void setters_set()
{
    const auto sent = send({"inv_1", 250});
    const amiss::ApiError& error = sent.error();
    expect(error.retry_after() == 2s && error.request_id() == "req_42", "delay and id");
    expect(error.details() == R"({"invoice":"inv_1","limits":{"minute":60,"hour":1000}})", "details");
    expect(error.detail("invoice") == "inv_1" && error.violations()[0].field == "/to", "a detail and a violation");
    amiss::ApiError twice = billing::Code::internal;
    twice.with_violation("a", "first").with_violation("a", "second").with_detail("k", 1).with_detail("k", 2);
    twice.with_violation("a", "first");
    expect(twice.violations().size() == 2 && twice.violations()[1].message == "second",
           "a field keeps all its messages, each once");
    expect(twice.detail("k") == "2", "a key gets the new value");
    expect(twice.with_detail("not", amiss::raw_json("{oops")).details() == R"({"k":2,"not":"{oops"})", "no valid JSON");
    expect(amiss::ApiError(billing::Code::field_missing).message() == "A field is missing.", "the plain text");
    expect(twice.with_message("Mine.").message() == "Mine.", "a message of its own");
}

amiss::expected<void> check_quota(int used, int limit)
{
    if (used >= limit) return amiss::fail(billing::Code::plan_limit).with_detail("limit", limit);
    return {};
}
amiss::expected<std::pair<Invoice, bool>> load(const std::string& id)
{
    AMISS_ASSIGN(Invoice invoice, find(id, {}));
    return std::pair(std::move(invoice), true);
}

// [try]
amiss::expected<int> total(const std::string& id)
{
    AMISS_TRY(check_quota(3, 100));                       // only returns the error; commas are fine
    AMISS_ASSIGN(auto invoice, find(id, {}));             // declares invoice, or returns the error
    AMISS_ASSIGN((auto [same, is_paid]), load(id));       // a declaration with a comma is in parentheses
    AMISS_ASSIGN(invoice, find(same.id, {}));             // assigns to what there is
    auto twice = [&](int cents) -> amiss::expected<int> { // a lambda that returns errors needs a return type
        AMISS_TRY(check_quota(cents, 500));
        return 2 * cents;
    };
    AMISS_ASSIGN(int doubled, twice(invoice.cents));
    return is_paid ? doubled : 0;
}
// [/try]

amiss::expected<void> cancel(const std::string& id)
{
    if (id.empty()) return amiss::fail(billing::Code::field_missing).with_param("id");
    return {}; // success
}

amiss::expected<int, std::error_code> read_disk()
{
    return amiss::unexpected<std::error_code>(std::make_error_code(std::errc::io_error));
}

// [map-error]
amiss::expected<int> read_count()
{
    return read_disk().map_error([](std::error_code code) { return amiss::ApiError(code).with_context("count"); });
}
// [/map-error]

void errors_are_handed_on()
{
    expect(total("inv_1") == 500 && total("").error() == billing::Code::field_missing, "TRY and ASSIGN");
    expect(cancel("inv_1").has_value() && !cancel(""), "void");
    expect(read_count().error() == std::errc::io_error && read_count().error().context() == "count", "map_error");
}

void errors_compare()
{
    amiss::ApiError error = billing::Code::rate_limited;
    // [compare]
    bool code = error == billing::Code::rate_limited;
    bool type = billing::Type::limit_error == error; // in both orders
    bool status = error == amiss::HttpStatus::too_many_requests;
    bool retry = error == amiss::Retry::after_delay;
    bool portable = error == std::errc::resource_unavailable_try_again;
    // [/compare]
    expect(code && type && status && retry && portable, "comparisons");
    expect(error != billing::Code::internal && amiss::HttpStatus::not_found != error, "and what it is not");
    amiss::ApiError other = error;
    expect(error == other.with_context("internal").with_cause(std::make_error_code(std::errc::io_error)),
           "the outside");
    expect(error != other.with_param("p"), "a public value");

    // [error-code]
    std::error_code as_code = error.code();                             // to std::error_code
    amiss::ApiError back(as_code);                                      // and back: the row is kept
    bool same = amiss::same_code(as_code, billing::Code::rate_limited); // also across shared libraries
    bool is_limit = as_code == billing::Type::limit_error;              // codes and conditions compare as errors do
    // [/error-code]
    expect(back == error && same && is_limit && as_code.message() == "Too many requests.", "std::error_code");
    expect(amiss::ApiError(amiss::HttpStatus::gone).code() == amiss::HttpStatus::gone, "the code of a status");
}

// [switch]
std::string_view advice(const amiss::ApiError& error)
{
    const auto code = error.as<billing::Code>();
    if (!code) return "unknown"; // of no catalogue, or of another one
    switch (*code) {
    case billing::Code::card_declined: return "use another card";
    case billing::Code::field_missing:
    case billing::Code::invoice_not_found: return "correct the request";
    case billing::Code::plan_limit: return "upgrade";
    case billing::Code::rate_limited: return "wait";
    case billing::Code::internal: return "try again later";
    }
    return "unknown";
}
// [/switch]

void internals_stay_inside()
{
    expect(advice(billing::Code::plan_limit) == "upgrade", "a switch");
    expect(advice(amiss::cstar::Code::internal_error) == "unknown", "a code of another catalogue");
    // [foreign]
    amiss::ApiError error(std::make_error_code(std::errc::io_error));
    error.with_context("invoices.db, page 7");
    std::string body = amiss::to_string(billing::envelope, error);
    // [/foreign]
    expect(body == R"({"code":"internal","message":"The service failed unexpectedly."})", "the fallback's body");
    expect(error.cause() == std::errc::io_error && error.context() == "invoices.db, page 7", "what stays inside");
    amiss::ApiError ours = billing::Code::card_declined;
    ours.with_cause(std::make_error_code(std::errc::timed_out)); // keeps its row
    expect(ours == billing::Code::card_declined && ours != std::errc::timed_out, "a cause does not compare");
}

int parse(const std::string& text) { return text == "42" ? 42 : throw std::invalid_argument("no number: " + text); }

// [catch]
amiss::expected<int> amount(const std::string& text)
{
    return amiss::capture([&] { return parse(text); }); // an exception becomes its error
}

amiss::expected<int> amount_by_hand(const std::string& text)
{
    try {
        return parse(text);
    } catch (...) {
        return amiss::fail(amiss::current_exception_error());
    }
}
// [/catch]

void exceptions_cross()
{
    expect(amount("42") == 42, "a value");
    for (const auto& result : {amount("x"), amount_by_hand("x")}) {
        expect(result.error() == amiss::HttpStatus::internal_server_error, "an exception is a 500");
        expect(result.error().context() == "no number: x", "what() is internal");
    }
    int doubled = 0;
    amiss::ApiError caught = billing::Code::internal;
    // [throw]
    try {
        doubled = amiss::value_or_throw(total(""));
    } catch (const amiss::ApiException& exception) { // a std::system_error
        caught = exception.error();
    }
    // [/throw]
    expect(std::string_view(amiss::ApiException(caught).what()) == "field_missing 400: The field 'id' is required.",
           "what() of an ApiException");
    amiss::ApiError secret(std::make_error_code(std::errc::io_error));
    secret.with_context("invoices.db").with_request_id("req_42");
    expect(std::string_view(amiss::ApiException(secret).what()) == "500 (request req_42): Internal Server Error",
           "what() has nothing internal");
    expect(caught == billing::Code::field_missing && doubled == 0 && caught.message() == "The field 'id' is required.",
           "thrown and caught");
    const auto again = amiss::capture([] { return amiss::value_or_throw(total("")); });
    expect(again.error() == caught, "an ApiException gives its error back");
    const auto no_memory = amiss::capture([]() -> int { throw std::bad_alloc(); });
    expect(no_memory.error() == std::errc::not_enough_memory, "bad_alloc");
    const auto system =
        amiss::capture([]() -> int { throw std::system_error(std::make_error_code(std::errc::io_error)); });
    expect(system.error() == std::errc::io_error, "system_error");
}

void memory_is_bounded()
{
    static_assert(sizeof(amiss::ApiError) <= 256);
    const auto taken = [](std::size_t size, int times) {
        static const std::string text(300, 'm');
        const long before = blocks;
        amiss::ApiError error = billing::Code::internal;
        for (int time = 0; time < times; ++time) error.with_message(std::string_view(text).substr(0, size));
        return blocks - before;
    };
    expect(taken(228, 1) == 0 && taken(229, 1) == 1, "232 bytes with 4 for each text");
    expect(taken(228, 2) == 0 && taken(229, 2) == 1, "a text in the place of another");
}

} // namespace

int main()
{
    fail_takes_many_things();
    setters_set();
    delays_saturate();
    errors_are_handed_on();
    errors_compare();
    internals_stay_inside();
    exceptions_cross();
    memory_is_bounded();
}
