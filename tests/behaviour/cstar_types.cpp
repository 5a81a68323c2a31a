// SPDX-License-Identifier: BSL-1.0
// Every error that goes out in the envelope of cStar has one of its five types, wherever the error comes from.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/http.hpp>
#include <amiss/json.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <future>
#include <ios>
#include <string>
#include <string_view>
#include <system_error>

namespace cstar_types_test {

enum class Code { own_type = 1, no_type, teapot, unavailable };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "cstar_types_test", amiss::row(Code::own_type, "own_type", HttpStatus::payment_required, "card_error", "A."),
        amiss::row(Code::no_type, "no_type", HttpStatus::conflict, "", "B."),
        amiss::row(Code::teapot, "teapot", static_cast<HttpStatus>(499), "tea_error", "C."),
        amiss::row(Code::unavailable, "unavailable", static_cast<HttpStatus>(599), "tea_error", "D."));
}

} // namespace cstar_types_test
AMISS_ERROR_ENUM(cstar_types_test, Code)

namespace {

using namespace amiss;

// As the documents have them.
constexpr std::array<std::string_view, 5> five_types = {"authentication_error", "invalid_request_error",
                                                        "not_found_error", "rate_limit_error", "api_error"};

/// The type in the body; the body begins with it.
std::string type_in(std::string_view body)
{
    constexpr std::string_view start = R"({"success":false,"error":{"type":")";
    if (body.substr(0, start.size()) != start) return "no type";
    body.remove_prefix(start.size());
    return std::string(body.substr(0, body.find('"')));
}

bool is_one_of_the_five(std::string_view type)
{
    return std::find(five_types.begin(), five_types.end(), type) != five_types.end();
}

template <class EnvelopeType>
void expect_a_type_in(const EnvelopeType& envelope, const ApiError& error)
{
    char buffer[1024];
    const Response response = respond(envelope, error, RequestInfo{"req_1"}, buffer);
    const std::string type = type_in(response.body);
    EXPECT_TRUE(is_one_of_the_five(type)) << response.body;
    EXPECT_EQ(type_in(to_string(envelope, error)), type);
    char few[120];
    EXPECT_EQ(type_in(write_fitted(envelope, error, {}, few).text), type);
}

void expect_a_type(const ApiError& error)
{
    expect_a_type_in(cstar::envelope, error);
    expect_a_type_in(cstar::envelope.html_safe().doc_base("https://e/"), error);
}

template <class Code>
void expect_types_of_all()
{
    for (const RowData& row : catalog_of<Code>()) {
        SCOPED_TRACE(row.name);
        const auto code = static_cast<Code>(row.value);
        expect_a_type(code);
        expect_a_type(ApiError(std::error_code(code)));
        expect_a_type(ApiError(code).with_message("m").with_param("p").with_doc_url("https://own/"));
    }
}

TEST(cstar_types, documents_and_catalogue_have_the_same_five)
{
    for (const RowData& row : catalog_of<cstar::Code>()) EXPECT_TRUE(is_one_of_the_five(row.type)) << row.name;
    for (const std::string_view type : five_types) {
        const auto& rows = catalog_of<cstar::Code>();
        EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const RowData& row) { return row.type == type; }))
            << type;
    }
}

TEST(cstar_types, every_code_of_every_shipped_catalogue)
{
    expect_types_of_all<cstar::Code>();
    expect_types_of_all<cstar_v1::Code>();
    expect_types_of_all<codespar::Code>();
    expect_types_of_all<onestack::Code>();
    expect_types_of_all<client::Code>();
    expect_types_of_all<http::Code>();
}

TEST(cstar_types, catalogue_of_a_program_s_own)
{
    expect_types_of_all<cstar_types_test::Code>();
    expect_a_type(static_cast<cstar_types_test::Code>(77));
}

TEST(cstar_types, every_bare_status)
{
    for (int status = 0; status < 1000; ++status) {
        SCOPED_TRACE(status);
        const ApiError error{static_cast<HttpStatus>(status)};
        expect_a_type(error);
        EXPECT_EQ(type_in(to_string(cstar::envelope, error)) == "api_error", status < 400 || status >= 500)
            << "only a fault of the server is one";
    }
}

TEST(cstar_types, foreign_error_codes)
{
    for (int value = 0; value < 200; ++value) {
        SCOPED_TRACE(value);
        expect_a_type(ApiError(std::error_code(value, std::generic_category())));
        expect_a_type(ApiError(std::error_code(value, std::system_category())));
    }
    expect_a_type(ApiError(std::make_error_code(std::future_errc::no_state)));
    expect_a_type(ApiError(std::make_error_code(std::io_errc::stream)));
}

void expect_a_type_of_read(const ApiError& error, Provenance provenance)
{
    ASSERT_EQ(error.provenance(), provenance);
    expect_a_type(error);
    EXPECT_EQ(type_in(to_string(cstar::envelope, error)), "api_error") << "none of theirs goes out";
}

TEST(cstar_types, errors_that_were_read)
{
    const std::string_view bodies[] = {
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing","message":"m"}})",
        R"({"success":false,"error":{"type":"their_error","code":"their_code","message":"m"}})",
        R"({"success":false,"error":{"type":"","code":"their_code","message":"m"}})",
        R"({"error":"Bad","code":"VALIDATION_ERROR"})",
        R"({"type":"https://example.com/probs/out-of-credit","title":"Out of credit","detail":"d","status":403})",
        R"({"error":{"type":"insufficient_quota","message":"m","code":"quota"}})"};
    for (int status = 400; status < 600; status += 7) {
        for (const std::string_view body : bodies) {
            SCOPED_TRACE(body);
            expect_a_type(read(cstar::envelope, Received{status, body}));
            expect_a_type_of_read(read_any(Received{status, body}), Provenance::server);
        }
        for (const std::string_view body : {std::string_view(), std::string_view("<html>"), std::string_view("{")})
            expect_a_type_of_read(read(cstar::envelope, Received{status, body}), Provenance::synthesized);
    }
    const auto stored = boost::json::value_from(ApiError(cstar_types_test::Code::own_type));
    expect_a_type(error_from_json<cstar_types_test::Code>(stored).value());
    expect_a_type(error_from_json<cstar::Code>(stored).value());
}

TEST(cstar_types, relayed_status_without_a_body_has_a_type_too)
{
    for (int status = 400; status < 600; ++status) {
        const ApiError error = read(cstar::envelope, Received{status, ""});
        ASSERT_EQ(error.provenance(), Provenance::synthesized);
        expect_a_type_in(cstar::envelope.relay(), error);
        EXPECT_EQ(type_in(to_string(cstar::envelope.relay(), error)),
                  type_in(to_string(cstar::envelope, ApiError(static_cast<HttpStatus>(status)))));
    }
}

TEST(cstar_types, errors_of_the_transport)
{
    for (int value = 0; value < 200; ++value)
        expect_a_type_of_read(client::error_from(std::error_code(value, std::generic_category())),
                              Provenance::transport);
}

} // namespace
