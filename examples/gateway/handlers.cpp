// SPDX-License-Identifier: BSL-1.0
// What the gateway does for each route: it checks what its client sent, calls a service, and says what came of it.
#include <gateway/handlers.hpp>

#include <gateway/parameters.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/try.hpp>

#include <cstdint>
#include <string>

namespace gateway {
namespace {

namespace cstar = amiss::cstar;
using amiss::expected;

// [handlers]
expected<Answer> pay(const Call& call, Parts& parts)
{
    AMISS_ASSIGN(const boost::json::object body, body_of(call));
    AMISS_ASSIGN(const std::int64_t cents, amount_in(body, "cents"));
    AMISS_ASSIGN(const std::string method, one_of(body, "method", {"pix", "nfe", "store"}));
    AMISS_ASSIGN(const Payment payment, parts.payments.pay(method, cents));
    return Answer{201, {{"cents", payment.cents}, {"status", payment.status}}};
}

expected<Answer> open_shop(const Call& call, Parts& parts)
{
    AMISS_ASSIGN(const boost::json::object body, body_of(call));
    AMISS_ASSIGN(const std::string name, text_in(body, "name"));
    AMISS_ASSIGN(const std::string slug, text_in(body, "slug"));
    AMISS_ASSIGN(const std::string id, parts.payments.open_shop(name, slug).map_error(about("slug")));
    return Answer{201, {{"id", id}, {"name", name}, {"slug", slug}}};
}
// [/handlers]

expected<Answer> find_file(const Call& call, Parts& parts)
{
    AMISS_ASSIGN(const std::string name, name_in_path(call));
    AMISS_ASSIGN(const File file, parts.files.find(name));
    return Answer{200, {{"name", file.name}, {"size", file.size}}};
}

expected<Answer> create_file(const Call& call, Parts& parts)
{
    AMISS_ASSIGN(const boost::json::object body, body_of(call));
    AMISS_ASSIGN(const std::string name, text_in(body, "name"));
    AMISS_ASSIGN(const File file, parts.files.create(name).map_error(about("name")));
    return Answer{201, {{"name", file.name}, {"size", file.size}}};
}

} // namespace

const std::vector<Route>& routes()
{
    static const std::vector<Route> all{
        {"POST", "/v1/payments", pay},
        {"POST", "/v1/shops", open_shop},
        {"GET", "/v1/files/{name}", find_file},
        {"POST", "/v1/files", create_file},
    };
    return all;
}

} // namespace gateway
