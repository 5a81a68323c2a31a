// SPDX-License-Identifier: BSL-1.0
// Tests of writing several errors: the bodies of four dialects, all kinds of ranges, each size of the buffer, the response.
#include <amiss/write_each.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/read_each.hpp>
#include <amiss/xml.hpp>

#include "support/guarded_buffer.hpp"
#include "support/json_check.hpp"
#include "support/several.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <initializer_list>
#include <list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using cstar::Code;

template <class Own, class Make>
constexpr bool is_compiled(const Envelope<Own, Make>&)
{
    return detail::CompiledLayout<Own, Make, true>::is_there;
}

const RequestInfo request{"req_1"};

std::vector<ApiError> three_errors()
{
    std::vector<ApiError> errors{Code::parameter_missing, Code::parameter_invalid, Code::resource_not_found};
    errors[0].with_param("/title").with_message("Title is missing.");
    errors[1].with_param("/tags/0").with_message("A tag has \"quotes\".");
    errors[2].with_message("There is no such author.");
    return errors;
}

constexpr std::string_view three_in_json_api =
    R"({"errors":[{"status":"400","code":"parameter_missing","title":"Bad Request","detail":"Title is missing.",)"
    R"("source":{"pointer":"/title"}},)"
    R"({"status":"400","code":"parameter_invalid","title":"Bad Request","detail":"A tag has \"quotes\".",)"
    R"("source":{"pointer":"/tags/0"}},)"
    R"({"status":"404","code":"resource_not_found","title":"Not Found","detail":"There is no such author."}],)"
    R"("meta":{"request":"req_1"}})";

TEST(write_each, json_api_has_an_element_for_each_error)
{
    EXPECT_EQ(to_string(several::json_api, three_errors(), request), three_in_json_api);
}

TEST(write_each, a_layout_without_a_list_is_a_batch_of_bodies)
{
    std::vector<ApiError> errors = three_errors();
    errors[0].with_detail("field", "title");
    EXPECT_EQ(to_string(several::json_rpc, errors),
              R"([{"jsonrpc":"2.0","error":{"code":"parameter_missing","message":"Title is missing.",)"
              R"("data":{"field":"title"}}},)"
              R"({"jsonrpc":"2.0","error":{"code":"parameter_invalid","message":"A tag has \"quotes\"."}},)"
              R"({"jsonrpc":"2.0","error":{"code":"resource_not_found","message":"There is no such author."}}])");
}

TEST(write_each, graphql_has_the_details_of_each_error)
{
    std::vector<ApiError> errors = three_errors();
    errors.pop_back();
    errors[1].with_detail("tag", 0);
    EXPECT_EQ(to_string(several::graphql, errors),
              R"({"errors":[{"message":"Title is missing.","extensions":{"code":"parameter_missing"}},)"
              R"({"message":"A tag has \"quotes\".","extensions":{"code":"parameter_invalid","tag":0}}]})");
}

TEST(write_each, what_is_outside_of_the_list_is_of_the_first_error)
{
    std::vector<ApiError> errors = three_errors();
    errors[1].with_instance("/orders/2"); // no place in the list
    EXPECT_EQ(
        to_string(several::acme, errors),
        R"({"type":"parameter_missing","detail":"Title is missing.","subproblems":[)"
        R"({"type":"parameter_missing","detail":"Title is missing.","identifier":{"type":"dns","value":"/title"}},)"
        R"({"type":"parameter_invalid","detail":"A tag has \"quotes\".","identifier":{"type":"dns",)"
        R"("value":"/tags/0"}},)"
        R"({"type":"resource_not_found","detail":"There is no such author."}]})");
    errors[0].with_instance("/orders/1");
    EXPECT_NE(to_string(several::acme, errors).find(R"(],"instance":"/orders/1"})"), std::string::npos);
}

TEST(write_each, one_error_is_a_list_of_one)
{
    const ApiError error = three_errors()[2];
    constexpr std::string_view body = R"({"errors":[{"status":"404","code":"resource_not_found","title":"Not Found",)"
                                      R"("detail":"There is no such author."}],"meta":{"request":"req_1"}})";
    EXPECT_EQ(to_string(several::json_api, error, request), body);
    EXPECT_EQ(to_string(several::json_api, std::array{error}, request), body);
    EXPECT_EQ(to_string(decltype(several::json_api)::layout, error, request), body) << "the layout is walked";
    static_assert(is_compiled(several::json_api));
}

/// A range of its own, as a program without std::span has one.
struct Span {
    const ApiError* first;
    const ApiError* last;
    const ApiError* begin() const { return first; }
    const ApiError* end() const { return last; }
};

TEST(write_each, takes_any_range_of_errors)
{
    const std::vector<ApiError> errors = three_errors();
    const std::string whole = to_string(several::json_rpc, errors);
    const ApiError plain[] = {errors[0], errors[1], errors[2]};
    EXPECT_EQ(to_string(several::json_rpc, plain), whole);
    EXPECT_EQ(to_string(several::json_rpc, std::array<ApiError, 3>{errors[0], errors[1], errors[2]}), whole);
    EXPECT_EQ(to_string(several::json_rpc, std::list<ApiError>(errors.begin(), errors.end())), whole);
    EXPECT_EQ(to_string(several::json_rpc, Span{errors.data(), errors.data() + errors.size()}), whole);
    const std::initializer_list<ApiError> list = {errors[0], errors[1], errors[2]};
    EXPECT_EQ(to_string(several::json_rpc, list), whole);
    EXPECT_EQ(to_string(several::json_rpc, std::array{Code::invalid_json, Code::internal_error}),
              to_string(several::json_rpc, std::vector<ApiError>{Code::invalid_json, Code::internal_error}));
    static_assert(!is_error_range_v<ApiError> && !is_error_range_v<Code> && !is_error_range_v<std::string>);
    static_assert(is_error_range_v<std::vector<ApiError>> && is_error_range_v<ApiError[2]>);
}

TEST(write_each, no_error_at_all_is_the_fallback_row)
{
    EXPECT_EQ(to_string(several::json_api, std::vector<ApiError>{}),
              R"({"errors":[{"status":"500","code":"internal_error","title":"Internal Server Error",)"
              R"("detail":"The service failed unexpectedly."}]})");
    constexpr auto plain = object(member("code", field::code));
    EXPECT_EQ(to_string(plain, std::vector<ApiError>{}), R"([{"code":"internal_error"}])");
    char buffer[256];
    EXPECT_EQ(respond(several::json_api, std::vector<ApiError>{}, {}, buffer).status, 500);
}

TEST(write_each, an_error_from_elsewhere_goes_out_as_the_fallback_row)
{
    std::vector<ApiError> errors = three_errors();
    detail::ErrorAccess::head(errors[1]).provenance = Provenance::server;
    const std::string body = to_string(several::json_api, errors);
    EXPECT_EQ(body.find("quotes"), std::string::npos) << body;
    EXPECT_NE(body.find(R"(},{"status":"500","code":"internal_error",)"), std::string::npos) << body;
    EXPECT_NE(to_string(several::json_api.relay(), errors).find("quotes"), std::string::npos);
}

struct Failing : Span {
    struct Iterator {
        const ApiError* at;
        const ApiError& operator*() const
        {
            if (at->param().empty()) throw std::runtime_error("the third");
            return *at;
        }
        Iterator& operator++() { return ++at, *this; }
        bool operator!=(const Iterator& other) const { return at != other.at; }
    };
    Iterator begin() const { return {first}; }
    Iterator end() const { return {last}; }
};

TEST(write_each, an_exception_of_the_range_ends_it)
{
    std::vector<ApiError> errors = three_errors();
    const Failing failing{{errors.data(), errors.data() + 3}};
    const std::string body = to_string(several::json_rpc, failing);
    errors.pop_back();
    EXPECT_EQ(body, to_string(several::json_rpc, errors));
}

TEST(write_each, html_is_escaped_in_every_error)
{
    const auto errors = std::array{ApiError(Code::invalid_json).with_message("a"),
                                   ApiError(Code::invalid_json).with_message("</script>")};
    EXPECT_NE(to_string(several::graphql.html_safe(), errors).find(R"("\u003c/script\u003e")"), std::string::npos)
        << to_string(several::graphql.html_safe(), errors);
}

TEST(write_each, another_format_than_json_has_the_first_error)
{
    static constexpr auto format = xml_format("problem", "urn:x");
    constexpr auto envelope = several::json_rpc.format(format);
    const std::vector<ApiError> errors = three_errors();
    EXPECT_EQ(to_string(envelope, errors), to_string(envelope, errors[0]));
    char buffer[256];
    for (std::size_t capacity = 0; capacity <= sizeof buffer; ++capacity) {
        char other[256];
        EXPECT_EQ(write_fitted(envelope, errors, {}, buffer, capacity).text,
                  write_fitted(envelope, errors[0], {}, other, capacity).text);
    }
}

// The different bodies of `write_fitted` for all capacities, smallest first. Checks what is true for each of them.
template <class Envelope>
std::vector<std::string> fitted_bodies(const Envelope& envelope, const std::vector<ApiError>& errors)
{
    const std::string whole = to_string(envelope, errors, request);
    GuardedBuffer buffer(whole.size() + 32);
    std::vector<std::string> bodies{""};
    for (std::size_t capacity = 0; capacity <= whole.size() + 32; ++capacity) {
        const Written written = write(envelope, errors, request, buffer.data(), capacity);
        EXPECT_EQ(written.required, whole.size());
        EXPECT_EQ(written.text, capacity < whole.size() ? std::string() : whole) << capacity;
        EXPECT_TRUE(buffer.is_intact(capacity)) << capacity;
        const Written fitted = write_fitted(envelope, errors, request, buffer.data(), capacity);
        const std::string text(fitted.text);
        EXPECT_EQ(fitted.required, whole.size());
        EXPECT_TRUE(buffer.is_intact(capacity)) << capacity;
        if (text == bodies.back()) continue;
        EXPECT_EQ(text.size(), capacity) << "a body is written as soon as it fits";
        EXPECT_TRUE(json_check::is_json(text)) << text;
        bodies.push_back(text);
        if (testing::Test::HasFailure()) break;
    }
    EXPECT_EQ(bodies.back(), whole);
    return bodies;
}

std::size_t count_of(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TEST(write_each, what_does_not_fit_loses_members_then_errors_then_the_end_of_the_message)
{
    const auto bodies = fitted_bodies(several::json_api, three_errors());
    const std::size_t cuts = std::string_view("Title is missing.").size() + 1;
    ASSERT_EQ(bodies.size(), 1 + cuts + 4)
        << "nothing; one error; two; three; with their sources; with the id of the request";
    EXPECT_EQ(bodies[1],
              R"({"errors":[{"status":"400","code":"parameter_missing","title":"Bad Request","detail":""}]})");
    EXPECT_EQ(count_of(bodies[cuts], "status"), 1U);
    EXPECT_EQ(count_of(bodies[cuts + 1], "status"), 2U);
    EXPECT_EQ(count_of(bodies[cuts + 2], "status"), 3U);
    EXPECT_EQ(count_of(bodies[cuts + 2], R"("source":)"), 0U);
    EXPECT_EQ(count_of(bodies[cuts + 3], R"("source":)"), 2U);
    EXPECT_EQ(count_of(bodies[cuts + 3], "meta"), 0U);
}

TEST(write_each, every_capacity_of_a_batch_and_of_a_list_beside_the_main_error)
{
    std::vector<ApiError> errors = three_errors();
    errors[1].with_detail("a", 1);
    EXPECT_GT(fitted_bodies(several::json_rpc, errors).size(), 10U);
    EXPECT_GT(fitted_bodies(several::acme, errors).size(), 10U);
    EXPECT_GT(fitted_bodies(several::graphql, errors).size(), 3U);
    EXPECT_GT(fitted_bodies(array(field::message), errors).size(), 3U);
}

TEST(write_each, a_member_whose_absence_makes_the_body_longer_stays)
{
    constexpr auto place =
        first_of(object(optional_member("p", field::param)), "nothing is known of the place where it went wrong");
    constexpr auto layout =
        object(member("errors", each_error(object(member("m", field::message), member("at", place)))));
    const auto bodies = fitted_bodies(layout, three_errors());
    EXPECT_GT(bodies.size(), 4U);
    for (const std::string& body : bodies)
        EXPECT_EQ(count_of(body, R"("at":{"p":"/title"})"), body.empty() ? 0U : 1U) << body;
}

std::string_view header(const Response& response, std::string_view name)
{
    std::string_view value;
    for (const Header& one : response.headers) {
        if (one.name == name) {
            EXPECT_TRUE(value.empty()) << name << " twice";
            value = one.value;
        }
    }
    return value;
}

int status_of(const std::vector<ApiError>& errors)
{
    char buffer[2048];
    return respond(several::json_api, errors, request, buffer).status;
}

TEST(write_each, the_status_is_that_of_the_worst_errors_or_the_most_general_one_of_their_class)
{
    const struct {
        std::vector<int> statuses;
        int status;
    } cases[] = {{{404, 404}, 404}, {{404, 429}, 400},      {{404, 429, 404}, 400}, {{400, 404}, 400},
                 {{404, 422}, 400}, {{400, 503}, 503},      {{404, 502}, 502},      {{404, 422, 400, 503}, 503},
                 {{502, 502}, 502}, {{404, 503, 503}, 503}, {{502, 503}, 500},      {{503, 502, 503, 404}, 500},
                 {{500, 503}, 500}, {{599, 404}, 599},      {{401, 407, 511}, 511}, {{404}, 404}};
    for (const auto& [statuses, wanted] : cases) {
        std::vector<int> order = statuses;
        std::sort(order.begin(), order.end());
        do {
            std::vector<ApiError> errors;
            for (const int status : order) errors.emplace_back(static_cast<HttpStatus>(status));
            EXPECT_EQ(status_of(errors), wanted) << testing::PrintToString(order);
        } while (std::next_permutation(order.begin(), order.end()));
    }
    EXPECT_EQ(status_of({Code::resource_not_found, ApiError(client::Code::timeout)}), 500) << "the fallback row";
    char buffer[2048];
    EXPECT_EQ(respond(several::graphql, three_errors(), {}, buffer).status, 200) << "the envelope fixes it";
}

TEST(write_each, options_about_the_status_count_for_each_error_and_for_their_response)
{
    constexpr auto by_grpc = envelope(codespar::Code::internal_error, [] {
                                 return object(member("errors", each_error(array(field::code, field::status))));
                             }).status_by_grpc();
    char buffer[2048];
    int others = 0; // statuses that are not the row's
    for (const RowData& row : catalog_of<codespar::Code>()) {
        const ApiError error = static_cast<codespar::Code>(row.value);
        const std::string alone(respond(by_grpc, error, {}, buffer).body);
        const int status = respond(by_grpc, error, {}, buffer).status;
        others += status != to_int(row.status) ? 1 : 0;
        const Response response = respond(by_grpc, std::array{error}, {}, buffer);
        EXPECT_EQ(response.status, status);
        EXPECT_EQ(response.body, alone);
    }
    EXPECT_GT(others, 0);
    const std::vector<ApiError> errors{Code::rate_limit_exceeded, Code::rate_limit_exceeded};
    constexpr auto but_limits = several::graphql.except(HttpStatus::too_many_requests);
    EXPECT_EQ(respond(but_limits, errors, request, buffer).status, 429);
    EXPECT_EQ(respond(but_limits, three_errors(), request, buffer).status, 200);
}

TEST(write_each, the_headers_are_for_all_errors)
{
    std::vector<ApiError> errors = three_errors();
    errors[1].with_retry_after(std::chrono::seconds(7)).with_rate_limit({100, 3, -1});
    errors[2].with_retry_after(std::chrono::seconds(3)).with_rate_limit({200, 4, -1});
    char buffer[2048];
    constexpr auto anywhere = several::json_api;
    Response response = respond(anywhere, errors, request, buffer);
    EXPECT_EQ(response.body, to_string(anywhere, errors, request));
    EXPECT_EQ(header(response, "Content-Type"), "application/vnd.api+json");
    EXPECT_EQ(header(response, "Retry-After"), "7");
    EXPECT_EQ(header(response, "X-RateLimit-Limit"), "100");
    EXPECT_EQ(header(response, "X-Request-Id"), "") << "the body has it";
    RequestInfo limited = request;
    limited.rate_limit = RateLimit{50, 0, -1};
    EXPECT_EQ(header(respond(anywhere, errors, limited, buffer), "X-RateLimit-Limit"), "50");
    EXPECT_EQ(header(respond(anywhere, errors, request, buffer, 150), "X-Request-Id"), "req_1") << "the body was cut";
    EXPECT_EQ(header(respond(anywhere, three_errors(), request, buffer), "Retry-After"), "");
    const std::vector<ApiError> refused{Code::authentication_required, Code::authentication_required};
    EXPECT_EQ(header(respond(anywhere, refused, request, buffer), "WWW-Authenticate"), "Bearer");
    EXPECT_EQ(header(respond(anywhere, errors, request, buffer), "WWW-Authenticate"), "");
}

TEST(write_each, an_error_with_violations_can_have_an_element_for_each)
{
    constexpr auto split = envelope(Code::internal_error, [] {
        return object(
            member("errors",
                   each_error(first_of(each_violation(object(member("pointer", field::violation_field),
                                                             member("detail", field::violation_message),
                                                             member("code", field::code))),
                                       object(member("pointer", field::param), member("detail", field::message),
                                              member("code", field::code))))));
    });
    std::vector<ApiError> errors = three_errors();
    errors[1].with_violation("/a", "A.").with_violation("/b", "B.");
    constexpr std::string_view of_two =
        R"({"pointer":"/a","detail":"A.","code":"parameter_invalid"},{"pointer":"/b","detail":"B.","code":"parameter_invalid"})";
    EXPECT_EQ(to_string(split, errors[1]), R"({"errors":[)" + std::string(of_two) + "]}");
    const std::string body = to_string(split, errors);
    EXPECT_EQ(body,
              R"({"errors":[{"pointer":"/title","detail":"Title is missing.","code":"parameter_missing"},)"
                  + std::string(of_two)
                  + R"(,{"pointer":"","detail":"There is no such author.","code":"resource_not_found"}]})");
    std::vector<std::string> params;
    read_each(split, Received(400, body), [&params](const ApiError& error) { params.emplace_back(error.param()); });
    EXPECT_EQ(params, (std::vector<std::string>{"/title", "/a", "/b", ""}));
    for (std::size_t size = 0; size <= body.size(); ++size) {
        std::vector<char> buffer(size + 1);
        const Written fitted = write_fitted(split, errors, {}, buffer.data(), size);
        EXPECT_TRUE(fitted.text.empty() || detail::is_json(fitted.text)) << fitted.text;
    }
}

} // namespace
