// SPDX-License-Identifier: BSL-1.0
// Calls CodeSpar: opens a session, and pays in it.
#include <gateway/payments.hpp>

#include <gateway/tables.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/try.hpp>

#include <boost/json/object.hpp>

namespace gateway {
namespace {

using amiss::Idempotency;
using clients::text_in;

amiss::expected<std::string> to_id(const boost::json::value& body) { return text_in(body, "id"); }

amiss::expected<Payment> to_payment(const boost::json::value& body)
{
    Payment payment;
    AMISS_ASSIGN(payment.provider, text_in(body, "provider"));
    const boost::json::value* result = body.get_object().if_contains("result");
    if (result == nullptr) return clients::unreadable("result");
    AMISS_ASSIGN(payment.status, text_in(*result, "status"));
    return payment;
}

} // namespace

// [payments]
amiss::expected<Payment> Payments::pay(std::string_view method, std::int64_t cents)
{
    // A session in which nobody pays does no harm, so opening one may be repeated.
    AMISS_ASSIGN(const std::string session,
                 post("/v1/sessions", {{"project_id", project_}}, Idempotency::idempotent, to_id));
    const boost::json::object order{{"server", method}, {"amount", cents}};
    AMISS_ASSIGN(Payment payment,
                 post("/v1/sessions/" + session + "/tools/codespar_pay", order, Idempotency::not_idempotent,
                      to_payment));
    payment.cents = cents;
    return payment;
}
// [/payments]

amiss::expected<std::string> Payments::open_shop(std::string_view name, std::string_view slug)
{
    return post("/v1/projects", {{"name", name}, {"slug", slug}}, Idempotency::not_idempotent, to_id);
}

template <class T>
amiss::expected<T> Payments::post(std::string target, const boost::json::object& body, Idempotency idempotency,
                                  amiss::expected<T> (*parse)(const boost::json::value&))
{
    const auto request = clients::with_body(request_to(upstream_, "POST", std::move(target)), body);
    return call(upstream_, codespar::envelope, of_codespar, request, idempotency, parse);
}

} // namespace gateway
