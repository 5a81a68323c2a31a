// SPDX-License-Identifier: BSL-1.0
// Checks that a response and a failure of Beast, httplib and libcurl become an error without an allocation and a copy.
//
// All three headers are in one file: their functions have the same names.
#include <amiss/adapt/beast_client.hpp>
#include <amiss/adapt/curl.hpp>
#include <amiss/adapt/httplib_client.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/read.hpp>

#include "programs/check.hpp"
#include "support/count_allocations.hpp"
#include "support/raw_peer.hpp"

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/string_body.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace {

namespace cstar = amiss::cstar;
namespace http = boost::beast::http;
using allocations::counts;
using amiss::client::Code;

constexpr std::string_view limited =
    R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded",)"
    R"("message":"Too many requests."}})";

// The error that `make` gives is looked at after the count is taken, because a failed check prints.
template <class Make>
void gives(const amiss::ApiError& wanted, std::chrono::seconds delay, Make make)
{
    bool same = false;
    CHECK(!counts([&] {
        const amiss::expected<void> result = amiss::check(cstar::envelope, make());
        same = !result && result.error().code() == wanted.code()
            && result.error().retry_after().value_or(std::chrono::seconds()) == delay;
    }));
    CHECK(same);
}

void beast()
{
    using boost::system::error_code;
    http::response<http::string_body> response(http::status::too_many_requests, 11, std::string(limited));
    response.set(http::field::retry_after, "3");
    response.set("X-Not-Known", "1");
    gives(cstar::Code::rate_limit_exceeded, std::chrono::seconds(3), [&] { return amiss::received(response); });
    gives(cstar::Code::rate_limit_exceeded, std::chrono::seconds(3),
          [&] { return amiss::received(response, error_code()); });
    for (const error_code failure : {error_code(boost::beast::error::timeout), error_code(http::error::end_of_stream),
                                     error_code(http::error::body_limit)}) {
        const amiss::ApiError error = amiss::error_from(failure);
        gives(error, {}, [&] { return amiss::received(response, failure); });
    }
}

void httplib_responses()
{
    httplib::Response response;
    response.status = 429;
    response.body = limited;
    response.set_header("Retry-After", "3");
    gives(cstar::Code::rate_limit_exceeded, std::chrono::seconds(3), [&] { return amiss::received(response); });
    const httplib::Result result(std::make_unique<httplib::Response>(response), httplib::Error::Success);
    gives(cstar::Code::rate_limit_exceeded, std::chrono::seconds(3), [&] { return amiss::received(result); });
    const httplib::Result failure(nullptr, httplib::Error::UnsupportedMultipartBoundaryChars);
    gives(Code::config_error, {}, [&] { return amiss::received(failure); });
}

void curl()
{
    const std::unique_ptr<CURL, void (*)(CURL*)> handle(curl_easy_init(), curl_easy_cleanup);
    std::string body;
    amiss::collect_body(handle.get(), body);
    curl_easy_setopt(handle.get(), CURLOPT_PROXY, "");
    CURLcode code = CURLE_OK;
    const auto perform = [&](const peers::Port& peer) {
        curl_easy_setopt(handle.get(), CURLOPT_URL, peer.url().c_str());
        code = curl_easy_perform(handle.get());
    };
    perform(peers::Peer({{peers::response("429 Too Many Requests\r\nX: 1\r\nRetry-After: 3", limited)}}));
    gives(cstar::Code::rate_limit_exceeded, std::chrono::seconds(3),
          [&] { return amiss::received(handle.get(), body); });
    gives(cstar::Code::rate_limit_exceeded, std::chrono::seconds(3),
          [&] { return amiss::received(handle.get(), code, body); });
    perform(peers::Port());
    gives(Code::refused, {}, [&] { return amiss::received(handle.get(), code, body); });
}

} // namespace

int main()
{
    CHECK(counts([] { CHECK(std::string(100, 'x').size() == 100); })); // the counter works
    std::string_view key;
    CHECK(!counts([&] { key = amiss::idempotency_key(amiss::IdempotencyKey().quoted()).substr(0, 0); }));
    beast();
    httplib_responses();
    curl();
    return check::exit_status();
}
