// SPDX-License-Identifier: BSL-1.0
// Takes every code of the four shipped APIs from fail through AMISS_TRY, write, respond and read to log_line.
//
// Also built with -fno-exceptions and with -fno-rtti, so it uses no test framework.
#include <amiss.hpp>

#include "check.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <string_view>
#include <system_error>

#if !defined(__cpp_exceptions)
#include <boost/assert/source_location.hpp>

// Boost requires these in programs without exceptions. Reading never calls them.
namespace boost {
BOOST_NORETURN void throw_exception(const std::exception&) { std::abort(); }
BOOST_NORETURN void throw_exception(const std::exception&, const source_location&) { std::abort(); }
} // namespace boost
#endif

namespace {

using namespace std::chrono_literals;

constexpr std::string_view secret = "db password is hunter2";

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

template <class Code>
amiss::expected<int> source(Code code)
{
    return amiss::fail(code)
        .with_param("title")
        .with_request_id("req_1")
        .with_retry_after(30)
        .with_detail("limit", 100)
        .with_violation("title", "Title is required")
        .with_context(secret)
        .with_cause(std::make_error_code(std::errc::connection_reset));
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
    AMISS_ASSIGN(const int value, source(code));
    return value;
}

template <class Code, class Envelope>
void round_trip(const Envelope& envelope, Code code)
{
    const amiss::RowData& row = *amiss::catalog_of<Code>().find(static_cast<int>(code));
    const amiss::expected<long> result = through_assign(code);
    if (!CHECK(!result.has_value())) return;
    const amiss::ApiError& error = result.error();
    CHECK(error == code);
    CHECK(error.name() == row.name);
    CHECK(error.status() == row.status);
    CHECK(!error.truncated());

    const amiss::RequestInfo request{"req_2", std::chrono::system_clock::time_point(1774866600s)};
    char buffer[1024];
    const amiss::Written written = amiss::write(envelope, error, request, buffer);
    CHECK(!written.text.empty() && written.text.size() == written.required);
    CHECK(contains(written.text, row.name));
    CHECK(!contains(written.text, "hunter2"));

    char small[1024];
    const amiss::Written fitted = amiss::write_fitted(envelope, error, request, small, written.required - 1);
    CHECK(!fitted.text.empty() && fitted.text.size() < written.required && fitted.required == written.required);

    char body[1024];
    const amiss::Response response = amiss::respond(envelope, error, request, body);
    CHECK(response.status == amiss::to_int(row.status));
    CHECK(response.body == written.text);
    CHECK(response.headers.find("Content-Type") == "application/json");
    const bool sends_delay = envelope.options.retry_after_on.has(row.status);
    CHECK(response.headers.find("Retry-After") == (sends_delay ? "30" : ""));

    const amiss::ApiError back =
        amiss::read(envelope, amiss::Received{response.status, response.body, response.headers});
    CHECK(back.as<Code>() == code);
    CHECK(back == code && code == back);
    CHECK(back.status() == row.status);
    CHECK(back.message() == error.message());
    const bool has_delay = sends_delay || contains(response.body, "\"retryAfter\":30");
    CHECK(has_delay ? back.retry_after() == 30s : !back.retry_after());
    CHECK(back.request_id() == "req_2");
    CHECK(back.provenance() == amiss::Provenance::server);
    CHECK(!back.malformed());
    CHECK(back.context().empty() && !back.cause());

    char line[512];
    const std::string_view logged = amiss::log_line(error, line);
    CHECK(logged.substr(0, row.name.size()) == row.name);
    CHECK(contains(logged, secret));
    CHECK(contains(logged, "cause=generic:"));
    CHECK(contains(logged, "spine.cpp:"));
}

template <class Code, class Envelope>
void round_trip_all(const Envelope& envelope, std::size_t codes)
{
    CHECK(amiss::catalog_of<Code>().size() == codes);
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) round_trip(envelope, static_cast<Code>(row.value));
}

// A code without a catalogue is sent as the fallback row, and the response shows nothing of it.
template <class Code, class Envelope>
void hides_a_foreign_code(const Envelope& envelope, Code fallback)
{
    const amiss::ApiError error{std::make_error_code(std::errc::no_such_file_or_directory)};
    char buffer[512];
    const amiss::Response response = amiss::respond(envelope, error, {}, buffer);
    CHECK(response.status == 500);
    CHECK(!contains(response.body, "directory") && !contains(response.body, "generic"));
    const amiss::ApiError back = amiss::read(envelope, amiss::Received{response.status, response.body});
    CHECK(back == fallback);
}

void a_useless_body_gives_an_error_from_the_status()
{
    const amiss::ApiError error = amiss::read(amiss::cstar::envelope, amiss::Received{503, "<html>busy</html>"});
    CHECK(error.status() == amiss::HttpStatus::service_unavailable);
    CHECK(error.provenance() == amiss::Provenance::synthesized);
    CHECK(error.malformed());
    CHECK(error.retryable());
}

} // namespace

int main()
{
    round_trip_all<amiss::cstar::Code>(amiss::cstar::envelope, 16);
    round_trip_all<amiss::cstar_v1::Code>(amiss::cstar_v1::envelope, 7);
    round_trip_all<amiss::codespar::Code>(amiss::codespar::envelope, 16);
    round_trip_all<amiss::onestack::Code>(amiss::onestack::envelope, 11);
    hides_a_foreign_code(amiss::cstar::envelope, amiss::cstar::Code::internal_error);
    hides_a_foreign_code(amiss::cstar_v1::envelope, amiss::cstar_v1::Code::server_error);
    hides_a_foreign_code(amiss::codespar::envelope, amiss::codespar::Code::internal_error);
    hides_a_foreign_code(amiss::onestack::envelope, amiss::onestack::Code::internal_error);
    a_useless_body_gives_an_error_from_the_status();
    return check::exit_status();
}
