// SPDX-License-Identifier: BSL-1.0
// Nothing of an error from elsewhere goes out: every shipped API read, and written through every other one and through
// layouts of a program's own, with texts that must not appear.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/json.hpp>
#include <amiss/layout.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using amiss::ApiError;

constexpr std::string_view planted = "PLANTED";

/// Every word and number that the other service says.
const std::vector<std::string_view> forbidden = {planted, "987654", "4321", "req_theirs"};

struct Reply {
    int status;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// An error of an API as its server writes it, full of planted texts.
template <class Envelope, class Code>
Reply reply_of(const Envelope& envelope, Code code)
{
    const ApiError error = ApiError(code)
                               .with_message("Key PLANTED of tenant 42 was revoked.")
                               .with_param("PLANTED_param")
                               .with_doc_url("https://PLANTED.example/doc")
                               .with_request_id("req_theirs_PLANTED")
                               .with_instance("/PLANTED/7")
                               .with_trace_id("PLANTED_trace")
                               .with_retry_after(987654)
                               .with_detail("PLANTED_key", "PLANTED value")
                               .with_detail("connect_url", "https://PLANTED.example/connect")
                               .with_violation("PLANTED_field", "PLANTED is wrong")
                               .with_rate_limit({4321, 0, 1900000000});
    char buffer[4096];
    const amiss::Response response =
        amiss::respond(envelope, error, {"req_theirs_PLANTED", std::chrono::system_clock::from_time_t(1800000000)},
                       buffer);
    Reply reply{response.status, std::string(response.body), {}};
    for (const amiss::Header& header : response.headers)
        reply.headers.emplace_back(std::string(header.name), std::string(header.value.view()));
    reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"PLANTED\", error=\"PLANTED\"");
    return reply;
}

/// An error of this status of an API; with an unknown name where the API has none.
template <class Code, class Envelope>
Reply reply_with(const Envelope& envelope, int status)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        if (to_int(row.status) == status && !row.retired) return reply_of(envelope, static_cast<Code>(row.value));
    }
    Reply reply = reply_of(envelope, static_cast<Code>(amiss::catalog_of<Code>()[0].value));
    reply.status = status;
    return reply;
}

/// What must not be in a response: nothing planted, no delay and no limit. And it must be the fallback row.
void expect_nothing_of_it(const amiss::Response& response, int status, std::string_view code, const std::string& what)
{
    SCOPED_TRACE(what);
    EXPECT_EQ(response.status, status);
    EXPECT_NE(response.body.find(code), std::string_view::npos) << response.body;
    EXPECT_NE(response.body.find("req_ours"), std::string_view::npos) << response.body;
    for (const std::string_view word : forbidden)
        EXPECT_EQ(response.body.find(word), std::string_view::npos) << response.body;
    for (const amiss::Header& header : response.headers) {
        for (const std::string_view word : forbidden)
            EXPECT_EQ(header.value.view().find(word), std::string_view::npos)
                << header.name << ": " << header.value.view();
        EXPECT_TRUE(header.name == "Content-Type" || header.name == "X-Request-Id") << header.name;
    }
}

constexpr auto plain_layout = amiss::object(
    amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message),
    amiss::optional_member("param", amiss::field::param), amiss::optional_member("link", amiss::field::doc_url),
    amiss::optional_member("id", amiss::field::request_id), amiss::optional_member("instance", amiss::field::instance),
    amiss::optional_member("trace", amiss::field::trace_id), amiss::optional_member("after", amiss::field::retry_after),
    amiss::optional_member("details", amiss::field::details),
    amiss::optional_member("fields", amiss::field::violations), amiss::optional_member("type", amiss::field::type));

template <class Envelope>
amiss::Response answer(const Envelope& envelope, const ApiError& error, char (&buffer)[4096])
{
    return amiss::respond(envelope, error, {"req_ours", std::chrono::system_clock::from_time_t(1800000000)}, buffer);
}

/// Writes the error through every envelope, as it was read and with setters added after that.
void expect_nothing_of_it_anywhere(ApiError error, const std::string& what)
{
    ASSERT_NE(error.provenance(), amiss::Provenance::local) << what;
    char buffer[4096];
    for (const bool with_setters : {false, true}) {
        if (with_setters)
            error.with_message("PLANTED later")
                .with_param("PLANTED")
                .with_detail("PLANTED", 987654)
                .with_trace_id("PLANTED")
                .with_request_id("req_theirs");
        const std::string how = what + (with_setters ? ", with setters" : "");
        expect_nothing_of_it(answer(amiss::cstar::envelope, error, buffer), 500, "internal_error", how + " -> cstar");
        expect_nothing_of_it(answer(amiss::cstar_v1::envelope, error, buffer), 500, "SERVER_ERROR",
                             how + " -> cstar_v1");
        expect_nothing_of_it(answer(amiss::codespar::envelope, error, buffer), 500, "internal_error",
                             how + " -> codespar");
        expect_nothing_of_it(answer(plain_layout, error, buffer), 500, "internal_error", how + " -> a plain layout");
        const amiss::Response onestack = answer(amiss::onestack::envelope, error, buffer);
        EXPECT_EQ(onestack.body, R"({"error":"An unexpected error occurred","code":"INTERNAL_ERROR"})") << how;
        EXPECT_EQ(onestack.headers.find("X-Request-Id"), "req_ours") << how;
        EXPECT_EQ(onestack.headers.find("Retry-After"), "") << how;
    }
}

template <class Code, class Envelope>
void read_and_write(const Envelope& envelope, const std::string& api)
{
    for (const int status : {401, 403, 429, 503}) {
        const Reply reply = reply_with<Code>(envelope, status);
        const std::string what = api + ' ' + std::to_string(status);
        const amiss::Received received{reply.status, reply.body, reply.headers};
        expect_nothing_of_it_anywhere(amiss::read(envelope, received), what);
        expect_nothing_of_it_anywhere(amiss::read_any(received), what + ", read_any");
        expect_nothing_of_it_anywhere(amiss::read<Code>(plain_layout, received), what + ", a plain layout");
        expect_nothing_of_it_anywhere(amiss::check(received).error(), what + ", check");
        expect_nothing_of_it_anywhere(
            amiss::read(envelope, amiss::Received{reply.status, "PLANTED " + reply.body, reply.headers}),
            what + ", an unusable body");
    }
}

TEST(errors_from_elsewhere, of_cstar_stay_inside)
{
    read_and_write<amiss::cstar::Code>(amiss::cstar::envelope, "cstar");
}
TEST(errors_from_elsewhere, of_cstar_v1_stay_inside)
{
    read_and_write<amiss::cstar_v1::Code>(amiss::cstar_v1::envelope, "cstar_v1");
}
TEST(errors_from_elsewhere, of_codespar_stay_inside)
{
    read_and_write<amiss::codespar::Code>(amiss::codespar::envelope, "codespar");
}
TEST(errors_from_elsewhere, of_onestack_stay_inside)
{
    read_and_write<amiss::onestack::Code>(amiss::onestack::envelope, "onestack");
}

TEST(errors_from_elsewhere, of_the_transport_stay_inside)
{
    const ApiError error = amiss::client::error_from(std::make_error_code(std::errc::timed_out));
    EXPECT_EQ(error.provenance(), amiss::Provenance::transport);
    expect_nothing_of_it_anywhere(error, "a timeout");
}

TEST(errors_from_elsewhere, copies_and_moves_stay_from_elsewhere)
{
    const ApiError read = amiss::read(amiss::cstar::envelope, amiss::Received{401, R"({"success":false})"});
    ApiError copy = read;
    EXPECT_EQ(copy.provenance(), read.provenance());
    const ApiError moved = std::move(copy);
    EXPECT_EQ(moved.provenance(), read.provenance());
    EXPECT_NE(moved.provenance(), amiss::Provenance::local);
}

TEST(errors_from_elsewhere, code_alone_makes_an_error_of_ours)
{
    const ApiError theirs =
        amiss::read(amiss::cstar::envelope,
                    amiss::Received{401, reply_of(amiss::cstar::envelope, amiss::cstar::Code::key_expired).body});
    const ApiError ours(theirs.code());
    EXPECT_EQ(ours.provenance(), amiss::Provenance::local);
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope, ours),
              amiss::to_string(amiss::cstar::envelope, amiss::cstar::Code::key_expired));
}

TEST(errors_from_elsewhere, relay_lets_them_out)
{
    const Reply reply = reply_of(amiss::cstar::envelope, amiss::cstar::Code::rate_limit_exceeded);
    const ApiError error =
        amiss::read(amiss::cstar::envelope, amiss::Received{reply.status, reply.body, reply.headers});
    char buffer[4096];
    const amiss::Response relayed = answer(amiss::cstar::envelope.relay(), error, buffer);
    EXPECT_EQ(relayed.status, 429);
    EXPECT_NE(relayed.body.find("Key PLANTED of tenant 42 was revoked."), std::string_view::npos);
    EXPECT_EQ(relayed.headers.find("Retry-After"), "987654");
    EXPECT_NE(relayed.body.find("req_ours"), std::string_view::npos) << "the id of our own request";
}

TEST(errors_from_elsewhere, relay_lets_no_status_out_that_is_no_error)
{
    char buffer[4096];
    for (const int status : {200, 302, 0, 600, 700}) {
        const ApiError error =
            amiss::read(amiss::cstar::envelope.relay(), amiss::Received{status, R"({"error":{"code":"PLANTED"}})"});
        const amiss::Response response = answer(amiss::cstar::envelope.relay(), error, buffer);
        EXPECT_EQ(response.status, 500) << status;
        EXPECT_EQ(response.body.find(planted), std::string_view::npos) << response.body;
    }
}

TEST(errors_from_elsewhere, relay_keeps_a_name_that_it_does_not_know)
{
    const std::string body = R"({"success":false,"error":{"type":"new_error","code":"new_code","message":"New."}})";
    const ApiError error = amiss::read(amiss::cstar::envelope, amiss::Received{422, body});
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope.relay(), error), body);
}

} // namespace
