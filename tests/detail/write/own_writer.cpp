// SPDX-License-Identifier: BSL-1.0
// Tests of the writer of an envelope's own codes: what it refuses, and which values it leaves for the headers.
#include <amiss/detail/write/own_writer.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/write/write_plan.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace {

using namespace amiss;

/// The body, or nothing where the writer refuses.
template <class Code, class Make>
std::string own_body(const Envelope<Code, Make>& envelope, detail::FieldValues& values, const ApiError& error,
                     const RequestInfo& request)
{
    char buffer[512];
    const char* const end = detail::OwnWriter<Code, Make>::write(values, envelope.options, error, request, buffer, 512);
    return end == nullptr ? std::string() : std::string(buffer, static_cast<std::size_t>(end - buffer));
}
std::string own_body(const ApiError& error, const RequestInfo& request = {})
{
    detail::FieldValues values;
    return own_body(cstar::envelope, values, error, request);
}

TEST(own_writer, takes_what_the_layout_asks_for)
{
    ApiError error = cstar::Code::parameter_missing;
    error.with_param("title").with_instance("/nowhere");
    const RequestInfo request{"req_1", std::chrono::system_clock::from_time_t(0)};
    EXPECT_EQ(own_body(error, request),
              R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
              R"("message":"The 'title' field is required.","param":"title",)"
              R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing","request_id":"req_1"},)"
              R"("meta":{"requestId":"req_1","timestamp":"1970-01-01T00:00:00Z"}})");
    EXPECT_NE(own_body(cstar::Code::invalid_json).find("The body cannot be read as JSON."), std::string::npos);
    EXPECT_NE(own_body(ApiError(cstar::Code::invalid_json).with_message("")).find(R"("message":"")"), std::string::npos)
        << "an empty message is one";
    EXPECT_EQ(own_body(error, {"not clean\n"}).find("request_id"), std::string::npos);
}

TEST(own_writer, refuses_what_the_row_does_not_decide)
{
    const ApiError error = cstar::Code::invalid_json;
    EXPECT_EQ(own_body(onestack::Code::conflict), "");
    EXPECT_EQ(own_body(ApiError(HttpStatus::not_found)), "");
    EXPECT_EQ(own_body(ApiError(error).with_doc_url("https://own.example")), "");
    EXPECT_EQ(own_body(ApiError(error).with_violation("a", "b")), "") << "the layout has no place for it";
    RequestInfo elsewhere;
    elsewhere.doc_base = "https://elsewhere.example";
    EXPECT_EQ(own_body(error, elsewhere), "");
    detail::FieldValues values;
    EXPECT_EQ(own_body(cstar::envelope.html_safe(), values, error, {}), "");
    EXPECT_EQ(own_body(cstar::envelope.doc_base("https://x.example/"), values, error, {}), "");
    ApiError other_status = error;
    detail::ErrorAccess::head(other_status).status = 404;
    EXPECT_EQ(own_body(other_status), "");
}

TEST(own_writer, leaves_values_for_headers)
{
    ApiError error = onestack::Code::rate_limit_exceeded;
    error.with_retry_after(7).with_rate_limit({1, 2, 3}).with_instance("/i");
    RequestInfo request{"req_1", std::chrono::system_clock::from_time_t(9)};
    request.trace_id = "t";
    detail::FieldValues values;
    ASSERT_NE(own_body(onestack::envelope, values, error, request), "");
    EXPECT_EQ(values.status, 429);
    EXPECT_EQ(values.text(FieldKind::request_id), "req_1");
    EXPECT_EQ(values.timestamp, 9);
    EXPECT_EQ(values.retry_after, 7);
    EXPECT_TRUE(values.has_record(detail::RecordKind::rate_limit) && !values.has_record(detail::RecordKind::cause));
    values.take_rest(request);
    EXPECT_EQ(values.text(FieldKind::code), "RATE_LIMIT_EXCEEDED");
    EXPECT_EQ(values.text(FieldKind::instance), "/i");
    EXPECT_EQ(values.text(FieldKind::trace_id), "t");
    EXPECT_EQ(values.text(FieldKind::param), "");
    EXPECT_EQ(values.text(FieldKind::message), error.message());
}

} // namespace
