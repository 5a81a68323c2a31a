// SPDX-License-Identifier: BSL-1.0
// The README's guide as a program: each region is a snippet in it, and main checks what the text says.
#include <amiss.hpp>

#include <boost/json.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// clang-format off: a table
// [own-catalogue]
namespace billing {

enum class Code { card_declined = 1, plan_limit };

constexpr auto amiss_catalog(Code) // found by argument-dependent look-up
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
                   "Your card was declined."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "plan_error",
                   "Your plan allows no more than {limit} tickets.").plain("Your plan's limit is reached.")
            .cause("The plan's limit is reached.").fix("Upgrade, or close tickets."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code) // std::error_code support; a wrong table stops the compiler
// [/own-catalogue]
// clang-format on

namespace {

namespace cstar = amiss::cstar;

void check(bool good, const char* what)
{
    if (good) return;
    std::fprintf(stderr, "guide: not as the README says: %s\n", what);
    std::exit(1);
}

struct Form {
    std::string title;
    std::string customer;
};
struct Ticket {
    std::string title;
};

amiss::expected<std::string> find_customer(const std::string& id)
{
    if (id.empty()) return amiss::fail(cstar::Code::resource_not_found);
    return id;
}

amiss::expected<void> check_quota(const std::string& customer)
{
    if (customer == "cus_full") return amiss::fail(billing::Code::plan_limit).with_detail("limit", 100);
    return {};
}

// [handler]
amiss::expected<Ticket> create(const Form& form)
{
    if (form.title.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("title");
    AMISS_ASSIGN(auto customer, find_customer(form.customer)); // the value, or return the error
    AMISS_TRY(check_quota(customer));                          // only return the error
    return Ticket{form.title};
}
// [/handler]

void handler_hands_errors_on()
{
    check(create({"", "cus_1"}).error() == cstar::Code::parameter_missing, "a missing title");
    check(create({"Help", ""}).error() == amiss::HttpStatus::not_found, "a customer that is not there");
    const auto full = create({"Help", "cus_full"});
    check(full.error() == billing::Code::plan_limit, "an error of another catalogue");
    check(create({"Help", "cus_1"}).has_value(), "a good form");
    // The other catalogue's error keeps its name and status in cStar's envelope.
    const std::string body = amiss::to_string(cstar::envelope, full.error());
    check(body.find(R"("code":"plan_limit","message":"Your plan allows no more than 100 tickets.")") != body.npos,
          "its body");
}

// [internals]
amiss::expected<Ticket> load(std::error_code disk)
{
    // A foreign code becomes the API's own 500; the code and the context stay inside.
    return amiss::fail(disk).with_context("tickets.db, page 7");
}
// [/internals]

void internals_stay_inside()
{
    const auto failed = load(std::make_error_code(std::errc::io_error));
    const amiss::ApiError& error = failed.error();
    check(error.cause() == std::errc::io_error, "the cause is kept");
    const std::string body = amiss::to_string(cstar::envelope, error);
    check(body.find("internal_error") != body.npos && body.find("tickets.db") == body.npos,
          "the body says nothing of it");

    // [log]
    char line[512];
    std::string_view text = amiss::log_line(error, line); // one line, escaped; known keys and tokens become ***
    // [/log]
    check(text.find("context=\"tickets.db, page 7\" cause=generic:5") != text.npos, "the log says it");
}

int parse(const std::string& text) { return text == "42" ? 42 : throw std::invalid_argument("no number: " + text); }

// [catch]
amiss::expected<int> ticket_number(const std::string& text)
{
    return amiss::capture([&] { return parse(text); }); // or, in a catch block of your own:
}

amiss::expected<int> ticket_number_by_hand(const std::string& text)
{
    try {
        return parse(text);
    } catch (...) {
        return amiss::fail(amiss::current_exception_error());
    }
}
// [/catch]

void exceptions_become_errors()
{
    check(ticket_number("42") == 42, "a value passes");
    for (const auto& result : {ticket_number("x"), ticket_number_by_hand("x")}) {
        check(result.error().status() == amiss::HttpStatus::internal_server_error, "an exception is a 500");
        check(result.error().context() == "no number: x", "what() is internal");
    }
}

// clang-format off: a layout
// [own-envelope]
inline constexpr auto my_envelope = amiss::envelope(billing::Code::card_declined, [] {
    return amiss::object(
        amiss::member("ok", false),
        amiss::member("fault", amiss::object(
            amiss::member("id", amiss::field::code),
            amiss::member("text", amiss::field::message),
            amiss::optional_member("where", amiss::field::param))),
        amiss::optional_member("trace", amiss::field::request_id));
});
// [/own-envelope]
// clang-format on

void envelope_works_both_ways()
{
    // [both-ways]
    amiss::ApiError declined = billing::Code::card_declined;
    std::string body = amiss::to_string(my_envelope, declined, {"req_1"});
    // {"ok":false,"fault":{"id":"card_declined","text":"Your card was declined."},"trace":"req_1"}

    amiss::ApiError back = amiss::read(my_envelope, amiss::Received{402, body});
    if (auto code = back.as<billing::Code>()) {
        switch (*code) { // the strong type again
        case billing::Code::card_declined: std::puts("declined"); break;
        case billing::Code::plan_limit: std::puts("plan limit"); break;
        }
    }
    // [/both-ways]
    check(body == R"({"ok":false,"fault":{"id":"card_declined","text":"Your card was declined."},"trace":"req_1"})",
          "the body");
    check(back == billing::Code::card_declined && back.request_id() == "req_1", "what is read back");
}

/// A response from an HTTP library. Any range of headers with `name` and `value`, or `first` and `second`, will do.
struct HttpReply {
    int status;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

std::vector<HttpReply> replies; // the responses of the server; the last one is sent next

HttpReply http_post(const std::string&, const std::string&)
{
    HttpReply reply = replies.back();
    replies.pop_back();
    return reply;
}

// [client]
amiss::expected<Ticket> create_remotely(const std::string& title)
{
    HttpReply reply = http_post("/tickets", title);
    AMISS_TRY(amiss::check(cstar::envelope, amiss::Received{reply.status, reply.body, reply.headers}));
    return Ticket{title}; // a 2xx; anything else has been returned as the error that the server had
}
// [/client]

// [retry]
amiss::expected<Ticket> create_patiently(const std::string& title)
{
    amiss::RetryPolicy policy; // 3 attempts, 1 s doubled up to 30 s with jitter, 60 s in all
    policy.base = std::chrono::milliseconds(1);
    return amiss::retry(policy, amiss::Idempotency::not_idempotent, [&] { return create_remotely(title); });
}
// [/retry]

void clients_read_and_retry()
{
    const amiss::ApiError busy = amiss::ApiError(cstar::Code::rate_limit_exceeded).with_retry_after(0);
    const amiss::ApiError broken = cstar::Code::database_error;
    const HttpReply refused{429, amiss::to_string(cstar::envelope, busy), {{"Retry-After", "0"}}};
    const HttpReply failed{500, amiss::to_string(cstar::envelope, broken), {}};
    replies = {{201, "{}", {}}, refused};
    check(create_patiently("Help").has_value(), "what was refused is repeated");
    replies = {{201, "{}", {}}, failed};
    check(create_patiently("Help").error() == cstar::Code::database_error, "what may have been done is not");

    // [any]
    amiss::ApiError error = amiss::read_any(amiss::Received{
        402,
        R"({"error":{"code":"card_declined","message":"Your card was declined.","doc_url":"https://example.com/d"}})"});
    // error.name() == "card_declined", error.message() == "Your card was declined.", error.doc_url() == …
    // [/any]
    check(error.name() == "card_declined" && error.message() == "Your card was declined.", "an unknown shape");
    check(error.doc_url() == "https://example.com/d", "its link");

    // [json]
    boost::json::value value = boost::json::value_from(error); // what the outside may see of it; value_to reads it back
    // [/json]
    check(value.at("code") == "card_declined", "a value");
    check(boost::json::value_to<amiss::ApiError>(value) == error, "and back");
}

} // namespace

int main()
{
    handler_hands_errors_on();
    internals_stay_inside();
    exceptions_become_errors();
    envelope_works_both_ways();
    clients_read_and_retry();
}
