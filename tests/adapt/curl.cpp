// SPDX-License-Identifier: BSL-1.0
// Tests of libcurl's adapter: every code by the table, and what can be provoked on the loopback interface.
#include <amiss/adapt/curl.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/header_lines.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>

#include "support/raw_peer.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
using amiss::ApiError;
using amiss::client::Code;
using peers::End;
using peers::Peer;
using peers::response;
using namespace std::chrono_literals;

constexpr std::string_view limited =
    R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded",)"
    R"("message":"Too many requests."}})";

// A handle for one transfer.
struct CurlHandle {
    explicit CurlHandle(const std::string& url)
    {
        amiss::collect_body(get(), body);
        curl_easy_setopt(get(), CURLOPT_URL, url.c_str());
        curl_easy_setopt(get(), CURLOPT_TIMEOUT_MS, 5000L);
        curl_easy_setopt(get(), CURLOPT_PROXY, "");
    }
    CURL* get() const { return handle.get(); }
    template <class Value>
    CurlHandle& set(CURLoption option, Value value)
    {
        curl_easy_setopt(get(), option, value);
        return *this;
    }
    amiss::expected<void> check() { return amiss::check(cstar::envelope, result()); }
    amiss::expected<amiss::Received> result() { return amiss::received(get(), code = curl_easy_perform(get()), body); }

    std::unique_ptr<CURL, void (*)(CURL*)> handle{curl_easy_init(), curl_easy_cleanup};
    std::string body;
    CURLcode code = CURLE_OK;
};

// The error of a transfer, whose CURLcode must be `code`.
ApiError curl_error_of(CurlHandle& handle, CURLcode code)
{
    const auto result = handle.check();
    EXPECT_EQ(handle.code, code) << curl_easy_strerror(handle.code);
    if (result) {
        ADD_FAILURE() << "it succeeds";
        return cstar::Code::internal_error;
    }
    return result.error();
}

void expect_transport(const ApiError& error, Code code, CURLcode cause)
{
    EXPECT_EQ(error, code) << error.name();
    EXPECT_EQ(error.provenance(), amiss::Provenance::transport);
    EXPECT_EQ(error.status(), amiss::HttpStatus::none);
    EXPECT_EQ(error.cause(), std::error_code(cause, amiss::curl_category()));
    EXPECT_EQ(error.context(), curl_easy_strerror(cause));
}

// --- by the table ----------------------------------------------------------------------------------------------------

const std::map<CURLcode, Code> curl_table{
    {CURLE_UNSUPPORTED_PROTOCOL, Code::config_error},
    {CURLE_FAILED_INIT, Code::config_error},
    {CURLE_URL_MALFORMAT, Code::config_error},
    {CURLE_NOT_BUILT_IN, Code::config_error},
    {CURLE_COULDNT_RESOLVE_PROXY, Code::not_connected},
    {CURLE_COULDNT_RESOLVE_HOST, Code::not_connected},
    {CURLE_COULDNT_CONNECT, Code::not_connected},
    {CURLE_FTP_ACCEPT_TIMEOUT, Code::timeout},
    {CURLE_WRITE_ERROR, Code::cancelled},
    {CURLE_READ_ERROR, Code::cancelled},
    {CURLE_OPERATION_TIMEDOUT, Code::timeout},
    {CURLE_SSL_CONNECT_ERROR, Code::tls},
    {CURLE_FUNCTION_NOT_FOUND, Code::config_error},
    {CURLE_ABORTED_BY_CALLBACK, Code::cancelled},
    {CURLE_BAD_FUNCTION_ARGUMENT, Code::config_error},
    {CURLE_INTERFACE_FAILED, Code::not_connected},
    {CURLE_TOO_MANY_REDIRECTS, Code::config_error},
    {CURLE_UNKNOWN_OPTION, Code::config_error},
    {CURLE_SETOPT_OPTION_SYNTAX, Code::config_error},
    {CURLE_SSL_ENGINE_NOTFOUND, Code::tls},
    {CURLE_SSL_ENGINE_SETFAILED, Code::tls},
    {CURLE_SSL_CERTPROBLEM, Code::tls},
    {CURLE_SSL_CIPHER, Code::tls},
    {CURLE_PEER_FAILED_VERIFICATION, Code::tls},
    {CURLE_FILESIZE_EXCEEDED, Code::cancelled},
    {CURLE_USE_SSL_FAILED, Code::tls},
    {CURLE_SEND_FAIL_REWIND, Code::config_error},
    {CURLE_SSL_ENGINE_INITFAILED, Code::tls},
    {CURLE_LOGIN_DENIED, Code::config_error},
    {CURLE_SSL_CACERT_BADFILE, Code::tls},
    {CURLE_SSL_CRL_BADFILE, Code::tls},
    {CURLE_SSL_ISSUER_ERROR, Code::tls},
    {CURLE_CHUNK_FAILED, Code::cancelled},
    {CURLE_NO_CONNECTION_AVAILABLE, Code::not_connected},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, Code::tls},
    {CURLE_SSL_INVALIDCERTSTATUS, Code::tls},
    {CURLE_RECURSIVE_API_CALL, Code::config_error},
    {CURLE_AUTH_ERROR, Code::config_error},
    {CURLE_QUIC_CONNECT_ERROR, Code::not_connected},
    {CURLE_PROXY, Code::not_connected},
    {CURLE_SSL_CLIENTCERT, Code::tls},
    {static_cast<CURLcode>(100), Code::config_error}, // TOO_LARGE, of a later libcurl
    {static_cast<CURLcode>(101), Code::tls},          // ECH_REQUIRED
};

TEST(adapt_curl, each_code_is_that_of_the_table_and_a_broken_connection_where_it_says_nothing)
{
    for (int value = 0; value <= 110; ++value) {
        SCOPED_TRACE(value);
        const auto code = static_cast<CURLcode>(value);
        const auto found = curl_table.find(code);
        const ApiError error = amiss::error_from(code);
        EXPECT_EQ(error, found != curl_table.end() ? found->second : Code::stream_error) << error.name();
        EXPECT_EQ(error.provenance(), amiss::Provenance::transport);
        EXPECT_EQ(error.cause(), value == 0 ? std::error_code() : std::error_code(value, amiss::curl_category()));
        EXPECT_EQ(error.context(), curl_easy_strerror(code));
    }
    EXPECT_STREQ(amiss::curl_category().name(), "curl");
    EXPECT_EQ(amiss::curl_category().message(CURLE_COULDNT_CONNECT), curl_easy_strerror(CURLE_COULDNT_CONNECT));
}

TEST(adapt_curl, a_code_of_the_multi_interface_is_the_programs_mistake_as_a_rule)
{
    const std::map<CURLMcode, Code> table{
        {CURLM_BAD_HANDLE, Code::config_error},       {CURLM_BAD_EASY_HANDLE, Code::config_error},
        {CURLM_OUT_OF_MEMORY, Code::stream_error},    {CURLM_INTERNAL_ERROR, Code::stream_error},
        {CURLM_BAD_SOCKET, Code::config_error},       {CURLM_UNKNOWN_OPTION, Code::config_error},
        {CURLM_ADDED_ALREADY, Code::config_error},    {CURLM_RECURSIVE_API_CALL, Code::config_error},
        {CURLM_WAKEUP_FAILURE, Code::stream_error},   {CURLM_BAD_FUNCTION_ARGUMENT, Code::config_error},
        {CURLM_ABORTED_BY_CALLBACK, Code::cancelled}, {CURLM_UNRECOVERABLE_POLL, Code::stream_error},
    };
    ASSERT_EQ(table.size(), static_cast<std::size_t>(CURLM_LAST) - 1);
    for (const auto& [code, meant] : table) {
        const ApiError error = amiss::error_from(code);
        EXPECT_EQ(error, meant) << curl_multi_strerror(code);
        EXPECT_EQ(error.cause(), std::error_code(code, amiss::curl_multi_category()));
        EXPECT_EQ(error.cause().message(), curl_multi_strerror(code));
    }
    EXPECT_STREQ(amiss::curl_multi_category().name(), "curl.multi");
}

// --- responses -------------------------------------------------------------------------------------------------------

TEST(adapt_curl, a_response_is_read_with_its_headers)
{
    Peer peer({{response("429 Too Many Requests\r\nretry-after: 3\r\nX-Request-Id: req_7\r\nX: 1\r\nX: 2", limited)}});
    CurlHandle handle(peer.url());
    const auto reply = handle.result();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status(), amiss::HttpStatus::too_many_requests);
    EXPECT_EQ(reply->body(), limited);
    EXPECT_EQ(reply->body().data(), handle.body.data());
    const ApiError error = amiss::read(cstar::envelope, *reply);
    EXPECT_EQ(error, cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.retry_after(), 3s);
    EXPECT_EQ(error.request_id(), "req_7");
    std::string seen;
    reply->visit({[](void* text, std::string_view name, std::string_view value) noexcept {
                      *static_cast<std::string*>(text) += std::string(name) + '=' + std::string(value) + '\n';
                  },
                  &seen});
    EXPECT_NE(seen.find("\nX=1\nX=2\n"), std::string::npos) << seen;
    EXPECT_EQ(amiss::check(reply).error().retry_after(), 3s);
}

TEST(adapt_curl, a_success_is_a_value)
{
    Peer peer({{response("200 OK", R"({"id":"t_1"})")}});
    CurlHandle handle(peer.url());
    EXPECT_TRUE(handle.check());
    EXPECT_EQ(handle.body, R"({"id":"t_1"})");
}

TEST(adapt_curl, headers_are_those_of_the_last_response)
{
    Peer peer(
        {{"HTTP/1.1 302 Found\r\nRetry-After: 90\r\nLocation: /b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"},
         {"HTTP/1.1 103 Early Hints\r\nX-Request-Id: early\r\n\r\n" + response("503 Busy\r\nX-Request-Id: late")}});
    CurlHandle handle(peer.url());
    const ApiError error = curl_error_of(handle.set(CURLOPT_FOLLOWLOCATION, 1L), CURLE_OK);
    EXPECT_EQ(error, amiss::HttpStatus::service_unavailable);
    EXPECT_FALSE(error.retry_after());
    EXPECT_EQ(error.request_id(), "late");
}

std::size_t add_header_line(char* bytes, std::size_t size, std::size_t count, void* text)
{
    static_cast<std::string*>(text)->append(bytes, size * count);
    return size * count;
}

TEST(adapt_curl, headers_may_come_from_a_callback)
{
    Peer peer({{"HTTP/1.1 100 Continue\r\nRetry-After: 60\r\n\r\n" + response("429 Slow\r\nRetry-After: 4", limited)}});
    CurlHandle handle(peer.url());
    std::string lines;
    handle.set(CURLOPT_HEADERFUNCTION, &add_header_line).set(CURLOPT_HEADERDATA, &lines);
    ASSERT_EQ(curl_easy_perform(handle.get()), CURLE_OK);
    CURL* const curl = handle.get();
    const std::string& body = handle.body;
    // [lines]
    const amiss::HeaderLines headers(lines); // all that CURLOPT_HEADERFUNCTION was given
    const auto checked = amiss::check(cstar::envelope, amiss::received(curl, body, headers));
    // [/lines]
    const ApiError& error = checked.error();
    EXPECT_EQ(error, cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(error.retry_after(), 4s);
}

TEST(adapt_curl, a_body_may_be_a_vector_of_bytes)
{
    Peer peer({{response("500 Oops")}});
    CurlHandle handle(peer.url());
    ASSERT_EQ(curl_easy_perform(handle.get()), CURLE_OK);
    const std::vector<unsigned char> bytes{'a', 'b'};
    EXPECT_EQ(amiss::received(handle.get(), bytes).body(), "ab");
    EXPECT_EQ(amiss::received(handle.get(), "text").body(), "text");
    EXPECT_EQ(amiss::received(handle.get(), bytes).status(), amiss::HttpStatus::internal_server_error);
}

TEST(adapt_curl, an_error_status_says_what_to_do_although_its_body_is_cut_off)
{
    Peer peer({{"HTTP/1.1 429 Slow\r\nRetry-After: 5\r\nContent-Length: 500\r\n\r\n{\"success\":fal"}});
    CurlHandle handle(peer.url());
    const ApiError error = curl_error_of(handle, CURLE_PARTIAL_FILE);
    EXPECT_EQ(error, amiss::HttpStatus::too_many_requests);
    EXPECT_EQ(error.retry_class(), amiss::Retry::after_delay);
    EXPECT_EQ(error.retry_after(), 5s);
}

TEST(adapt_curl, an_error_status_is_known_although_the_body_was_not_kept)
{
    Peer peer({{response("503 Busy\r\nRetry-After: 6", "{}")}});
    CurlHandle handle(peer.url());
    const ApiError error = curl_error_of(handle.set(CURLOPT_FAILONERROR, 1L), CURLE_HTTP_RETURNED_ERROR);
    EXPECT_EQ(error, amiss::HttpStatus::service_unavailable);
    EXPECT_EQ(error.retry_after(), 6s);
    const ApiError alone = amiss::error_from(handle.get(), CURLE_HTTP_RETURNED_ERROR);
    EXPECT_EQ(alone, amiss::HttpStatus::service_unavailable);
    EXPECT_EQ(alone.provenance(), amiss::Provenance::synthesized);
}

// --- failures --------------------------------------------------------------------------------------------------------

TEST(adapt_curl, refused_and_nothing_was_sent)
{
    const peers::Port nobody;
    CurlHandle handle(nobody.url());
    const ApiError error = curl_error_of(handle, CURLE_COULDNT_CONNECT);
    expect_transport(error, Code::refused, CURLE_COULDNT_CONNECT);
    EXPECT_EQ(error.retry_class(), amiss::Retry::after_delay);
}

TEST(adapt_curl, a_host_that_cannot_be_found_and_a_url_that_is_none)
{
    CurlHandle unknown("http://no such host/");
    expect_transport(curl_error_of(unknown, CURLE_URL_MALFORMAT), Code::config_error, CURLE_URL_MALFORMAT);
    CurlHandle scheme("nothing://127.0.0.1/");
    expect_transport(curl_error_of(scheme, CURLE_UNSUPPORTED_PROTOCOL), Code::config_error, CURLE_UNSUPPORTED_PROTOCOL);
    CurlHandle host("http://[::ffff:300.1.1.1]/");
    EXPECT_EQ(curl_error_of(host, CURLE_URL_MALFORMAT).retry_class(), amiss::Retry::never);
}

TEST(adapt_curl, a_time_out_before_anything_was_sent_may_be_repeated_whatever_the_method)
{
    const peers::Full full;
    CurlHandle handle(full.url());
    const ApiError error = curl_error_of(handle.set(CURLOPT_CONNECTTIMEOUT_MS, 50L), CURLE_OPERATION_TIMEDOUT);
    expect_transport(error, Code::not_connected, CURLE_OPERATION_TIMEDOUT);
    EXPECT_EQ(error.retry_class(), amiss::Retry::after_delay);
}

TEST(adapt_curl, a_time_out_after_the_request_may_have_taken_effect)
{
    Peer silent({{"", End::wait}});
    CurlHandle handle(silent.url());
    const ApiError error = curl_error_of(handle.set(CURLOPT_TIMEOUT_MS, 100L), CURLE_OPERATION_TIMEDOUT);
    expect_transport(error, Code::timeout, CURLE_OPERATION_TIMEDOUT);
    EXPECT_EQ(error.retry_class(), amiss::Retry::if_idempotent);
}

TEST(adapt_curl, a_connection_that_breaks_after_the_request)
{
    const std::string cut = "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"id\":";
    const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab";
    Peer peer({{""}, {"", End::reset}, {cut}, {cut, End::reset}, {chunked}, {"SSH-2.0-OpenSSH\r\n"}});
    for (const CURLcode code : {CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE, CURLE_RECV_ERROR,
                                CURLE_PARTIAL_FILE, CURLE_UNSUPPORTED_PROTOCOL}) {
        CurlHandle handle(peer.url());
        SCOPED_TRACE(curl_easy_strerror(code));
        expect_transport(curl_error_of(handle.set(CURLOPT_POSTFIELDS, "{}"), code), Code::stream_error, code);
    }
}

TEST(adapt_curl, a_redirect_that_leads_nowhere_may_have_taken_effect)
{
    const peers::Port nobody;
    Peer peer({{response("303 See Other\r\nLocation: " + nobody.url())}});
    CurlHandle handle(peer.url());
    handle.set(CURLOPT_POSTFIELDS, "{}").set(CURLOPT_FOLLOWLOCATION, 1L);
    expect_transport(curl_error_of(handle, CURLE_COULDNT_CONNECT), Code::stream_error, CURLE_COULDNT_CONNECT);

    Peer circle({{response("302 Found\r\nLocation: /")}});
    CurlHandle dizzy(circle.url());
    dizzy.set(CURLOPT_FOLLOWLOCATION, 1L).set(CURLOPT_MAXREDIRS, 2L);
    expect_transport(curl_error_of(dizzy, CURLE_TOO_MANY_REDIRECTS), Code::config_error, CURLE_TOO_MANY_REDIRECTS);
}

TEST(adapt_curl, tls_that_is_none)
{
    Peer peer({{response("400 Bad Request")}});
    CurlHandle handle(peer.url("https"));
    expect_transport(curl_error_of(handle, CURLE_SSL_CONNECT_ERROR), Code::tls, CURLE_SSL_CONNECT_ERROR);
}

TEST(adapt_curl, what_the_program_stops_is_cancelled)
{
    Peer peer({{response("200 OK", "four")}});
    CurlHandle callback(peer.url());
    callback.set(CURLOPT_NOPROGRESS, 0L);
    callback.set(CURLOPT_XFERINFOFUNCTION, +[](void*, curl_off_t, curl_off_t, curl_off_t, curl_off_t) { return 1; });
    expect_transport(curl_error_of(callback, CURLE_ABORTED_BY_CALLBACK), Code::cancelled, CURLE_ABORTED_BY_CALLBACK);
    CurlHandle limit(peer.url());
    limit.set(CURLOPT_MAXFILESIZE, 3L);
    expect_transport(curl_error_of(limit, CURLE_FILESIZE_EXCEEDED), Code::cancelled, CURLE_FILESIZE_EXCEEDED);
    CurlHandle writer(peer.url());
    writer.set(CURLOPT_WRITEFUNCTION, +[](char*, std::size_t, std::size_t, void*) { return std::size_t{0}; });
    expect_transport(curl_error_of(writer, CURLE_WRITE_ERROR), Code::cancelled, CURLE_WRITE_ERROR);
}

TEST(adapt_curl, the_failure_goes_through_check_without_an_envelope_too)
{
    const peers::Port nobody;
    CurlHandle handle(nobody.url());
    EXPECT_EQ(amiss::check(handle.result()).error(), Code::refused);
    EXPECT_EQ(amiss::check(handle.result(), cstar::envelope).error(), Code::refused);
}

} // namespace
