// SPDX-License-Identifier: BSL-1.0
// Tests of envelopes whose type is forgotten: everything that takes an envelope does the same with one.
#include <amiss/any_envelope.hpp>

#include <amiss/formats/anthropic.hpp>
#include <amiss/formats/jsonapi.hpp>
#include <amiss/formats/markdown.hpp>
#include <amiss/formats/problem_xml.hpp>
#include <amiss/formats/slack.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/read_each.hpp>
#include <amiss/read_event.hpp>
#include <amiss/respond.hpp>
#include <amiss/write_each.hpp>
#include <amiss/write_event.hpp>

#include "support/shipped.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace amiss;

constexpr auto xml = formats::problem_xml(cstar::Code::internal_error);
constexpr auto json_api = formats::jsonapi(cstar::Code::internal_error);
constexpr auto markdown = formats::markdown(cstar::Code::internal_error);
constexpr auto anthropic = formats::anthropic(cstar::Code::internal_error);
constexpr auto slack = formats::slack(cstar::Code::internal_error);
constexpr auto plain = object(member("code", field::code), optional_member("at", field::timestamp.as_unix_ms()))
                           .header("x-code", field::code);

const RequestInfo request{"req_1", std::chrono::system_clock::from_time_t(1774866600)};

const ApiError missing(HttpStatus::not_found);

std::vector<ApiError> errors_with_everything()
{
    std::vector<ApiError> errors{ApiError(cstar::Code::parameter_invalid), ApiError(codespar::Code::rate_limited),
                                 ApiError(HttpStatus::conflict), ApiError(std::make_error_code(std::errc::io_error))};
    errors[0].with_param("title").with_detail("limit", 3).with_violation("name", "is \"short\"");
    errors[1].with_retry_after(30).with_rate_limit({100, 0, 1774866660});
    errors.push_back(read(cstar::envelope, {401, "{}"}));
    return errors;
}

std::string text_of(const Response& response)
{
    std::string text = std::to_string(response.status) + "\n";
    for (const Header& header : response.headers)
        text += std::string(header.name) + ": " + std::string(header.value.view()) + "\n";
    return text + std::string(response.body);
}

std::string text_of(const Headers& headers)
{
    Response response;
    response.headers = headers;
    return text_of(response);
}

// Compares all that is written with an envelope with what is written where its type is forgotten.
template <class Envelope>
void expect_the_same(const Envelope& envelope)
{
    const AnyEnvelope any = envelope;
    const std::vector<ApiError> errors = errors_with_everything();
    char buffer[2][2048];
    for (const ApiError& error : errors) {
        const std::string whole = to_string(envelope, error, request);
        SCOPED_TRACE(whole);
        EXPECT_EQ(to_string(any, error, request), whole);
        EXPECT_EQ(write(any, error, request, buffer[0]).text, whole);
        for (const std::size_t size : {whole.size(), whole.size() - 1, whole.size() / 2, std::size_t{1}}) {
            const Written cut = write_fitted(envelope, error, request, buffer[0], size);
            const Written same = write_fitted(any, error, request, buffer[1], size);
            EXPECT_EQ(same.text, cut.text);
            EXPECT_EQ(same.required, cut.required);
            EXPECT_EQ(text_of(respond(any, error, request, buffer[1], size)),
                      text_of(respond(envelope, error, request, buffer[0], size)));
            EXPECT_EQ(write(any, error, request, buffer[1], size).required, whole.size());
        }
        EXPECT_EQ(write_event(any, error, request, buffer[1]).text,
                  write_event(envelope, error, request, buffer[0]).text);
        EXPECT_EQ(log_line(any, error, request, buffer[1]), log_line(envelope, error, request, buffer[0]));
    }
    EXPECT_EQ(to_string(any, errors, request), to_string(envelope, errors, request));
    EXPECT_EQ(write_event(any, errors, request, buffer[1]).text,
              write_event(envelope, errors, request, buffer[0]).text);
    EXPECT_EQ(text_of(respond(any, errors, request, buffer[1])),
              text_of(respond(envelope, errors, request, buffer[0])));
    const RateLimit limit{100, 7, 1774866660};
    EXPECT_EQ(text_of(success_headers(any, {"req_1", {}, {}, limit})),
              text_of(success_headers(envelope, {"req_1", {}, {}, limit})));
    EXPECT_EQ(text_of(rate_limit_headers(any, limit, *request.time)),
              text_of(rate_limit_headers(envelope, limit, *request.time)));
}

TEST(any_envelope, writes_what_its_envelope_writes)
{
    for_each_envelope([](const char*, const auto& envelope, auto) { expect_the_same(envelope); });
    expect_the_same(xml);
    expect_the_same(json_api);
    expect_the_same(slack);
    expect_the_same(markdown);
    expect_the_same(anthropic);
    expect_the_same(cstar::envelope.stream(StreamFormat::json_lines));
    expect_the_same(plain);
    expect_the_same(cstar::envelope.relay().status_by_grpc().html_safe().doc_base("https://d.example/"));
}

TEST(any_envelope, reads_what_its_envelope_reads)
{
    for_each_code([](const RowData& row, const auto& envelope, auto code) {
        const AnyEnvelope any = envelope;
        const std::string body = to_string(envelope, code, request);
        const ApiError error = read(any, {to_int(row.status), body});
        EXPECT_EQ(error, read(envelope, {to_int(row.status), body})) << body;
        EXPECT_EQ(error.template as<decltype(code)>(), code) << body;
        EXPECT_FALSE(check(any, {to_int(row.status), body})) << body;
        EXPECT_TRUE(check(any, {200, "{}"}));
    });
    const std::vector<ApiError> sent{cstar::Code::parameter_missing, cstar::Code::resource_not_found};
    std::string names;
    const auto add = [&names](const ApiError& error) { names += std::string(error.name()) + " "; };
    EXPECT_EQ(read_each(AnyEnvelope(json_api), {400, to_string(json_api, sent)}, add), 2U);
    EXPECT_EQ(names, "parameter_missing resource_not_found ");
    EXPECT_EQ(read(AnyEnvelope(xml), {404, to_string(xml, sent[1])}).as<cstar::Code>(),
              cstar::Code::resource_not_found);
    EXPECT_FALSE(check(AnyEnvelope(slack), {200, to_string(slack, sent[0])}));
}

TEST(any_envelope, reads_the_codes_of_other_catalogues_too)
{
    const AnyEnvelope any = cstar::envelope;
    const std::string body = to_string(any, onestack::Code::conflict);
    EXPECT_FALSE(read(any, {409, body}).as<onestack::Code>());
    EXPECT_EQ(read<onestack::Code>(any, {409, body}).as<onestack::Code>(), onestack::Code::conflict);
    EXPECT_EQ((check<codespar::Code, onestack::Code>(any, {409, body}).error().as<onestack::Code>()),
              onestack::Code::conflict);
    bool is_typed = false;
    read_each<onestack::Code>(any, {409, body},
                              [&](const ApiError& error) { is_typed = error.as<onestack::Code>().has_value(); });
    EXPECT_TRUE(is_typed);
    const AnyEnvelope own = plain;
    EXPECT_EQ(read<onestack::Code>(own, {409, R"({"code":"CONFLICT"})"}).as<onestack::Code>(),
              onestack::Code::conflict);
    EXPECT_EQ(read_any({409, R"({"code":"CONFLICT"})"}, own).name(), "CONFLICT");
}

TEST(any_envelope, events_are_read_in_it)
{
    const AnyEnvelope any = anthropic;
    char buffer[512];
    EventStream stream;
    for (const std::string_view event : {write_event(any, cstar::Code::rate_limit_exceeded, {}, buffer).text,
                                         write_event(any, onestack::Code::conflict, {}, buffer + 256, 256).text})
        stream.feed(event);
    EXPECT_EQ(read_event(any, stream).error().as<cstar::Code>(), cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(read_event<onestack::Code>(any, stream).error().as<onestack::Code>(), onestack::Code::conflict);
}

TEST(any_envelope, compiled_layouts_are_still_used)
{
    const AnyEnvelope any = cstar::envelope;
    const detail::WritePlan& plan = detail::plan_of(any);
    const detail::WritePlan wanted = detail::source_of(cstar::envelope);
    ASSERT_NE(wanted.own, nullptr);
    EXPECT_EQ(plan.own, wanted.own);
    EXPECT_EQ(plan.other, wanted.other);
    EXPECT_EQ(plan.can_write, wanted.can_write);
}

struct Api {
    AnyEnvelope envelope;
};

AnyEnvelope envelope_named(std::string_view name)
{
    if (name == "xml") return xml;
    return name == "plain" ? AnyEnvelope(plain) : cstar::envelope;
}

TEST(any_envelope, is_copied_assigned_and_returned)
{
    Api api{cstar::envelope};
    EXPECT_EQ(api.envelope.content_type(), "application/json");
    api.envelope = xml;
    const Api copy = api;
    api = Api{envelope_named("plain")};
    EXPECT_EQ(copy.envelope.content_type(), "application/problem+xml");
    EXPECT_EQ(to_string(api.envelope, missing), to_string(plain, missing));
    AnyEnvelope moved = std::move(api.envelope);
    std::swap(moved, api.envelope);
    EXPECT_EQ(to_string(api.envelope, missing), to_string(plain, missing));
    const auto constant = [](const AnyEnvelope any) { return AnyEnvelope(static_cast<const AnyEnvelope&&>(any)); };
    EXPECT_EQ(constant(xml).content_type(), "application/problem+xml");
    static_assert(std::is_trivially_copyable_v<AnyEnvelope>);
    static_assert(is_envelope_v<AnyEnvelope> && is_envelope_v<const AnyEnvelope>);
}

TEST(any_envelope, follows_its_envelope)
{
    auto changing = cstar::envelope.content_type("a/b");
    const AnyEnvelope any = changing;
    changing.options.content_type = "c/d";
    EXPECT_EQ(any.content_type(), "c/d") << "it is a view";
}

TEST(any_envelope, says_on_what_it_depends_where_it_is_told)
{
    char buffer[1024];
    const AnyEnvelope any = cstar::envelope;
    EXPECT_EQ(respond(any, missing, {}, buffer).headers.find("Vary"), "");
    const AnyEnvelope varying = any.varying_by_accept();
    EXPECT_EQ(respond(varying, missing, {}, buffer).headers.find("Vary"), "Accept");
    EXPECT_EQ(respond(varying, std::vector<ApiError>{}, {}, buffer).headers.find("Vary"), "Accept");
    EXPECT_EQ(respond(varying, read(any, {404, ""}), {}, buffer).headers.find("Vary"), "Accept")
        << "of the fallback row";
    EXPECT_EQ(success_headers(varying, {}).find("Vary"), "") << "a success was not chosen by it";
    EXPECT_EQ(respond(any, missing, {}, buffer).headers.find("Vary"), "") << "it is another view";
}

template <class From>
constexpr bool makes_one = std::is_constructible_v<AnyEnvelope, From>;
using Own = std::remove_cv_t<decltype(cstar::envelope)>;
static_assert(makes_one<const Own&> && makes_one<Own&> && !makes_one<Own> && !makes_one<const Own>);
static_assert(makes_one<Layout<3>&> && !makes_one<Layout<3>> && !makes_one<const ApiError&>);
static_assert(std::is_convertible_v<const Own&, AnyEnvelope> && std::is_nothrow_constructible_v<AnyEnvelope, Own&>);
constexpr AnyEnvelope constant = xml;
static_assert(constant.content_type() == "application/problem+xml");

} // namespace
