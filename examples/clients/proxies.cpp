// SPDX-License-Identifier: BSL-1.0
// Changes responses on their way, or makes them up.
#include <clients/proxies.hpp>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <utility>

namespace clients {

Transport page_of_proxy(int status)
{
    return [status](const demo::HttpRequest&) -> amiss::expected<demo::HttpResponse> {
        return demo::HttpResponse{status, {}, "<html>Acme Proxy</html>"};
    };
}

Transport without_header(Transport transport)
{
    return [transport = std::move(transport)](const demo::HttpRequest& request) {
        amiss::expected<demo::HttpResponse> reply = transport(request);
        if (!reply) return reply;
        demo::HeaderFields kept;
        for (const demo::HeaderField& field : reply->headers) {
            if (!demo::same_name(field.name, "Retry-After")) kept.add(field.name, field.value);
        }
        reply->headers = std::move(kept);
        return reply;
    };
}

Transport without_delay(Transport transport)
{
    return [transport = without_header(std::move(transport))](const demo::HttpRequest& request) {
        amiss::expected<demo::HttpResponse> reply = transport(request);
        if (!reply || reply->status != 429) return reply;
        boost::json::value body = boost::json::parse(reply->body);
        body.at("details").as_object().erase("retryAfter");
        reply->body = boost::json::serialize(body);
        return reply;
    };
}

} // namespace clients
