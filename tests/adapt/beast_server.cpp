// SPDX-License-Identifier: BSL-1.0
// Tests of the answers for loops of one's own: string and span bodies, handlers of Beast's requests, refusals.
#include <amiss/adapt/beast_server.hpp>

#include <amiss/apis/cstar.hpp>

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/vector_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
namespace http = boost::beast::http;
using BeastRequest = http::request<http::string_body>;

const std::string long_text = '"' + std::string(9998, 'x') + '"';

struct Loop : Service<> {
    Loop() : Service<>(cstar::envelope)
    {
        get("/long", []() -> expected<std::string_view> { return long_text; });
        post("/echo", [](const Request& request) -> expected<std::string> { return std::string(request.body()); });
        on_error([this](const ApiError& error, const Request& request) {
            told += std::to_string(to_int(error.status())) + " ";
            told.append(request.target()).append(" ").append(error.context()).append("\n");
        });
    }
    std::string told;
};

BeastRequest request_of(http::verb method, std::string_view target, std::string body = "")
{
    BeastRequest request(method, boost::beast::string_view(target.data(), target.size()), 11, std::move(body));
    request.set(http::field::content_type, "application/json");
    return request;
}

std::string_view text_of(const http::response<http::span_body<const char>>& response)
{
    return {response.body().data(), response.body().size()};
}

TEST(beast_response, has_a_string)
{
    Loop service;
    const auto echoed = beast_response(service, request_of(http::verb::post, "/echo", "[1]"));
    EXPECT_EQ(echoed.result_int(), 200U);
    EXPECT_EQ(echoed.body(), "[1]");
    EXPECT_EQ(echoed["Content-Length"], "3");
    EXPECT_TRUE(echoed.keep_alive());

    const auto missing = beast_response(service, request_of(http::verb::get, "/missing"));
    EXPECT_EQ(missing.result_int(), 404U);
    EXPECT_EQ(missing["Content-Length"], std::to_string(missing.body().size()));
    EXPECT_TRUE(missing.keep_alive());

    const auto head = beast_response(service, request_of(http::verb::head, "/long"));
    EXPECT_EQ(head["Content-Length"], "10000");
    EXPECT_EQ(head.body(), "");
    EXPECT_FALSE(head.need_eof());

    BeastRequest last = request_of(http::verb::get, "/long");
    last.keep_alive(false);
    EXPECT_FALSE(beast_response(service, last).keep_alive());
}

TEST(beast_response, methods_and_bodies_of_all_kinds)
{
    Loop service;
    http::request<http::empty_body> unknown;
    unknown.method_string("BREW");
    unknown.target("/long");
    const auto refused = beast_response(service, unknown);
    EXPECT_EQ(refused.result_int(), 405U);
    EXPECT_EQ(refused["Allow"], "GET, HEAD, OPTIONS");

    http::request<http::vector_body<unsigned char>> bytes(http::verb::post, "/echo", 11);
    bytes.set(http::field::content_type, "application/json");
    bytes.body() = {'[', ']'};
    EXPECT_EQ(beast_response(service, bytes).body(), "[]");
}

TEST(beast_response, fits_into_a_buffer_or_says_so)
{
    Loop service;
    const BeastRequest request = request_of(http::verb::get, "/long");
    std::string buffer(10000, '?');
    {
        const auto exact = beast_response(service, request, buffer.data(), buffer.size());
        EXPECT_EQ(exact.result_int(), 200U);
        EXPECT_EQ(text_of(exact), long_text);
        EXPECT_EQ(exact.body().data(), buffer.data());
        EXPECT_EQ(exact["Content-Length"], "10000");
    }
    EXPECT_EQ(service.told, "");
    {
        const auto cut = beast_response(service, request, buffer.data(), 9999);
        EXPECT_EQ(cut.result_int(), 500U);
        EXPECT_NE(text_of(cut).find("internal_error"), std::string_view::npos) << text_of(cut);
        EXPECT_FALSE(cut.keep_alive());
    }
    EXPECT_EQ(service.told, "500 /long the buffer for the body is too short\n");
    {
        const auto empty = beast_response(service, request, nullptr, 0);
        EXPECT_EQ(empty.result_int(), 500U);
        EXPECT_EQ(empty["Content-Length"], "0");
        EXPECT_EQ(empty.count("Content-Type"), 0U);
        EXPECT_EQ(text_of(empty), "");
    }
    const auto head = beast_response(service, request_of(http::verb::head, "/long"), nullptr, 0);
    EXPECT_EQ(head.result_int(), 200U);
    EXPECT_EQ(head["Content-Length"], "10000");
}

TEST(beast_response, handlers_may_take_the_request_of_Beast)
{
    Service<BeastRequest> service(cstar::envelope);
    service.get("/{id}", [](const BeastRequest& request) -> expected<std::string> {
        return std::string(request.target()) + std::to_string(request.version());
    });
    service.post("/{id}", [](const BeastRequest& native, const Request& request) -> expected<std::string> {
        return native.body() + std::string(request.path_param("id"));
    });
    EXPECT_EQ(beast_response(service, request_of(http::verb::get, "/a")).body(), "/a11");
    EXPECT_EQ(beast_response(service, request_of(http::verb::post, "/a", "b")).body(), "ba");
}

TEST(beast_refusal, answers_what_the_parser_refused)
{
    Loop service;
    const auto refused = [&service](std::string_view text) {
        http::request_parser<http::string_body> parser;
        boost::system::error_code failure;
        parser.put(boost::asio::buffer(text), failure);
        return beast_refusal(service, parser, failure);
    };
    const auto bad = refused("GET /a HTTP/1.1\r\nno colon\r\n\r\n");
    ASSERT_TRUE(bad);
    EXPECT_EQ(bad->result_int(), 400U);
    EXPECT_EQ((*bad)["Content-Length"], std::to_string(bad->body().size()));
    EXPECT_FALSE(bad->keep_alive());
    const auto too_long = refused("POST /a HTTP/1.1\r\nContent-Length: 10000000\r\n\r\n");
    ASSERT_TRUE(too_long);
    EXPECT_EQ(too_long->result_int(), 413U);
    EXPECT_EQ(service.told, "400 /a bad field\n413 /a body limit exceeded\n");

    http::request_parser<http::string_body> parser;
    EXPECT_FALSE(beast_refusal(service, parser, http::error::end_of_stream));
    EXPECT_FALSE(beast_refusal(service, parser, boost::asio::error::connection_reset));
}

} // namespace
