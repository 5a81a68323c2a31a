// SPDX-License-Identifier: BSL-1.0
// Checks that making, returning, copying, writing, sending, logging and reading an error allocates nothing.
#include <amiss.hpp>
#include <amiss/adapt/opentelemetry.hpp>
#include <amiss/error_counters.hpp>
#include <amiss/log_json.hpp>
#include <amiss/rpc_status.hpp>
#include <amiss/server/service.hpp>

#include "../support/count_allocations.hpp"
#include "../support/shipped.hpp"
#include "check.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

using namespace std::chrono_literals;
using allocations::calls;
using allocations::counts;

// Sets what a typical server sets. Together it fits into the inline capacity of an error.
template <class Code>
amiss::expected<int> source(Code code)
{
    return amiss::fail(code)
        .with_param("priority")
        .with_request_id("req_a1B2c3D4e5F6")
        .with_retry_after(42)
        .with_detail("limit", 100)
        .with_violation("title", "Title is required");
}

template <class Code>
amiss::expected<void> through_try(Code code)
{
    AMISS_TRY(source(code));
    return {};
}

template <class Code>
amiss::expected<long> through_assign(Code code)
{
    AMISS_TRY(through_try(code));
    AMISS_ASSIGN(const long value, source(code));
    return value;
}

// The results are checked after the count is taken, because a failed check prints, and printing allocates.
struct Outcome {
    bool read_back = false;
    bool logged = false;
    bool whole = false;
    bool cut = false;
};

template <class Code, class Envelope>
Outcome work(const Envelope& envelope, Code code)
{
    Outcome outcome;
    amiss::expected<long> result = through_assign(code);
    amiss::ApiError error = std::move(result).error();
    error.with_timestamp(std::chrono::system_clock::time_point(1774866600s));
    error.with_context("shard 3").with_cause(std::make_error_code(std::errc::timed_out));
    amiss::ApiError copy = error;
    amiss::ApiError moved = std::move(copy);
    copy = moved;
    moved = std::move(copy);

    const amiss::RequestInfo request{"req_a1B2c3D4e5F6", std::chrono::system_clock::time_point(1774866600s)};
    char buffer[1024];
    const amiss::Written written = amiss::write(envelope, moved, request, buffer);
    outcome.whole = !written.text.empty() && !moved.truncated();
    char small[1024];
    const amiss::Written fitted = amiss::write_fitted(envelope, moved, request, small, written.required * 2 / 3);
    outcome.cut = fitted.text.size() < written.required;
    char body[1024];
    const amiss::Response response = amiss::respond(envelope, moved, request, body);
    char details[1024];
    const amiss::RpcResponse status = amiss::respond_rpc(envelope, moved, request, details);
    outcome.whole = outcome.whole && !status.details.empty();
    char line[512];
    outcome.logged = !amiss::log_line(moved, line).empty();
    char object[1024];
    outcome.logged = outcome.logged && !amiss::log_json(envelope, moved, request, object).empty();
    static amiss::ErrorCounters<Code> counters;
    counters.count(moved);
    for (const amiss::ErrorCount& row : counters) outcome.logged = outcome.logged && row.count <= 1;
    outcome.logged = outcome.logged && amiss::otel_attributes(envelope, moved).size() != 0
        && !amiss::otel_attributes(moved, 2).empty();

    const amiss::ApiError back =
        amiss::read(envelope, amiss::Received{response.status, written.text, response.headers});
    outcome.read_back = back.as<Code>() == code && back.message() == moved.message();
    return outcome;
}

template <class Code, class Envelope>
void allocates_nothing(const Envelope& envelope)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        const long before = calls;
        const Outcome outcome = work(envelope, static_cast<Code>(row.value));
        const long after = calls;
        if (!CHECK(after == before)) std::fprintf(stderr, "%s: %ld calls\n", row.name.data(), after - before);
        CHECK(outcome.whole && outcome.cut && outcome.logged && outcome.read_back);
    }
}

// Proves that the counter sees allocations, so that a count of 0 means something.
void the_counter_works()
{
    CHECK(counts([] {
        const std::string text(1000, 'x');
        const char* volatile seen = text.data();
        CHECK(*seen == 'x');
    }));
    CHECK(counts([] {
        void* volatile block = std::malloc(100);
        std::free(block);
    }));
    CHECK(counts([] {
        void* volatile block = std::calloc(10, 10);
        std::free(block);
    }));
    CHECK(counts([] {
        void* volatile block = std::realloc(nullptr, 10);
        std::free(block);
    }));
    CHECK(counts([] {
        void* volatile block = std::aligned_alloc(64, 64);
        std::free(block);
    }));
    CHECK(counts([] {
        const std::string name = std::make_error_code(std::errc::timed_out).message() + std::string(64, '.');
        CHECK(!name.empty());
    }));
    CHECK(counts([] {
        amiss::ApiError error = amiss::cstar::Code::internal_error;
        error.with_message(
            std::string_view("a text that does not fit into the room inside the error: ............."
                             "........................................................................"
                             "........................................................................"
                             "........................................................................"));
        CHECK(error.message().size() > 232);
    }));
}

/// The most bytes of a text with which `make` allocates nothing; `make` gets the text.
template <class Make>
std::size_t most_without_allocation(Make make)
{
    static const std::string text(300, 'x');
    std::size_t size = 0;
    while (size < text.size() && !counts([&] { make(std::string_view(text).substr(0, size + 1)); })) ++size;
    return size;
}

// The sizes from which on an error allocates, as docs/limits.md gives them.
void the_inline_room_is_as_documented()
{
    using amiss::ApiError;
    using Text = std::string_view;
    using amiss::cstar::Code;
    const auto most = [](auto make) { return most_without_allocation(make); };

    CHECK(most([](Text text) { ApiError(Code::internal_error).with_message(text); }) == 228);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_message(text).with_message(text); }) == 228);
    CHECK(most([](Text text) {
              ApiError(Code::internal_error).with_message("a").with_message(text).with_message("b").with_message(text);
          })
          == 228);
    CHECK(
        most([](Text text) { ApiError(Code::internal_error).with_context("c").with_message(text).with_message(text); })
        == 223);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_message(text).with_retry_after(3); }) == 216);
    CHECK(most([](Text text) {
              ApiError(Code::internal_error).with_message(text).with_retry_after(3).with_retry_after(4);
          })
          == 216);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_param(text); }) == 228);
    CHECK(most([](Text text) { ApiError(Code::parameter_missing).with_param(text); }) == 99);
    CHECK(most([](Text text) { ApiError(Code::parameter_missing).with_param(text).with_param(text); }) == 99);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_violation("f", text); }) == 223);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_violation("f", text, "code"); }) == 211);
    CHECK(most([](Text text) {
              ApiError(Code::internal_error).with_violation(amiss::violation("f", text, "code").detail("k", 1));
          })
          == 204);

    CHECK(most([](Text text) { ApiError(Code::internal_error).with_detail("a", text); }) == 220);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_detail("a", text).with_detail("a", text); }) == 220);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_detail("a", text).with_detail("b", text); }) == 106);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_detail("a", text).with_detail("b", 1); }) == 214);
    CHECK(most([](Text text) { ApiError(Code::internal_error).with_detail("a", 1).with_detail("b", text); }) == 214);
}

// An event is written without an allocation. A stream that is read has one block, and one for types and one for ids, whatever
// its length.
void streams_have_one_block()
{
    const auto& envelope = amiss::codespar::envelope;
    const amiss::ApiError error = amiss::codespar::Code::rate_limited;
    char buffer[512];
    long before = calls;
    const amiss::Written event = amiss::write_event(envelope, error, {"req_1"}, buffer);
    CHECK(calls == before && !event.text.empty());

    const std::string_view piece = "event: a\nid: 7\n: comment\ndata: 1\ndata: 2\n\nevent: b\ndata: {\"x\":";
    amiss::EventStream stream;
    before = calls;
    for (int round = 0; round < 1000; ++round) {
        stream.feed(piece);
        while (amiss::read_event(envelope, stream).value_or(amiss::Event())) {
        }
        stream.feed("1}\n\n");
        CHECK(stream.next().data == "{\"x\":1}");
    }
    stream.feed(event.text);
    CHECK(calls <= before + 6); // the block grows a few times in the beginning
    const auto back = amiss::read_event(envelope, stream);
    CHECK(!back && back.error() == amiss::codespar::Code::rate_limited);
    CHECK(calls <= before + 6);
    for (int round = 0; round < 10'000; ++round) { // an event that never comes to its end, with comments
        stream.feed(": still there\n");
        CHECK(stream.next().kind == amiss::EventKind::incomplete);
    }
    CHECK(calls <= before + 6);
}

// An error of a set is found without an allocation, with its text inside it or on the heap.
void a_hash_is_computed()
{
    for (const std::size_t size : {10U, 1000U}) {
        amiss::ApiError error(amiss::cstar::Code::parameter_missing);
        error.with_param("title").with_violation("title", std::string(size, 'x'), "wrong").with_context("inside");
        std::size_t hash = 0;
        CHECK(!counts([&] { hash = std::hash<amiss::ApiError>()(error); }));
        CHECK(hash != 0);
    }
}

// An error of a handler is answered without an allocation: its route is found, its path is decoded, an id is made.
void a_service_answers_an_error()
{
    amiss::Service<> api(amiss::cstar::envelope, amiss::codespar::envelope);
    api.get("/tickets/{id}", [](const amiss::Request& request) -> amiss::expected<std::string> {
        return amiss::fail(amiss::cstar::Code::internal_error).with_param(request.path_param("id"));
    });
    long told = 0;
    api.on_error([&told](const amiss::ApiError&, const amiss::Request&) { ++told; });
    const std::pair<std::string_view, std::string_view> headers[] = {
        {"Accept", "application/json"}, {"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}};
    for (const std::string_view target : {"/tickets/7", "/tickets/%37", "/nowhere"}) {
        std::size_t sent = 0;
        amiss::Request request("GET", target, {}, headers);
        const long before = calls;
        api.answer(request, [&sent](const amiss::Answer& answer) {
            sent = answer.body.size();
            answer.for_each_header([&sent](std::string_view name, std::string_view) { sent += name.size(); });
        });
        CHECK(calls == before && sent != 0);
    }
    CHECK(told == 3);
}

} // namespace

int main()
{
    the_counter_works();
    a_hash_is_computed();
    a_service_answers_an_error();
    the_inline_room_is_as_documented();
    streams_have_one_block();
    for_each_envelope([](const char*, const auto& envelope, auto any) { allocates_nothing<decltype(any)>(envelope); });
    for_each_envelope([](const char*, const auto& envelope, auto any) {
        allocates_nothing<decltype(any)>(amiss::negotiate("text/html;q=0.5, application/*", envelope));
        const char* const accept = "nonsense, a/b;x=\"1, 2\";q=0.5, application/*+json;q=0.1";
        CHECK(!counts([&] { static_cast<void>(amiss::negotiate(accept, envelope, amiss::cstar::envelope)); }));
    });
    return check::exit_status();
}
