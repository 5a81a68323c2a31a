// SPDX-License-Identifier: BSL-1.0
// examples/adapt/curl.cpp without the adapter and without a made key: what a user of amiss writes instead.
#include <adapt/loopback.hpp>

#include <amiss.hpp>

#include <curl/curl.h>

#include "new_key.hpp"
#include "programs/check.hpp"

#include <cerrno>
#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

using List = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;
using Headers = std::vector<std::pair<std::string, std::string>>;

amiss::RetryPolicy policy; // 3 attempts, 60 s in all

// [call]
std::size_t add_body(char* bytes, std::size_t size, std::size_t count, void* body)
{
    static_cast<std::string*>(body)->append(bytes, size * count);
    return size * count;
}

std::size_t add_header(char* bytes, std::size_t size, std::size_t count, void* state)
{
    auto& headers = *static_cast<Headers*>(state);
    const std::string line(bytes, size * count);
    const std::size_t colon = line.find(':');
    if (line.compare(0, 5, "HTTP/") == 0) headers.clear();
    if (colon != std::string::npos) {
        const std::size_t first = line.find_first_not_of(" \t", colon + 1);
        const std::size_t last = line.find_last_not_of(" \t\r\n");
        headers.emplace_back(line.substr(0, colon), first > last ? "" : line.substr(first, last + 1 - first));
    }
    return size * count;
}

amiss::ApiError error_of(CURL* curl, CURLcode code)
{
    using amiss::client::Code;
    long sent = 0, system = 0;
    curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &sent);
    curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &system);
    const auto meant = [&] {
        switch (code) {
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_TOO_MANY_REDIRECTS: return Code::config_error;
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_RESOLVE_HOST: return Code::not_connected;
        case CURLE_COULDNT_CONNECT: return system == ECONNREFUSED ? Code::refused : Code::not_connected;
        case CURLE_OPERATION_TIMEDOUT: return sent != 0 ? Code::timeout : Code::not_connected;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_PEER_FAILED_VERIFICATION: return Code::tls;
        case CURLE_WRITE_ERROR:
        case CURLE_ABORTED_BY_CALLBACK: return Code::cancelled;
        default: return sent != 0 ? Code::stream_error : Code::not_connected;
        }
    };
    amiss::ApiError error = meant();
    return std::move(error.with_context(curl_easy_strerror(code)));
}

amiss::expected<std::string> create_ticket(CURL* curl, const std::string& url, const std::string& json)
{
    const std::string key = "Idempotency-Key: " + new_key();
    return amiss::retry(policy, amiss::Idempotency::idempotent, [&]() -> amiss::expected<std::string> {
        std::string body;
        Headers received;
        const List headers(curl_slist_append(nullptr, "Content-Type: application/json"), curl_slist_free_all);
        curl_slist_append(headers.get(), key.c_str());
        curl_easy_reset(curl); // but for its connections
        curl_easy_setopt(curl, CURLOPT_URL, (url + "/tickets").c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json.c_str());
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, 10L);
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &add_body);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
        curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &add_header);
        curl_easy_setopt(curl, CURLOPT_HEADERDATA, &received);
        if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK) return amiss::fail(error_of(curl, code));
        long status = 0;
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
        const amiss::Received reply(static_cast<int>(status), body, received);
        AMISS_TRY(amiss::check(cstar::envelope, reply));
        return body;
    });
}
// [/call]

} // namespace

int main()
{
    policy.base = std::chrono::milliseconds(10);
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    std::string url;
    {
        const Loopback server;
        url = server.url();
        CHECK(create_ticket(curl.get(), url, R"({"title":"Printer on fire"})") && server.tickets() == 1);
    }
    const auto refused = create_ticket(curl.get(), url, "{}");
    CHECK(!refused && refused.error() == amiss::client::Code::refused);
    return check::exit_status();
}
