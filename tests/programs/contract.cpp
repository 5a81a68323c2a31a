// SPDX-License-Identifier: BSL-1.0
// Uses every public name that users rely on, and checks what each of them means.
#include <amiss.hpp>

#include "check.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace cstar = amiss::cstar;

// clang-format off: a table and a layout, formatted as users write them
namespace billing {
enum class Code { card_declined = 1, plan_limit, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error",
                   "Your plan allows no more '{param}'.").plain("Your plan's limit is reached.")
            .retry(amiss::Retry::never).grpc(amiss::Grpc::resource_exhausted)
            .cause("The plan's limit is reached.").fix("Upgrade, or delete what you no longer need."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "Something broke."));
}
enum class Type { card_error = 1, plan_error, api_error };
}
AMISS_ERROR_ENUM(billing, Code)
AMISS_ERROR_TYPES(billing, Type)
inline constexpr auto my_envelope = amiss::object(
    amiss::member("ok", false),
    amiss::member("fault", amiss::object(
        amiss::member("id", amiss::field::code),
        amiss::member("text", amiss::field::message),
        amiss::optional_member("where", amiss::field::param))),
    amiss::optional_member("trace", amiss::field::request_id));
// clang-format on
inline constexpr auto billing_envelope = amiss::envelope(billing::Code::internal, [] {
    return amiss::object(amiss::member("code", amiss::field::code), amiss::member("status", amiss::field::status),
                         amiss::member("message", amiss::field::message));
});

namespace {

using namespace std::chrono_literals;

struct Form {
    std::string title;
    int customer = 0;
};
struct Ticket {
    int customer = 0;
    int a = 0;
    int b = 0;
};

amiss::expected<int> find_customer(int id)
{
    if (id < 0) return amiss::fail(cstar::Code::resource_not_found);
    return id;
}
amiss::expected<std::pair<int, int>> pair_of(int customer) { return std::pair<int, int>(customer, customer + 1); }
amiss::expected<void> check_quota(int customer)
{
    if (customer == 99) return amiss::fail(std::make_error_code(std::errc::permission_denied));
    return {};
}
amiss::expected<Ticket, amiss::ApiError> create(const Form& form)
{
    if (form.title.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("title");
    AMISS_ASSIGN(auto customer, find_customer(form.customer));
    AMISS_ASSIGN((auto [a, b]), pair_of(customer));
    AMISS_TRY(check_quota(customer));
    return Ticket{customer, a, b};
}

void returning_errors()
{
    static_assert(std::is_same_v<amiss::expected<Ticket>, tl::expected<Ticket, amiss::ApiError>>);
    CHECK(create({"printer on fire", 7})->b == 8);
    CHECK(create({"", 7}).error() == cstar::Code::parameter_missing);
    CHECK(create({"t", -1}).error() == amiss::HttpStatus::not_found);
    CHECK(create({"t", 99}).error() == std::errc::permission_denied);
    const amiss::expected<int> from_error = amiss::fail(amiss::ApiError{billing::Code::plan_limit}.with_param("seats"));
    CHECK(from_error.error().message() == "Your plan allows no more 'seats'.");
}

void setters_and_getters()
{
    const std::string_view text = "We have seen better days.", name = "title", id = "req_1", url = "https://x/y";
    amiss::ApiError e{cstar::Code::parameter_missing};
    CHECK(e.message() == "A necessary parameter is absent.");
    static_assert(std::is_same_v<decltype(e.with_param(name)), amiss::ApiError&>);
    static_assert(std::is_same_v<decltype(amiss::ApiError{e}.with_param(name)), amiss::ApiError&&>);
    static_assert(noexcept(e.with_message(text)) && std::is_convertible_v<billing::Code, amiss::ApiError>);
    static_assert(!std::is_convertible_v<std::error_code, amiss::ApiError> && sizeof(amiss::ApiError) <= 256);
    e.with_param(name);
    CHECK(e.message() == "The 'title' field is required.");
    e.with_message(text)
        .with_param(name)
        .with_request_id(id)
        .with_doc_url(url)
        .with_retry_after(5s)
        .with_detail("limit", 100)
        .with_detail("kind", "string")
        .with_detail("share", 0.5)
        .with_detail("final", true)
        .with_detail("nested", amiss::raw_json(R"({"a":[1]})"))
        .with_violation("title", "Title is required")
        .with_violation("title", "Title is short")
        .with_violation("title", "Title is required")
        .with_rate_limit(amiss::RateLimit{100, 0, 1774866600})
        .with_context("internal")
        .with_cause(std::make_error_code(std::errc::io_error));
    CHECK(e.code() == std::error_code(cstar::Code::parameter_missing));
    CHECK(e.name() == "parameter_missing" && e.type() == "invalid_request_error");
    CHECK(e.status() == amiss::HttpStatus::bad_request && amiss::to_int(e.status()) == 400);
    CHECK(e.message() == text && e.param() == name && e.request_id() == id && e.doc_url() == url);
    CHECK(e.details() == R"({"limit":100,"kind":"string","share":0.5,"final":true,"nested":{"a":[1]}})");
    CHECK(e.detail("limit") == "100" && e.detail("kind") == "string" && e.context() == "internal");
    CHECK(e.violations().size() == 2 && e.violations()[0].message == "Title is required");
    CHECK(e.rate_limit() == amiss::RateLimit{100, 0, 1774866600});
    CHECK(!e.timestamp() && e.cause() == std::errc::io_error
          && e.retry_after() == std::optional(std::chrono::seconds(5)));
    CHECK(!e.retryable() && e.provenance() == amiss::Provenance::local && !e.malformed() && !e.truncated());
    bool reached = false;
    if (auto c = e.as<cstar::Code>()) switch (*c) {
        case cstar::Code::parameter_missing: reached = true; break;
        default: break;
        }
    CHECK(reached && !e.as<billing::Code>());
    char buffer[512];
    const std::string_view line = amiss::log_line(e, buffer);
    CHECK(line.find("parameter_missing 400") == 0 && line.find("internal") != line.npos);
}

void comparisons()
{
    const amiss::ApiError e{cstar::Code::insufficient_permissions};
    CHECK(e == cstar::Code::insufficient_permissions && cstar::Code::insufficient_permissions == e);
    CHECK(e != cstar::Code::internal_error && cstar::Code::internal_error != e && e != billing::Code::card_declined);
    CHECK(e == amiss::HttpStatus::forbidden && amiss::HttpStatus::forbidden == e);
    CHECK(e != amiss::HttpStatus::not_found && amiss::HttpStatus::not_found != e);
    CHECK(e == cstar::Type::authentication_error && cstar::Type::authentication_error == e);
    CHECK(e != cstar::Type::api_error && cstar::Type::api_error != e);
    CHECK(e == std::errc::permission_denied && std::errc::permission_denied == e && e != std::errc::timed_out);
    CHECK(amiss::ApiError(billing::Code::plan_limit) == billing::Type::plan_error);
}

void error_codes()
{
    std::error_code ec = cstar::Code::rate_limit_exceeded;
    CHECK(std::string_view(ec.category().name()) == "cstar");
    CHECK(ec == amiss::HttpStatus::too_many_requests && ec != amiss::HttpStatus::not_found);
    CHECK(ec == cstar::Type::rate_limit_error && ec == amiss::Retry::after_delay);
    CHECK(ec == std::errc::resource_unavailable_try_again);
    static_assert(static_cast<int>(amiss::Retry::never) == 1);
    amiss::ApiError from_os{std::error_code{2, std::system_category()}};
    CHECK(amiss::to_int(from_os.status()) == 500 && from_os.cause() == std::errc::no_such_file_or_directory);
    CHECK(std::string_view(from_os.code().category().name()) == "amiss.http_status" && from_os.code().value() == 500);
    try {
        throw amiss::ApiException{amiss::ApiError{billing::Code::card_declined}};
    } catch (const std::system_error& caught) {
        CHECK(caught.code() == billing::Code::card_declined);
    }
    amiss::expected<int> result = 5;
    CHECK(amiss::value_or_throw(std::move(result)) == 5);
    const amiss::expected<int> captured =
        amiss::capture([]() -> int { throw amiss::ApiException{billing::Code::plan_limit}; });
    CHECK(captured.error() == billing::Code::plan_limit);
}

void writing()
{
    const amiss::ApiError e =
        amiss::ApiError{cstar::Code::parameter_missing}.with_param("title").with_request_id("own");
    amiss::RequestInfo request{"req_a1B2c3D4e5F6", std::chrono::system_clock::now()};
    const amiss::RequestInfo none{}, only_id{"req_1"};
    char buffer[1024];
    amiss::Written w = amiss::write(cstar::envelope, e, request, buffer);
    CHECK(w.text.data() == buffer && w.text.size() == w.required);
    CHECK(w.text.find("req_a1B2c3D4e5F6") != w.text.npos && w.text.find("own") == w.text.npos);
    CHECK(amiss::write(cstar::envelope, e, none, buffer).text.find("own") != w.text.npos);
    CHECK(amiss::write(cstar::envelope, e, only_id, buffer, sizeof buffer).text.find("req_1") != w.text.npos);
    const std::size_t required = amiss::write(my_envelope, e, only_id, buffer).required;
    std::vector<char> exact(required + 1, '#');
    CHECK(amiss::write(my_envelope, e, only_id, exact.data(), required).text.size() == required && exact.back() == '#');
    const amiss::Written tight = amiss::write(my_envelope, e, only_id, exact.data(), required - 1);
    CHECK(tight.text.empty() && tight.required == required);
    amiss::Written f = amiss::write_fitted(my_envelope, e, only_id, exact.data(), required - 1);
    CHECK(
        f.text
        == R"({"ok":false,"fault":{"id":"parameter_missing","text":"The 'title' field is required.","where":"title"}})");
    CHECK(amiss::write_fitted(my_envelope, e, request, buffer, 10).text.empty());
    std::string s = amiss::to_string(billing_envelope, amiss::ApiError{billing::Code::plan_limit}, request);
    CHECK(s == R"({"code":"plan_limit","status":403,"message":"Your plan's limit is reached."})");

    request.rate_limit = amiss::RateLimit{1000, 0, 1774866600};
    request.doc_base = "https://example.com/errors#";
    amiss::ApiError limited{cstar::Code::rate_limit_exceeded};
    amiss::Response r = amiss::respond(cstar::envelope, limited.with_retry_after(60), request, buffer);
    std::map<std::string, std::string> headers;
    for (const auto& [name, value] : r.headers) headers.emplace(name, std::string_view(value));
    CHECK(r.status == 429 && r.body.find("https://example.com/errors#rate_limit_exceeded") != r.body.npos);
    CHECK(headers["Content-Type"] == "application/json" && headers["Retry-After"] == "60");
    CHECK(headers["X-RateLimit-Limit"] == "1000" && headers["X-RateLimit-Remaining"] == "0");
    CHECK(amiss::respond(cstar::envelope, amiss::ApiError{cstar::Code::key_expired}, {}, buffer)
              .headers.find("WWW-Authenticate")
          == "Bearer");
    CHECK(amiss::respond(billing_envelope, limited, request, buffer).headers.find("X-Request-Id")
          == "req_a1B2c3D4e5F6");
}

void reading()
{
    const std::string body =
        amiss::to_string(cstar::envelope, amiss::ApiError{cstar::Code::rate_limit_exceeded}.with_retry_after(9), {});
    const std::vector<std::pair<std::string, std::string>> headers{{"retry-after", "9"}};
    amiss::Received reply{429, body, headers};
    amiss::ApiError back = amiss::read(cstar::envelope, reply);
    CHECK(back == cstar::Code::rate_limit_exceeded && back.provenance() == amiss::Provenance::server);
    CHECK(back.retry_after() == std::chrono::seconds(9) && back.retryable());
    amiss::ApiError any = amiss::read_any(reply);
    CHECK(any == cstar::Code::rate_limit_exceeded);
    amiss::expected<void> ok = amiss::check(cstar::envelope, reply);
    CHECK(!ok.has_value() && ok.error() == cstar::Code::rate_limit_exceeded);
    CHECK(amiss::check(cstar::envelope, amiss::Received{204, ""}).has_value());
    CHECK(amiss::read(cstar::envelope, amiss::Received{502, "\xFF"}).provenance() == amiss::Provenance::synthesized);
    const amiss::ApiError made = amiss::ApiError{billing::Code::plan_limit}.with_param("seats");
    const std::string mine = amiss::to_string(my_envelope, made, {});
    amiss::ApiError own = amiss::read<billing::Code>(my_envelope, amiss::Received{403, mine, headers});
    CHECK(own.as<billing::Code>() == billing::Code::plan_limit && own.param() == "seats");
    CHECK(own.message() == "Your plan allows no more 'seats'.");
    CHECK(amiss::read(my_envelope, amiss::Received{403, mine}).name() == "plan_limit");
}

// An error of another catalogue keeps its name in any envelope, and a code without a catalogue becomes the fallback
// row.
void codes_of_other_catalogues()
{
    const amiss::ApiError foreign{std::make_error_code(std::errc::io_error)};
    CHECK(amiss::to_string(billing_envelope, foreign, {}).find(R"("internal","status":500)") != std::string::npos);
    CHECK(amiss::to_string(my_envelope, foreign, {}).find("internal_error") != std::string::npos);
    const amiss::ApiError other{cstar::Code::resource_not_found};
    CHECK(amiss::to_string(billing_envelope, other, {}).find(R"("resource_not_found","status":404)")
          != std::string::npos);
    const amiss::Received renamed{410, R"({"code":"plan_limit","status":403,"message":"m"})"};
    const amiss::ApiError wins = amiss::read(billing_envelope, renamed);
    CHECK(wins == billing::Code::plan_limit && wins.status() == amiss::HttpStatus::gone);
    const amiss::ApiError unknown =
        amiss::read(billing_envelope, amiss::Received{503, R"({"code":"moved_out","message":"m"})"});
    CHECK(unknown.name() == "moved_out" && unknown.retryable() && !unknown.as<billing::Code>());
    CHECK(unknown.code() == std::error_code(503, amiss::http_status_category()));
}

} // namespace

int main()
{
    returning_errors();
    setters_and_getters();
    comparisons();
    error_codes();
    writing();
    reading();
    codes_of_other_catalogues();
    return check::exit_status();
}
