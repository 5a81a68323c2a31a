// SPDX-License-Identifier: BSL-1.0
// Tests of a service with GoogleTest, without a server: the whole response of a route, and what is logged of it.
#include <amiss/adapt/gtest.hpp>
#include <amiss/server/service.hpp>

#include "create_ticket.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string_view>
#include <vector>

using namespace testing;
using amiss::FailsWith, amiss::HasContext, amiss::HasStatus, amiss::IsJson;

// [answered]
struct Answered { // a copy of an answer, which is gone after the call
    int status = 0;
    std::string body;
    std::multimap<std::string, std::string> headers;
};

Answered ask(const amiss::Service<>& api, std::string_view method, std::string_view target, std::string_view body = {})
{
    const std::map<std::string, std::string> sent{{"Content-Type", "application/json"}, {"X-Request-Id", "req_1"}};
    amiss::Request request(method, target, body, sent);
    Answered answered;
    api.answer(request, [&answered](const amiss::Answer& answer) {
        answered = {answer.status, std::string(answer.body), {{"Content-Type", std::string(answer.content_type)}}};
        answer.for_each_header([&](auto name, auto value) { answered.headers.emplace(name, value); });
    });
    return answered;
}
// [/answered]
// [service]
TEST(api, does_not_close_a_locked_ticket)
{
    amiss::Service<> api(cstar::envelope);
    api.del("/tickets/{id}", [](const amiss::Request&) { return close_ticket(7); });
    api.before([](amiss::Request& request) -> amiss::expected<void> {
        request.info().time = std::chrono::system_clock::from_time_t(1774866600); // it is in the body
        return {};
    });
    std::vector<amiss::ApiError> errors;
    api.on_error([&](const amiss::ApiError& error, const amiss::Request&) { errors.push_back(error); });

    const Answered answered = ask(api, "DELETE", "/tickets/7");
    EXPECT_THAT(answered, HasStatus(500));
    EXPECT_THAT(answered.headers, ElementsAre(Pair("Content-Type", "application/json"))); // and no others
    EXPECT_THAT(answered.body, IsJson(R"({"success": false, "error": {
        "type": "api_error", "code": "database_error", "message": "A database operation failed.",
        "doc_url": "https://cstar.help/developers/api/errors#database_error", "request_id": "req_1"},
        "meta": {"requestId": "req_1", "timestamp": "2026-03-30T10:30:00Z"}})"));
    EXPECT_THAT(errors, ElementsAre(FailsWith(Code::database_error, HasContext("tickets_7: lock timeout"))));
    EXPECT_THAT(ask(api, "PUT", "/tickets/7").headers, Contains(Pair("Allow", "DELETE, OPTIONS")));
}
// [/service]
