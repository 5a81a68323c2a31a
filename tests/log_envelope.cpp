// SPDX-License-Identifier: BSL-1.0
// Tests of the log line of a response: it says the code, the status and the id that the body says.
#include <amiss/log_envelope.hpp>

#include <amiss/category.hpp>
#include <amiss/log.hpp>
#include <amiss/write.hpp>

#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace log_envelope_test {

enum class Code { declined = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("log_envelope.test",
                                amiss::row(Code::declined, "declined", HttpStatus::payment_required, "", "Declined."),
                                amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                                           "No bk_live_x1 worked."))
        .secret_prefix("bk_live_");
}

} // namespace log_envelope_test

AMISS_ERROR_ENUM(log_envelope_test, Code)

namespace {

using namespace amiss;
using Own = log_envelope_test::Code;

// A body that is nothing but what a log line begins with.
constexpr auto layout =
    object(member("code", field::code), member("status", field::status), optional_member("id", field::request_id));
constexpr auto own = envelope(Own::internal, [] {
    return object(member("code", field::code), member("status", field::status),
                  optional_member("id", field::request_id));
});

template <class Envelope>
std::string line_of(const Envelope& envelope, const ApiError& error, const RequestInfo& request = {})
{
    char buffer[2048];
    return std::string(log_line(envelope, error, request, buffer));
}

std::vector<ApiError> errors()
{
    std::vector<ApiError> all = {Own::declined,
                                 ApiError(HttpStatus::gone),
                                 ApiError(HttpStatus::not_found),
                                 ApiError(HttpStatus::none),
                                 ApiError(std::make_error_code(std::errc::io_error)),
                                 ApiError(cstar::Code::key_expired).with_request_id("req_theirs")};
    for_each_envelope([&all](const char*, const auto&, auto code) { all.emplace_back(code); });
    ApiError read = cstar::Code::key_expired;
    detail::ErrorAccess::head(read).provenance = Provenance::server;
    all.push_back(read);
    return all;
}

template <class Envelope>
void expect_same_as_written(const Envelope& envelope)
{
    for (const ApiError& error : errors()) {
        for (const RequestInfo& request : {RequestInfo{}, RequestInfo{"req_ours"}}) {
            const std::string body = to_string(envelope, error, request);
            const std::string line = line_of(envelope, error, request);
            const std::string code = line.substr(0, line.find(' '));
            const std::string status = line.substr(code.size() + 1, 3);
            EXPECT_NE(body.find("{\"code\":\"" + code + "\",\"status\":" + status), body.npos) << body << "\n" << line;
            const std::size_t id = body.find("\"id\":");
            const std::string logged =
                id == body.npos ? "" : " request_id=" + body.substr(id + 5, body.size() - id - 6);
            EXPECT_NE(line.find(logged), line.npos) << body << "\n" << line;
            EXPECT_EQ(line.find(" request_id=") == line.npos, id == body.npos) << body << "\n" << line;
        }
    }
}

TEST(log_envelope, says_the_code_the_status_and_the_id_of_the_body)
{
    expect_same_as_written(own);
    expect_same_as_written(layout);
}

TEST(log_envelope, is_the_other_line_where_the_wire_says_nothing_else)
{
    const ApiError error = ApiError(Own::declined).with_context("queue 3").with_request_id("req_1");
    char buffer[512];
    EXPECT_EQ(line_of(own, error), std::string(log_line(error, buffer)));
}

TEST(log_envelope, says_both_where_the_wire_says_something_else)
{
    const ApiError error = ApiError(std::make_error_code(std::errc::io_error)).with_context("disk 7");
    EXPECT_EQ(line_of(own, error, {"req_1"}),
              R"(internal 500 "No bk_live_x1 worked." request_id="req_1" context="disk 7" cause=generic:5)");
    EXPECT_EQ(line_of(own, ApiError(HttpStatus::none), {}), R"(internal 500 "No bk_live_x1 worked." of="- 0")");
}

TEST(log_envelope, the_prefixes_of_both_catalogues_count)
{
    EXPECT_EQ(line_of(own, ApiError(cstar::Code::key_expired).with_context("bk_live_abc")).find("abc"),
              std::string::npos);
    EXPECT_EQ(line_of(cstar::envelope, ApiError(Own::declined).with_context("bk_live_abc")).find("abc"),
              std::string::npos);
    EXPECT_NE(line_of(cstar::envelope, ApiError(cstar::Code::key_expired).with_context("bk_live_abc")).find("abc"),
              std::string::npos);
}

TEST(log_envelope, never_touches_a_byte_past_its_capacity)
{
    const ApiError error = ApiError(cstar::Code::parameter_missing).with_param("größe").with_context("sk_live_1 😀");
    const std::string whole = line_of(own, error, {"req_1"});
    for (std::size_t capacity = 0; capacity <= whole.size() + 8; ++capacity) {
        std::vector<char> room(capacity + 8, '#');
        const std::string_view line = log_line(own, error, {"req_1"}, room.data(), capacity);
        ASSERT_EQ(line, whole.substr(0, line.size()));
        ASSERT_EQ(std::string(room.end() - 8, room.end()), "########");
        ASSERT_TRUE(capacity < whole.size() || line == whole);
    }
    static_assert(noexcept(log_line(own, error, RequestInfo{}, nullptr, 0)));
}

} // namespace
