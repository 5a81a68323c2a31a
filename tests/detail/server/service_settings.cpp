// SPDX-License-Identifier: BSL-1.0
// Tests of how a service sends: the envelope that Accept chooses, the id, and the trace where a layout has it.
#include <amiss/detail/server/service_settings.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/formats/problem.hpp>

#include <support/answered.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <stdexcept>
#include <string>

namespace {

using namespace amiss;
using namespace amiss::detail;

constexpr auto settings_problem = formats::problem(cstar::Code::internal_error);
constexpr auto traced = object(member("code", field::code), optional_member("trace", field::trace_id));

amiss_test::Answered sent(const ServiceSettings& settings, const amiss_test::SentHeaders& headers,
                          const ApiError& error)
{
    amiss_test::Answered answered;
    Request request("GET", "/", "", headers);
    settings.prepare(request);
    settings.send_error(error, request, false,
                        {[](void* send, const Answer& answer) { (*static_cast<amiss_test::Answered*>(send))(answer); },
                         &answered});
    return answered;
}

TEST(service_settings, join_all_lines_of_accept)
{
    ServiceSettings settings{{AnyEnvelope(cstar::envelope), AnyEnvelope(settings_problem)}};
    settings.on_error = [](const ApiError&, const Request&) {};
    const ApiError error(cstar::Code::key_expired);
    EXPECT_EQ(sent(settings, {}, error).content_type, "application/json");
    EXPECT_EQ(sent(settings,
                   {{"Accept", "text/html"},
                    {"X", "y"},
                    {"accept", "application/json;q=0.1"},
                    {"Accept", "application/problem+json"}},
                   error)
                  .content_type,
              "application/problem+json");
}

TEST(service_settings, give_the_trace_to_a_layout_that_has_it)
{
    ServiceSettings settings{{AnyEnvelope(traced)}};
    settings.on_error = [](const ApiError&, const Request&) {};
    const amiss_test::SentHeaders headers = {
        {"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"}};
    EXPECT_EQ(sent(settings, headers, ApiError(cstar::Code::key_expired)).body,
              R"({"code":"key_expired","trace":"4bf92f3577b34da6a3ce929d0e0e4736"})");
    EXPECT_EQ(sent(settings, {}, ApiError(cstar::Code::key_expired)).body, R"({"code":"key_expired"})");
}

TEST(service_settings, replace_an_error_of_their_own)
{
    ServiceSettings settings{{AnyEnvelope(cstar::envelope)}};
    settings.replacements.emplace_back(HttpStatus::bad_request, ApiError(cstar::Code::invalid_json));
    EXPECT_EQ(settings.own_error(HttpStatus::bad_request), cstar::Code::invalid_json);
    EXPECT_EQ(settings.own_error(HttpStatus::not_found), HttpStatus::not_found);
}

TEST(service_settings, make_an_id_where_the_program_makes_none_that_can_be_sent)
{
    ServiceSettings settings{{AnyEnvelope(cstar::envelope)}};
    const auto made = [&settings](const std::function<std::string()>& make_id) {
        settings.make_id = make_id;
        const amiss_test::SentHeaders headers;
        Request request("GET", "/", "", headers);
        settings.prepare(request);
        return std::string(request.id());
    };
    EXPECT_EQ(made([] { return std::string("own"); }), "own");
    for (const std::string& dirty : {std::string(), std::string("a\r\nX: y"), std::string(129, 'a')}) {
        const std::string id = made([&dirty] { return dirty; });
        EXPECT_EQ(id.substr(0, 4), "req_") << dirty;
        EXPECT_EQ(id.size(), 28U) << dirty;
    }
#if defined(__cpp_exceptions)
    testing::internal::CaptureStderr();
    const std::string id = made([]() -> std::string { throw std::runtime_error("no more ids"); });
    const std::string logged = testing::internal::GetCapturedStderr();
    EXPECT_EQ(id.size(), 28U);
    EXPECT_NE(logged.find("no more ids"), std::string::npos) << logged;
#endif
}

} // namespace
