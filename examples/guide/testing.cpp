// SPDX-License-Identifier: BSL-1.0
// Tests of handlers, clients, retries and envelopes: the snippets of docs/testing.md, and their proof.
#include <amiss.hpp>

#include "expect.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <vector>

// --- what is tested ---------------------------------------------------------------------------------------------------

namespace billing {

enum class Code { field_missing = 1, plan_limit, busy, internal };

// clang-format off: a table and a layout
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::field_missing, "field_missing", HttpStatus::bad_request, "", "'{param}' is required.")
            .plain("A field is required."),
        amiss::row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "", "At most {limit} tickets.")
            .plain("Your plan's limit is reached."),
        amiss::row(Code::busy, "busy", HttpStatus::too_many_requests, "", "Too many requests."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something went wrong."));
}

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(
        amiss::member("code", amiss::field::code),
        amiss::member("message", amiss::field::message),
        amiss::optional_member("param", amiss::field::param),
        amiss::optional_member("details", amiss::field::details),
        amiss::optional_member("request_id", amiss::field::request_id));
});
// clang-format on

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)

namespace billing {

// [handler]
amiss::expected<int> create_ticket(std::string_view title, int open)
{
    if (title.empty()) return amiss::fail(Code::field_missing).with_param("title");
    if (open >= 3) return amiss::fail(Code::plan_limit).with_detail("limit", 3).with_context("team 7");
    return open + 1;
}

// [/handler]

} // namespace billing

using billing::Code;

// --- out of memory ----------------------------------------------------------------------------------------------------

// [no-memory]
bool memory_is_left = true;

void* operator new(std::size_t size, const std::nothrow_t&) noexcept // the only one that an error calls
{
    return memory_is_left ? std::malloc(size) : nullptr;
}
void operator delete(void* block) noexcept { std::free(block); }
// [/no-memory]
// The others, so that each block is freed as it was allocated.
[[gnu::noinline]] void* operator new(std::size_t size)
{
    if (void* block = std::malloc(size)) return block;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }

void out_of_memory()
{
    // [truncated]
    const std::string text(500, 'x');
    memory_is_left = false;
    amiss::ApiError error = amiss::ApiError(Code::internal).with_message(text);
    memory_is_left = true;

    expect(error.truncated(), "there was no memory for the whole message");
    expect(error == Code::internal, "the code is not touched");
    expect(!error.message().empty() && error.message().size() < text.size(), "the message is cut");

    char buffer[64]; // too small for the message as it is
    const amiss::Response response = amiss::respond(billing::envelope, error, {}, buffer);
    expect(response.status == 500 && response.body.size() <= sizeof buffer, "there is a response all the same");
    expect(response.body.substr(0, 30) == R"({"code":"internal","message":")", "and its body begins as usual");
    expect(response.body.substr(response.body.size() - 2) == R"("})", "and is closed");
    // [/truncated]
}

// --- handlers ---------------------------------------------------------------------------------------------------------

void handlers()
{
    // [error]
    const amiss::expected<int> result = billing::create_ticket("Printer", 3);
    expect(!result, "the third ticket is the last");
    const amiss::ApiError& error = result.error();
    expect(error == Code::plan_limit, "the code");
    expect(error == amiss::HttpStatus::forbidden, "the status");
    expect(error.message() == "At most 3 tickets.", "the text for people");
    expect(error.detail("limit") == "3", "one detail, as JSON text");
    expect(error.details() == R"({"limit":3})", "all of them");
    expect(error.param().empty() && error.violations().empty(), "nothing else");
    expect(error.context() == "team 7", "what only the log has");
    expect(billing::create_ticket("", 0).error().param() == "title", "the parameter at fault");
    expect(billing::create_ticket("Printer", 0) == 1, "a value");
    // [/error]

    // [whole-error]
    expect(billing::create_ticket("", 0).error() == amiss::ApiError(Code::field_missing).with_param("title"),
           "the code, the message, the parameter, and nothing besides");
    // [/whole-error]

    // [body]
    char buffer[512];
    const amiss::RequestInfo request{"req_1"};
    const amiss::Response response = amiss::respond(billing::envelope, error, request, buffer);
    expect(response.status == 403, "the status of the response");
    expect(response.headers.find("Content-Type") == "application/json", "a header");
    expect(response.body
               == R"({"code":"plan_limit","message":"At most 3 tickets.","details":{"limit":3},"request_id":"req_1"})",
           "the body");
    expect(response.body.find("team 7") == std::string_view::npos, "nothing internal");
    // [/body]
}

// --- a check of codes -------------------------------------------------------------------------------------------------

// [has-code]
template <class T, class What>
bool has_code(const amiss::expected<T>& result, What code)
{
    return !result && result.error() == code;
}
// [/has-code]

void codes()
{
    // [has-code-used]
    expect(has_code(billing::create_ticket("", 0), Code::field_missing), "a code");
    expect(has_code(billing::create_ticket("", 0), amiss::HttpStatus::bad_request), "or a status");
    // [/has-code-used]
    expect(!has_code(billing::create_ticket("", 0), Code::plan_limit), "another code does not match");
    expect(!has_code(billing::create_ticket("a", 0), Code::plan_limit), "a value does not match");
}

// --- retries ----------------------------------------------------------------------------------------------------------

struct TestTime : amiss::RetryEnvironment {
    std::chrono::milliseconds time{0};
    std::vector<std::chrono::milliseconds> sleeps;
    std::string reasons;

    std::chrono::milliseconds now() const { return time; }
    void sleep(std::chrono::milliseconds delay)
    {
        time += delay;
        sleeps.push_back(delay);
    }
    double random() const { return 0.5; }
    void observe(const amiss::RetryEvent& event) { reasons.append(to_string(event.decision.reason)) += ' '; }
};

void retries()
{
    using namespace std::chrono_literals;
    using Sleeps = std::vector<std::chrono::milliseconds>;
    TestTime world;
    const amiss::RetryPolicy policy; // 3 attempts, 1 s doubled, full jitter
    const auto result = amiss::retry(
        policy, amiss::Idempotency::not_idempotent,
        [&](int number) -> amiss::expected<int> {
            world.time += 100ms; // each attempt takes a while
            if (number == 1) return amiss::fail(Code::busy).with_retry_after(5s);
            if (number == 2) return amiss::fail(Code::busy);
            return 7;
        },
        world);
    expect(result == 7, "the third attempt succeeds");
    expect(world.sleeps == Sleeps{5500ms, 1000ms}, "5 s and half of the jitter of 1 s, then half of 2 s");
    expect(world.time == 6800ms, "three attempts and two sleeps");
    expect(world.reasons == "retry retry succeeded ", "why");

    TestTime other;
    int calls = 0;
    const auto failed = amiss::retry(
        policy, amiss::Idempotency::not_idempotent,
        [&]() -> amiss::expected<int> {
            ++calls;
            return amiss::fail(Code::internal);
        },
        other);
    expect(has_code(failed, Code::internal) && calls == 1, "a 500 may have taken effect");
    expect(other.sleeps.empty() && other.reasons == "not_idempotent ", "so it is not repeated");
}

// --- clients ----------------------------------------------------------------------------------------------------------

void clients()
{
    const std::string_view body = R"({"code":"busy","message":"Too many requests."})";
    const amiss::ApiError error =
        amiss::read(billing::envelope, amiss::Received{429, body, {{"Retry-After", "3"}, {"X-Request-Id", "req_9"}}});
    expect(error == Code::busy, "the code");
    expect(error.retry_after() == std::chrono::seconds(3), "the delay, from the header");
    expect(error.request_id() == "req_9", "the request id, from the header");
    expect(error.provenance() == amiss::Provenance::server && !error.malformed(), "a good body");

    const amiss::ApiError gateway = amiss::read(billing::envelope, amiss::Received{502, "<html>Bad Gateway</html>"});
    expect(gateway == amiss::HttpStatus::bad_gateway && !gateway.as<Code>(), "only the status is known");
    expect(gateway.provenance() == amiss::Provenance::synthesized && gateway.malformed(), "the body was of no use");

    expect(amiss::check(billing::envelope, amiss::Received{201, "{}"}).has_value(), "a 2xx is a value");

    // [date]
    const auto now = std::chrono::system_clock::from_time_t(784111777); // Sun, 06 Nov 1994 08:49:37 GMT
    const amiss::ApiError later =
        amiss::read(billing::envelope,
                    amiss::Received{429, body, {{"Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT"}}, now});
    expect(later.retry_after() == std::chrono::seconds(30), "a date counts from the time that you give");
    // [/date]
}

// --- envelopes --------------------------------------------------------------------------------------------------------

// [fuzz]
// An error of your own, made from the input: what is written is read back as the same error.
void check_own_error(std::string_view input)
{
    amiss::ApiError error = Code::field_missing;
    std::string text; // well-formed and not empty: ill-formed bytes are written as U+FFFD
    for (const char c : input) text += static_cast<char>(c & 0x7F);
    if (!text.empty()) error.with_param(text).with_detail("text", text);
    if (amiss::is_request_id(text)) error.with_request_id(text); // no other is sent
    if (text.size() > 9000) return; // a body has at most 64 KiB, and an escape takes six bytes

    const std::string body = amiss::to_string(billing::envelope, error);
    const amiss::ApiError back = amiss::read(billing::envelope, amiss::Received{error.status(), body});
    expect(back == error, "read(write(e)) == e");
    expect(back.as<Code>() == Code::field_missing && !back.malformed(), "typed again");
}

// Any body: reading never fails, and what was read is written as a body that reads as the same body.
void check_foreign_body(std::string_view body)
{
    const amiss::ApiError error = amiss::read(billing::envelope, amiss::Received{400, body});
    const std::string once = amiss::to_string(billing::envelope, error);
    if (once.size() > 65536) return;
    const amiss::ApiError again = amiss::read(billing::envelope, amiss::Received{400, once});
    expect(again.provenance() == amiss::Provenance::server, "a body of yours is understood");
    expect(amiss::to_string(billing::envelope, again) == once, "written again, it is the same");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    check_own_error(input);
    check_foreign_body(input);
    return 0;
}
// [/fuzz]

void envelopes()
{
    std::vector<std::string> inputs{"",
                                    "{}",
                                    "[",
                                    "\"\\\n",
                                    R"({"code":"busy","message":"m"})",
                                    R"({"code":7})",
                                    R"({"code":"of another","message":"","details":{"a":[1,2],"b":null}})",
                                    R"({"code":"x","message":"\u00e9\ud83d\ude00","param":null,"request_id":5})"};
    std::uint32_t state = 1;
    for (int round = 0; round < 2000; ++round) { // mutations of the last one, the same in every run
        std::string input = inputs[7];
        for (int change = 0; change < 3; ++change) {
            state = state * 1664525U + 1013904223U;
            input[(state >> 8U) % input.size()] = static_cast<char>(state >> 24U);
        }
        inputs.push_back(input);
    }
    for (const std::string& input : inputs)
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

#if !defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
int main()
{
    handlers();
    codes();
    retries();
    clients();
    out_of_memory();
    envelopes();
    std::puts("testing: as the page says");
}
#endif
