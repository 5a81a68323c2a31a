// SPDX-License-Identifier: BSL-1.0
// A client with libcurl: a POST that is repeated under one key, and a typed error where nobody listens.
#include "loopback.hpp"

#include <amiss.hpp>
#include <amiss/adapt/curl.hpp>

#include <chrono>
#include <cstdio>
#include <memory>

namespace {

namespace cstar = amiss::cstar;

using List = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

amiss::RetryPolicy policy; // 3 attempts, 60 s in all

// [call]
amiss::expected<std::string> create_ticket(CURL* curl, const std::string& url, const std::string& json)
{
    return amiss::retry_with_key(policy, [&](const amiss::IdempotencyKey& key) -> amiss::expected<std::string> {
        std::string body;
        const List headers(curl_slist_append(nullptr, "Content-Type: application/json"), curl_slist_free_all);
        curl_slist_append(headers.get(), key.header_line());
        curl_easy_reset(curl); // but for its connections
        curl_easy_setopt(curl, CURLOPT_URL, (url + "/tickets").c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json.c_str());
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, 10L);
        amiss::collect_body(curl, body);
        AMISS_TRY(amiss::check(cstar::envelope, amiss::received(curl, curl_easy_perform(curl), body)));
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
    std::size_t tickets = 0;
    {
        const Loopback server;
        url = server.url();
        const auto ticket = create_ticket(curl.get(), url, R"({"title":"Printer on fire"})");
        if (ticket) std::printf("%s\n", ticket->c_str());
        tickets = server.tickets();
    }
    const auto refused = create_ticket(curl.get(), url, "{}"); // now nobody listens there
    char line[512];
    if (!refused) std::printf("%s\n", std::string(amiss::log_line(refused.error(), line)).c_str());
    return tickets == 1 && !refused && refused.error() == amiss::client::Code::refused ? 0 : 1;
}
