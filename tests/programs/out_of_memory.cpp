// SPDX-License-Identifier: BSL-1.0
// Checks errors when there is no memory: they are still made, text is cut on a code point, and a body is still written.
//
// Replaces operator new by one that fails on demand.
#include <amiss.hpp>

#include "check.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

bool exhausted = false;
long refused = 0;

void* allocate(std::size_t size) noexcept
{
    if (!exhausted) return std::malloc(size);
    ++refused;
    return nullptr;
}

} // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new(std::size_t size)
{
    if (void* block = allocate(size)) return block;
    std::abort(); // the error path may use only the operator new that returns null
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }

namespace {

using amiss::ApiError;
using amiss::cstar::Code;

struct Exhausted {
    Exhausted() { exhausted = true; }
    ~Exhausted() { exhausted = false; }
};

bool is_whole_utf8(std::string_view text)
{
    while (!text.empty()) {
        const amiss::detail::Utf8Step step = amiss::detail::next_scalar(text);
        if (!step.well_formed) return false;
        text.remove_prefix(step.size);
    }
    return true;
}

// Checks that a response to `error` can be written at every capacity.
void can_be_sent(const ApiError& error)
{
    char buffer[2048];
    const amiss::Response response = amiss::respond(amiss::cstar::envelope, error, {"req_1"}, buffer);
    CHECK(response.status == amiss::to_int(error.status()));
    CHECK(amiss::detail::is_json(response.body) && response.body.find("req_1") != std::string_view::npos);
    for (std::size_t capacity = 0; capacity <= response.body.size(); ++capacity) {
        const amiss::Written written = amiss::write_fitted(amiss::cstar::envelope, error, {}, buffer, capacity);
        CHECK(written.text.empty() || amiss::detail::is_json(written.text));
    }
    char line[256];
    CHECK(!amiss::log_line(error, line).empty());
}

void text_is_cut_on_a_code_point()
{
    for (std::size_t shift = 0; shift < 4; ++shift) {
        std::string text(shift, 'x');
        while (text.size() < 600) text += "\xF0\x9F\x98\x80";
        const Exhausted none;
        ApiError error = ApiError(Code::parameter_missing).with_message(text);
        CHECK(error.truncated());
        CHECK(error == Code::parameter_missing);
        CHECK(error.message().size() > 190 && error.message().size() <= 232);
        CHECK(text.compare(0, error.message().size(), error.message()) == 0);
        CHECK(is_whole_utf8(error.message()));
        can_be_sent(error);
    }
}

void every_setter_works_on_a_full_error()
{
    const std::string text(500, 't');
    const Exhausted none;
    ApiError error = ApiError(Code::rate_limit_exceeded).with_param(text);
    CHECK(error.truncated() && error.param().size() <= 232);
    error.with_message(text)
        .with_request_id(text)
        .with_doc_url(text)
        .with_context(text)
        .with_retry_after(9)
        .with_detail(text, text)
        .with_detail("k", 1)
        .with_violation(text, text)
        .with_violation("f", "m")
        .with_violation("f", "m", "c")
        .with_violation(amiss::violation("f", Code::parameter_missing).detail("k", text))
        .with_rate_limit({1, 2, 3})
        .with_timestamp(std::chrono::system_clock::time_point())
        .with_cause(std::make_error_code(std::errc::io_error));
    CHECK(error.truncated() && error == Code::rate_limit_exceeded);
    can_be_sent(error);
    ApiError copy = error;
    ApiError moved = std::move(copy);
    copy = moved;
    CHECK(copy == error && copy.truncated());
}

// Each text is as long as the one that it replaces, so there is always room for it.
void a_replaced_text_is_whole()
{
    for (const std::size_t size : {100U, 114U, 150U, 228U}) {
        const Exhausted none;
        ApiError error = ApiError(Code::internal_error);
        for (const char c : {'a', 'b', 'c'}) {
            char text[228];
            std::memset(text, c, size);
            error.with_message({text, size});
            CHECK(error.message() == std::string_view(text, size));
        }
        CHECK(!error.truncated());
        const std::string_view shorter = error.message().substr(7);
        error.with_message(shorter); // a part of itself
        CHECK(error.message().size() == size - 7 && error.message().find_first_not_of('c') == std::string_view::npos);
        CHECK(!error.truncated());
    }
}

// A text that is longer than what it replaces takes all the room that there is.
void a_longer_text_takes_the_room_of_the_old_one()
{
    const Exhausted none;
    char text[400];
    std::memset(text, 't', sizeof text);
    ApiError error = ApiError(Code::internal_error).with_message({text, 150}).with_context("kept");
    error.with_message({text, sizeof text});
    CHECK(error.truncated() && error.message().size() == 232 - 4 - 8);
    CHECK(error.context() == "kept");
}

void a_number_on_a_full_error_is_the_new_one()
{
    const Exhausted none;
    char text[232 - 3 * 4 - 8 - 24];
    std::memset(text, 't', sizeof text);
    ApiError error = ApiError(Code::internal_error).with_retry_after(5).with_rate_limit({1, 2, 3});
    error.with_context({text, sizeof text}).with_retry_after(7).with_rate_limit({4, 5, 6});
    CHECK(!error.truncated() && error.retry_after() == std::chrono::seconds(7));
    CHECK(error.rate_limit() == amiss::RateLimit{4, 5, 6});
}

// A number is stored whole or not at all, because a cut number would be a different one.
void numbers_are_not_cut()
{
    for (std::size_t size = 150; size <= 232; ++size) {
        const std::string text(size, 't');
        const Exhausted none;
        const ApiError error = ApiError(Code::internal_error)
                                   .with_context(text)
                                   .with_retry_after(77)
                                   .with_rate_limit({1, 2, 3})
                                   .with_cause(std::make_error_code(std::errc::io_error));
        CHECK(!error.retry_after() || error.retry_after()->count() == 77);
        CHECK(!error.rate_limit() || *error.rate_limit() == amiss::RateLimit{1, 2, 3});
        CHECK(!error.cause() || error.cause() == std::errc::io_error);
        CHECK(error.truncated()
              == (!error.retry_after() || !error.rate_limit() || !error.cause() || error.context().size() < size));
    }
}

void a_copy_of_a_large_error_keeps_what_fits()
{
    const std::string text(300, 't');
    ApiError large = ApiError(Code::parameter_missing).with_param("title").with_message(text).with_request_id("req_1");
    CHECK(!large.truncated());
    const Exhausted none;
    const ApiError copy = large;
    CHECK(copy.truncated() && copy == Code::parameter_missing && copy.param() == "title");
    CHECK(!copy.message().empty() && text.compare(0, copy.message().size(), copy.message()) == 0);
    CHECK(!large.truncated() && large.message() == text);
    const ApiError moved = std::move(large);
    CHECK(!moved.truncated() && moved.message() == text);
    can_be_sent(copy);
}

// A code and details are stored whole or not at all: a part of a code would be another code.
void codes_and_details_of_violations_are_not_cut()
{
    for (std::size_t size = 100; size <= 232; ++size) {
        const std::string text(size, 't');
        const Exhausted none;
        ApiError error = ApiError(Code::internal_error).with_context(text);
        error.with_violation("f", "message", "code")
            .with_violation(amiss::violation("g", "message", "code").detail("k", "a\tb"));
        for (const amiss::Violation& violation : error.violations()) {
            CHECK(violation.code.empty() || violation.code == "code");
            CHECK(violation.details().empty() || violation.details() == R"({"k":"a\tb"})");
            CHECK(violation.details().empty() || violation.detail("k") == "a\tb");
            CHECK(std::string_view("message").substr(0, violation.message.size()) == violation.message);
        }
        const bool is_whole = error.violations().size() == 2 && error.violations()[0].code == "code"
            && error.violations()[1].detail("k") == "a\tb";
        CHECK(is_whole == !error.truncated());
        const ApiError copy = error;
        CHECK(copy == error);
        can_be_sent(error);
    }
    ApiError large = ApiError(Code::internal_error).with_context(std::string(150, 't'));
    large.with_violation("f", "message", "code")
        .with_violation(amiss::violation("g", std::string(300, 'm'), "code").detail("k", 1));
    const Exhausted none;
    const ApiError copy = large;
    CHECK(copy.truncated() && copy.violations().size() == 1 && copy.violations()[0].code == "code");
}

void errors_are_returned_and_read()
{
    const std::string long_text(400, 'l');
    const std::string body = R"({"success":false,"error":{"type":"api_error","code":"database_error","message":")"
        + long_text + R"(","param":")" + long_text + R"("}})";
    const Exhausted none;
    const auto fails = [&]() -> amiss::expected<std::string> {
        return amiss::fail(Code::database_error).with_message(long_text);
    };
    const auto frame = [&]() -> amiss::expected<int> {
        AMISS_TRY(fails());
        return 1;
    };
    CHECK(frame().error() == Code::database_error && frame().error().truncated());
    const ApiError read = amiss::read(amiss::cstar::envelope, amiss::Received{503, body});
    CHECK(read == Code::database_error && read.truncated() && is_whole_utf8(read.message()));
    CHECK(amiss::read(amiss::cstar::envelope, amiss::Received{503, long_text}).status()
          == amiss::HttpStatus::service_unavailable);
}

// Whether a call is repeated, and when, and what a support ticket needs, does not depend on how long the message is.
void numbers_the_code_and_the_id_come_before_texts()
{
    using amiss::Received;
    const std::string long_text(10000, 'l');
    const std::string escaped = R"(\u00e9\n)" + long_text + R"(\n)";
    for (const std::string& message : {long_text, escaped}) {
        for (const char* const code : {"new_code_of_theirs", R"(new_\u0063ode_of_theirs)"}) {
            const std::string end = R"("code":")" + std::string(code) + R"(","request_id":"req_a1B2c3D4e5F6"})";
            const std::string known = R"({"error":{"message":")" + message + R"(","param":")" + long_text
                + R"(","type":"t",)" + end + R"(,"success":false})";
            const std::string unknown = R"({"fault":{"message":")" + message + R"(",)" + end + "}";
            const Exhausted none;
            for (const ApiError& error :
                 {amiss::read(amiss::cstar::envelope, Received{429, known, {{"Retry-After", "3600"}}}),
                  amiss::read_any(Received{429, known, {{"Retry-After", "3600"}}}),
                  amiss::read_any(Received{429, unknown, {{"Retry-After", "3600"}}}),
                  amiss::check(amiss::cstar::envelope, Received{200, known, {{"Retry-After", "3600"}}}).error()}) {
                CHECK(error.truncated());
                CHECK(error.name() == "new_code_of_theirs");
                CHECK(error.request_id() == "req_a1B2c3D4e5F6");
                CHECK(error.retry_after() == std::chrono::seconds(3600));
                CHECK(error.message().size() > 40 && is_whole_utf8(error.message()));
                const ApiError copy = error;
                CHECK(copy == error);
            }
        }
    }
    const std::string row = R"({"error":{"type":"","message":")" + long_text
        + R"(","code":"rate_limit_exceeded"},"success":false,"meta":{"requestId":"req_1","timestamp":"2026-03-30T10:30:00Z"}})";
    const Exhausted none;
    const ApiError typed =
        amiss::read(amiss::cstar::envelope, Received{429, row, {{"Retry-After", "3600"}, {"X-RateLimit-Limit", "9"}}});
    CHECK(typed == Code::rate_limit_exceeded && typed.retry_after() == std::chrono::seconds(3600));
    CHECK(typed.timestamp() && typed.rate_limit() && typed.rate_limit()->limit == 9 && typed.request_id() == "req_1");
    CHECK(typed.message().size() > 100 && long_text.compare(0, typed.message().size(), typed.message()) == 0);
}

void a_setter_of_a_number_takes_room_from_a_text()
{
    const std::string long_text(10000, 'l');
    const Exhausted none;
    const ApiError error =
        ApiError(Code::internal_error).with_message(long_text).with_retry_after(3600).with_request_id("req_1");
    CHECK(error.retry_after() == std::chrono::seconds(3600) && error.request_id() == "req_1");
    CHECK(error.truncated() && error.message().size() == 232 - 4 - 12 - 9);
}

void numbers_and_the_code_of_headers_come_before_texts()
{
    const std::string code(128, 'c'), id(128, 'i');
    const std::pair<std::string_view, std::string_view> headers[] = {{"X-Request-Id", id},
                                                                     {"X-Error-Code", code},
                                                                     {"X-RateLimit-Remaining", "7"},
                                                                     {"Retry-After", "3600"}};
    const Exhausted none;
    const ApiError error = amiss::read_any(amiss::Received{503, "", headers});
    CHECK(error.retry_after() == std::chrono::seconds(3600));
    CHECK(error.rate_limit() && error.rate_limit()->remaining == 7);
    CHECK(error.name() == code);
    CHECK(error.truncated() && error.request_id().size() < id.size());
}

void memory_is_used_again_when_there_is_some()
{
    const std::string text(300, 't');
    ApiError error = Code::internal_error;
    {
        const Exhausted none;
        error.with_message(text);
    }
    CHECK(error.message().size() < text.size());
    CHECK(error.with_message(text).message() == text);
}

// A body that needs a copy to be read is of no use without memory; one that is read where it is needs none.
void a_body_that_is_not_quite_json()
{
    const std::string_view body = R"({"error":"Gone\ud800","code":"NOT_FOUND"})";
    const std::string_view cut = "\xEF\xBB\xBF{\"error\":\"Gone\",\"code\":\"NOT_FOUND\"}x";
    for (const bool any : {false, true}) {
        const auto read = [any](std::string_view text) {
            const amiss::Received received{404, text};
            return any ? amiss::read_any(received) : amiss::read(amiss::onestack::envelope, received);
        };
        CHECK(read(body) == amiss::onestack::Code::not_found);
        const Exhausted no_memory;
        const ApiError error = read(body);
        CHECK(error.provenance() == amiss::Provenance::synthesized && error.malformed());
        CHECK(error == amiss::HttpStatus::not_found);
        CHECK(read(cut) == amiss::onestack::Code::not_found && read(cut).message() == "Gone");
    }
}

void a_stream_is_lost_and_says_so()
{
    const std::string piece = "data: 1\n\ndata: " + std::string(1000, 'x') + "\n\n";
    amiss::EventStream stream;
    stream.feed("data: 0\n\n");
    CHECK(stream.next().data == "0");
    const Exhausted none;
    stream.feed(piece);
    CHECK(stream.fault() == amiss::StreamFault::out_of_memory);
    const auto lost = amiss::read_event(amiss::cstar::envelope, stream);
    CHECK(!lost && lost.error() == amiss::client::Code::stream_error && lost.error().malformed());
    stream.feed("data: 2\n\n");
    CHECK(amiss::read_event(amiss::cstar::envelope, stream)->kind == amiss::EventKind::end);

    // Type and id have memory of their own: without it, they are empty.
    for (const std::string_view field : {"id: 7\n", "event: failure\n"}) {
        amiss::EventStream named;
        exhausted = false;
        named.feed(std::string(field) + "data: 1\n\n");
        exhausted = true;
        const amiss::Event event = named.next();
        CHECK(event.kind == amiss::EventKind::end && named.fault() == amiss::StreamFault::out_of_memory);
        CHECK(event.id.empty() && (event.type == "message" || event.type.empty()));
    }

    // A cut error is read from a copy, without which it is as any other cut.
    amiss::EventStream cut;
    exhausted = false;
    cut.feed("event: error\ndata: {\"success\":false,\"error\":{\"code\":\"internal_error\",");
    cut.end();
    exhausted = true;
    const auto error = amiss::read_event(amiss::cstar::envelope, cut);
    CHECK(!error && error.error() == amiss::client::Code::stream_error);
}

} // namespace

int main()
{
    a_stream_is_lost_and_says_so();
    text_is_cut_on_a_code_point();
    every_setter_works_on_a_full_error();
    a_replaced_text_is_whole();
    a_longer_text_takes_the_room_of_the_old_one();
    a_number_on_a_full_error_is_the_new_one();
    numbers_are_not_cut();
    a_copy_of_a_large_error_keeps_what_fits();
    codes_and_details_of_violations_are_not_cut();
    errors_are_returned_and_read();
    numbers_the_code_and_the_id_come_before_texts();
    a_setter_of_a_number_takes_room_from_a_text();
    a_body_that_is_not_quite_json();
    numbers_and_the_code_of_headers_come_before_texts();
    memory_is_used_again_when_there_is_some();
    CHECK(refused > 100);
    return check::exit_status();
}
