// SPDX-License-Identifier: BSL-1.0
// Tests of request ids: which may be sent, and that neither body nor header has another one.
#include <amiss/request_id.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/layout.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::is_request_id;
using amiss::RequestIds;

static_assert(is_request_id("req_a1B2c3D4e5F6") && !is_request_id("a b") && !is_request_id(""));
static_assert(is_request_id("a b", RequestIds::printable_ascii) && !is_request_id("a/b", RequestIds::unreserved));
static_assert(noexcept(is_request_id("")));

constexpr std::string_view common[] = {"req_a1B2c3D4e5F6",
                                       "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                                       "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                                       "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                       "Root=1-67891233-abcdef012345678912345678",
                                       "dGhpcyBpcyBhbg+/==",
                                       "1"};
const std::string unclean[] = {"",
                               "a b",
                               " a",
                               "a ",
                               "<script>alert(1)</script>",
                               "a%0d%0aSet-Cookie:x",
                               "a\r\nSet-Cookie: x",
                               std::string("a\0b", 3),
                               "caf\xC3\xA9",
                               "\xFF",
                               "a\x7F",
                               std::string(129, 'i')};

TEST(request_id, common_ids_are_clean)
{
    for (const std::string_view id : common) EXPECT_TRUE(is_request_id(id)) << id;
    EXPECT_TRUE(is_request_id(std::string(128, 'i')));
    for (const std::string& id : unclean) EXPECT_FALSE(is_request_id(id)) << id;
}

TEST(request_id, each_kind_allows_its_characters)
{
    for (int byte = 0; byte < 256; ++byte) {
        const std::string id{'a', static_cast<char>(byte), 'b'};
        const bool is_visible = byte >= 0x21 && byte <= 0x7E;
        EXPECT_EQ(is_request_id(id), is_visible && byte != '<' && byte != '>' && byte != '%') << byte;
        EXPECT_EQ(is_request_id(id, RequestIds::printable_ascii), is_visible || byte == ' ') << byte;
        const bool is_alnum =
            (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
        EXPECT_EQ(is_request_id(id, RequestIds::unreserved),
                  is_alnum || (byte != 0 && std::string_view("-._~").find(id[1]) != std::string_view::npos))
            << byte;
    }
    EXPECT_FALSE(is_request_id(" a", RequestIds::printable_ascii) || is_request_id("a ", RequestIds::printable_ascii));
    for (const RequestIds kind : {RequestIds::visible_ascii, RequestIds::unreserved, RequestIds::printable_ascii}) {
        EXPECT_TRUE(is_request_id(std::string(128, 'i'), kind));
        EXPECT_FALSE(is_request_id(std::string(129, 'i'), kind));
        EXPECT_FALSE(is_request_id("", kind));
    }
}

template <class Envelope>
void expect_sent(const Envelope& envelope, const ApiError& error, const amiss::RequestInfo& request,
                 std::string_view id)
{
    char buffer[2048];
    const std::string quoted = '"' + std::string(id) + '"';
    const amiss::Response whole = amiss::respond(envelope, error, request, buffer);
    const bool in_body = whole.body.find("equest_id\"") != std::string_view::npos;
    const std::string_view header = whole.headers.find("X-Request-Id");
    EXPECT_EQ(in_body ? id : header, id);
    EXPECT_FALSE(in_body && id.empty()) << whole.body;
    if (!id.empty()) {
        EXPECT_EQ(whole.body.find(quoted) != std::string_view::npos, in_body) << whole.body;
    }
    EXPECT_EQ(amiss::to_string(envelope, error, request), whole.body);
    EXPECT_EQ(amiss::write(envelope, error, request, nullptr, 0).required, whole.body.size());
    char small[100];
    EXPECT_EQ(amiss::respond(envelope, error, request, small).headers.find("X-Request-Id"), id) << "the body was cut";
}

TEST(request_id, what_is_not_clean_is_in_neither_body_nor_header)
{
    constexpr auto with_id =
        amiss::object(amiss::member("code", amiss::field::code), amiss::member("m", amiss::field::message),
                      amiss::optional_member("request_id", amiss::field::request_id));
    constexpr auto without_id =
        amiss::object(amiss::member("code", amiss::field::code), amiss::member("m", amiss::field::message),
                      amiss::optional_member("details", amiss::field::details));
    ApiError error = amiss::onestack::Code::not_found;
    error.with_message(std::string(90, 'm'));
    const auto each = [&](const std::string& id, std::string_view sent) {
        SCOPED_TRACE(id);
        expect_sent(with_id, error, {id}, sent);
        expect_sent(without_id, error, {id}, sent);
        expect_sent(amiss::cstar::envelope, error, {id}, sent);
        expect_sent(amiss::onestack::envelope, error, {id}, sent);
        ApiError own = error;
        own.with_request_id(id);
        expect_sent(with_id, own, {}, sent);
        expect_sent(amiss::cstar::envelope, own, {}, sent);
        expect_sent(amiss::onestack::envelope, own, {}, sent);
        EXPECT_EQ(amiss::success_headers(without_id, {id}).find("X-Request-Id"), sent);
    };
    for (const std::string_view id : common) each(std::string(id), id);
    each(std::string(128, 'i'), std::string(128, 'i'));
    for (const std::string& id : unclean) each(id, "");
}

TEST(request_id, an_unclean_id_of_the_request_is_not_replaced_by_that_of_the_error)
{
    const ApiError error = ApiError(amiss::cstar::Code::internal_error).with_request_id("req_upstream");
    EXPECT_EQ(amiss::to_string(amiss::cstar::envelope, error, {"<b>"}).find("req_upstream"), std::string::npos);
}

TEST(request_id, an_envelope_says_what_an_id_may_look_like)
{
    const ApiError error = amiss::cstar::Code::internal_error;
    const auto strict = amiss::cstar::envelope.request_ids(RequestIds::unreserved);
    const auto lax = amiss::cstar::envelope.request_ids(RequestIds::printable_ascii);
    EXPECT_EQ(amiss::to_string(strict, error, {"a/b"}).find("a/b"), std::string::npos);
    EXPECT_NE(amiss::to_string(strict, error, {"a-b"}).find("\"a-b\""), std::string::npos);
    EXPECT_NE(amiss::to_string(lax, error, {"order 7 <b>"}).find("\"order 7 <b>\""), std::string::npos);
    EXPECT_EQ(amiss::to_string(lax, error, {"a\nb"}).find("request_id"), std::string::npos);
    char small[100];
    EXPECT_EQ(amiss::respond(lax, error, {"order 7 <b>"}, small).headers.find("X-Request-Id"), "order 7 <b>");
    EXPECT_EQ(amiss::respond(strict, error, {"a/b"}, small).headers.find("X-Request-Id"), "");
    EXPECT_EQ(amiss::success_headers(amiss::onestack::envelope.request_ids(RequestIds::unreserved), {"a/b"}).size(),
              0U);
    EXPECT_EQ(amiss::write_fitted(strict, error, {"a/b"}, small).text,
              amiss::write_fitted(strict, error, {}, small).text);
}

} // namespace
