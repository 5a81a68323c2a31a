// SPDX-License-Identifier: BSL-1.0
// Makes, moves, copies, writes and logs errors of every size, and checks each byte that comes out. Under MemorySanitizer,
// which knows what is initialised, this shows whether anything depends on a byte that is not.
//
// Without GoogleTest, streams, std::string and real numbers: a library without MemorySanitizer would write them, and all
// that it writes counts as uninitialised.
#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/expected.hpp>
#include <amiss/log.hpp>
#include <amiss/respond.hpp>
#include <amiss/retry_policy.hpp>
#include <amiss/write.hpp>

#include "check.hpp"

#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#include <sanitizer/msan_interface.h>
#define AMISS_TEST_INITIALIZED(at, size) __msan_check_mem_is_initialized(at, size)
#endif
#endif
#if !defined(AMISS_TEST_INITIALIZED)
#define AMISS_TEST_INITIALIZED(at, size) static_cast<void>(at)
#endif

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;

// Uninitialised until somebody writes to it.
struct Buffer {
    std::unique_ptr<char, void (*)(void*)> bytes;
    explicit Buffer(std::size_t size) : bytes(static_cast<char*>(std::malloc(size != 0 ? size : 1)), std::free) {}
    char* data() const { return bytes.get(); }
};

bool is_initialized(std::string_view text)
{
    AMISS_TEST_INITIALIZED(text.data(), text.size());
    unsigned sum = 0;
    for (const char c : text) sum += static_cast<unsigned char>(c);
    return sum != 0 || text.empty();
}

template <class Envelope>
void goes_out(const Envelope& envelope, const ApiError& error)
{
    const amiss::RequestInfo request{"req_1", std::chrono::system_clock::from_time_t(1774866600)};
    const std::size_t size = amiss::write(envelope, error, request, nullptr, 0).required;
    const Buffer exact(size), roomy(size + 64), line(600);
    CHECK(is_initialized(amiss::write(envelope, error, request, exact.data(), size).text));
    CHECK(is_initialized(amiss::write(envelope.html_safe(), error, request, roomy.data(), size + 64).text));
    for (const std::size_t capacity : {size - 1, size / 2, std::size_t{80}})
        CHECK(is_initialized(
            amiss::write_fitted(envelope, error, request, roomy.data(), capacity < size ? capacity : size).text));
    const amiss::Response response = amiss::respond(envelope, error, request, roomy.data(), size + 64);
    CHECK(is_initialized(response.body));
    for (const amiss::Header& header : response.headers)
        CHECK(is_initialized(header.name) && is_initialized(header.value.view()));
    CHECK(is_initialized(amiss::log_line(error, line.data(), 600)));
}

template <class T>
[[gnu::noinline]] amiss::expected<T> leaf(const ApiError& error)
{
    return amiss::fail(error);
}
template <class T>
[[gnu::noinline]] amiss::expected<int> frame(const ApiError& error)
{
    AMISS_TRY(leaf<T>(error));
    return 1;
}

void travels(const ApiError& error)
{
    const amiss::expected<int> result = frame<void>(error);
    CHECK(!result && result.error() == error);
    amiss::expected<int> copy = result;
    CHECK(std::move(copy).error() == error);
    ApiError moved = ApiError(error);
    ApiError other = Code::internal_error;
    other = std::move(moved);
    moved = other;
    CHECK(moved == error && moved.context() == error.context() && moved.cause() == error.cause());
    CHECK(is_initialized(moved.message()) && is_initialized(moved.param()) && is_initialized(moved.details()));
    CHECK(amiss::RetryPolicy().decide(moved, amiss::Attempt{1}).reason != amiss::RetryReason::succeeded);
}

void of_every_size(const char* text)
{
    for (std::size_t size = 0; size <= 300; size += size < 80 ? 1 : 13) {
        ApiError error = ApiError(Code::parameter_missing).with_param({text, size});
        travels(error);
        goes_out(amiss::cstar::envelope, error);
        travels(error.with_message({text + 1, size / 2}).with_message({text, size}));
        goes_out(amiss::onestack::envelope, error);
        error.with_request_id({text, size / 4}).with_retry_after(size).with_rate_limit({100, 7, 1774866660});
        error.with_detail("n", size).with_detail("yes", true).with_detail("text", std::string_view(text, size / 8));
        error.with_detail("json", amiss::raw_json(R"({"a":[1,null,"\u00e9"]})")).with_violation({text, size / 8}, "no");
        error.with_context({text, size / 2}).with_cause(std::make_error_code(std::errc::io_error));
        travels(error);
        goes_out(amiss::cstar::envelope, error);
        goes_out(amiss::onestack::envelope, error);
    }
}

} // namespace

int main()
{
    char text[301];
    for (const std::string_view pattern : {"abcdefghijklmnopqrstuvw", "quote\" line\n \xC3\xA9 \xFF </script>"}) {
        for (std::size_t at = 0; at < sizeof text; ++at) text[at] = pattern[at % pattern.size()];
        of_every_size(text);
    }
    travels(ApiError(std::make_error_code(std::errc::timed_out)));
    travels(amiss::client::error_from(std::make_error_code(std::errc::timed_out)));
    goes_out(amiss::cstar::envelope, ApiError(amiss::HttpStatus::not_found));
    return check::exit_status();
}
