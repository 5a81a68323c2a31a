// SPDX-License-Identifier: BSL-1.0
// From exceptions and from std::error_code to amiss: the snippets of docs/migrating.md, and their proof.
#include <amiss.hpp>

#include "expect.hpp"

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

// --- the catalogue that every section ends with -----------------------------------------------------------------------

// [catalogue]
namespace billing {

enum class Code { card_declined = 1, plan_limit, provider_down, internal };

// clang-format off: a table
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "", "Your card was declined."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "", "Your plan's limit is reached."),
        amiss::row(Code::provider_down, "provider_down", HttpStatus::bad_gateway, "", "The bank does not answer.")
            .errc(std::errc::host_unreachable),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something went wrong."));
}
// clang-format on

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
// [/catalogue]

namespace billing {

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message));
});

} // namespace billing

// --- from exceptions --------------------------------------------------------------------------------------------------

namespace thrown {

// [throw-before]
struct CardDeclined : std::runtime_error {
    using std::runtime_error::runtime_error;
};

int charge(int cents)
{
    if (cents > 1000) throw CardDeclined("do_not_honor");
    if (cents < 0) throw std::invalid_argument("negative amount");
    return cents;
}
// [/throw-before]

} // namespace thrown

namespace returned {

// [throw-edge]
amiss::expected<int> charge(int cents)
{
    return amiss::capture([&] { return thrown::charge(cents); });
}
// [/throw-edge]

} // namespace returned

namespace translated {

// [throw-translated]
amiss::expected<int> charge(int cents)
{
    try {
        return thrown::charge(cents);
    } catch (const thrown::CardDeclined& declined) {
        return amiss::fail(billing::Code::card_declined).with_context(declined.what());
    } catch (...) {
        return amiss::fail(amiss::current_exception_error());
    }
}
// [/throw-translated]

} // namespace translated

namespace finished {

// [throw-after]
amiss::expected<int> charge(int cents)
{
    if (cents > 1000) return amiss::fail(billing::Code::card_declined).with_context("do_not_honor");
    if (cents < 0) return amiss::fail(billing::Code::internal).with_context("negative amount");
    return cents;
}
// [/throw-after]

// [throw-callers]
int charge_or_throw(int cents) { return amiss::value_or_throw(charge(cents)); }
// [/throw-callers]

std::string old_caller(int cents)
{
    try {
        return std::to_string(charge_or_throw(cents));
    } catch (const amiss::ApiException& exception) {
        return exception.what();
    }
}

} // namespace finished

void exceptions()
{
    using billing::Code;
    const amiss::expected<int> captured = returned::charge(2000);
    char buffer[256];
    expect(amiss::write(billing::envelope, captured.error(), {}, buffer).text
               == R"({"code":"internal","message":"Something went wrong."})",
           "a captured exception is the fallback row outside");
    expect(captured.error().context() == "do_not_honor", "what() of a captured exception is internal");
    expect(returned::charge(5).value() == 5, "capture keeps the value");

    expect(translated::charge(2000).error() == Code::card_declined, "an exception of your own becomes its code");
    expect(translated::charge(2000).error().context() == "do_not_honor", "its text is the context");
    expect(translated::charge(-1).error().status() == amiss::HttpStatus::internal_server_error, "another is a 500");
    expect(translated::charge(5).value() == 5, "no exception is a value");

    expect(finished::charge(2000).error() == translated::charge(2000).error(), "both ways say the same outside");
    expect(finished::charge(-1).error() == Code::internal, "a negative amount is internal");
    expect(finished::old_caller(2000) == "card_declined 402: Your card was declined.", "what() says which error it is");
    expect(finished::old_caller(7) == "7", "value_or_throw gives the value");
    try {
        finished::charge_or_throw(2000);
        expect(false, "value_or_throw throws");
    } catch (const std::system_error& error) {
        expect(error.code() == Code::card_declined, "an ApiException is a std::system_error with the code");
        expect(std::string_view(error.what()).find("honor") == std::string_view::npos, "what() shows nothing internal");
    }
    const amiss::expected<int> system =
        amiss::capture([]() -> int { throw std::system_error(std::make_error_code(std::errc::timed_out), "read"); });
    expect(system.error().cause() == std::errc::timed_out, "a system_error keeps its code as the cause");
}

// --- from std::error_code ---------------------------------------------------------------------------------------------

namespace coded {

// [category-before]
enum class Errc { card_declined = 1, plan_limit };

class Category : public std::error_category {
public:
    const char* name() const noexcept override { return "billing"; }
    std::string message(int value) const override
    {
        return value == 1 ? "Your card was declined." : "Your plan's limit is reached.";
    }
};

inline std::error_code make_error_code(Errc code)
{
    static const Category category;
    return {static_cast<int>(code), category};
}

inline int http_status(const std::error_code& code)
{
    if (std::string_view(code.category().name()) != "billing") return 500;
    return code == make_error_code(Errc::card_declined) ? 402 : 403;
}
// [/category-before]

} // namespace coded

namespace recoded {

// [code-after]
std::error_code reserve(int cents) // its signature, and its callers, stay as they were
{
    if (cents > 1000) return billing::Code::card_declined;
    if (cents == 0) return std::make_error_code(std::errc::host_unreachable);
    return {};
}

amiss::expected<int> charge(int cents)
{
    if (const std::error_code code = reserve(cents)) return amiss::fail(code);
    return cents;
}
// [/code-after]

// [code-translated]
amiss::expected<int> charge_through_bank(int cents)
{
    const std::error_code code = reserve(cents);
    if (code == std::errc::host_unreachable) return amiss::fail(billing::Code::provider_down).with_cause(code);
    if (code) return amiss::fail(code);
    return cents;
}
// [/code-translated]

amiss::expected<int, std::error_code> reserved(int cents)
{
    if (const std::error_code code = reserve(cents)) return amiss::unexpected<std::error_code>(code);
    return cents;
}

// [code-expected]
amiss::expected<int> doubled(int cents)
{
    AMISS_ASSIGN(const int value,
                 reserved(cents).map_error([](std::error_code code) { return amiss::ApiError(code); }));
    return 2 * value;
}
// [/code-expected]

// [code-back]
std::error_code charged(int cents) // a new function for old callers
{
    const amiss::expected<int> result = charge(cents);
    return result ? std::error_code() : result.error().code();
}
// [/code-back]

} // namespace recoded

void error_codes()
{
    using billing::Code;
    const std::error_code before = make_error_code(coded::Errc::plan_limit);
    const std::error_code after = Code::plan_limit;
    expect(after.message() == before.message(), "the same message");
    expect(std::string_view(after.category().name()) == before.category().name(), "the same category name");
    expect(after.value() == before.value(), "the same value");
    expect(coded::http_status(before) == 403 && after == amiss::HttpStatus::forbidden, "the status is a condition");
    expect(coded::http_status(make_error_code(coded::Errc::card_declined)) == 402, "as it was");

    const amiss::expected<int> declined = recoded::charge(2000);
    expect(declined.error() == Code::card_declined, "a catalogued code keeps its row");
    expect(declined.error().as<Code>() == Code::card_declined, "and is typed again");
    const amiss::expected<int> foreign = recoded::charge(0);
    expect(foreign.error() == amiss::HttpStatus::internal_server_error, "a foreign code is a 500");
    expect(foreign.error().cause() == std::errc::host_unreachable, "and stays the cause");
    expect(foreign.error() == std::errc::host_unreachable, "and compares with std::errc");
    const amiss::expected<int> bank = recoded::charge_through_bank(0);
    expect(bank.error() == Code::provider_down && bank.error() == amiss::HttpStatus::bad_gateway, "translated");
    expect(bank.error() == std::errc::host_unreachable, "the row's errc is the portable condition");
    expect(bank.error().cause() == std::errc::host_unreachable, "the cause of a translated error");
    expect(recoded::charge_through_bank(2000).error() == Code::card_declined, "others keep their row there");
    expect(recoded::charge_through_bank(9).value() == 9, "no code is a value");

    expect(recoded::doubled(4).value() == 8, "map_error keeps the value");
    expect(recoded::doubled(2000).error() == Code::card_declined, "map_error converts");
    expect(!recoded::charged(4), "no error is no code");
    expect(recoded::charged(2000) == Code::card_declined, "code() is the catalogued code");
    expect(recoded::charged(0) == amiss::HttpStatus::internal_server_error, "of a foreign code it is the status");
    expect(std::string_view(recoded::charged(0).category().name()) == "amiss.http_status", "in its own category");
}

int main()
{
    exceptions();
    error_codes();
    std::puts("migrating: as the page says");
}
