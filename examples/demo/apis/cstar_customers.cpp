// SPDX-License-Identifier: BSL-1.0
// The customers of the cStar API. No two of a team have the same email address.
#include <demo/apis/cstar_records.hpp>
#include <demo/apis/helpdesk.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace demo::cstar {
namespace {

using boost::json::object;

constexpr Kind customers{"customers", "cus_"};

/// The email address in the body, if no other customer has it.
expected<std::string> new_email(const Request& request, const object& body, std::string_view own_id = {})
{
    AMISS_ASSIGN(auto address, email(body));
    AMISS_TRY(must_be_new(request, customers, {{"email", address}},
                          amiss::ApiError(Code::resource_conflict)
                              .with_param("email")
                              .with_message("A customer with this email already exists"),
                          own_id));
    return address;
}

expected<Reply> list_customers(const Request& request)
{
    AMISS_TRY(may_read(request, customers.table));
    AMISS_ASSIGN(auto found, select(request, customers));
    if (const auto search = request.query.find("search"); search != request.query.end()) {
        const auto differs = [&](const Record& customer) {
            return !helpdesk::contains(customer, "email", search->second);
        };
        found.erase(std::remove_if(found.begin(), found.end(), differs), found.end());
    }
    return page(request, found);
}

expected<Reply> create_customer(const Request& request)
{
    AMISS_TRY(may_write(request, customers.table));
    AMISS_ASSIGN(const object body, body_of(request));
    object customer;
    AMISS_ASSIGN(customer["email"], new_email(request, body));
    if (body.contains("name")) {
        AMISS_ASSIGN(customer["name"], text(body, "name"));
    }
    return insert(request, customers, std::move(customer));
}

expected<Reply> get_customer(const Request& request) { return get(request, customers); }

expected<Reply> update_customer(const Request& request)
{
    AMISS_TRY(may_write(request, customers.table));
    AMISS_ASSIGN(Record customer, find(request, customers));
    AMISS_ASSIGN(const object body, body_of(request));
    if (body.contains("name")) {
        AMISS_ASSIGN(customer.fields["name"], text(body, "name"));
    }
    if (body.contains("email")) {
        AMISS_ASSIGN(customer.fields["email"], new_email(request, body, customer.id));
    }
    return update(request, customers, std::move(customer));
}

expected<Reply> delete_customer(const Request& request) { return erase(request, customers); }

} // namespace

std::vector<Route> customer_routes()
{
    return {
        {"GET", "/api/v1/teams/{team}/customers", list_customers},
        {"POST", "/api/v1/teams/{team}/customers", create_customer},
        {"GET", "/api/v1/teams/{team}/customers/{id}", get_customer},
        {"PATCH", "/api/v1/teams/{team}/customers/{id}", update_customer},
        {"DELETE", "/api/v1/teams/{team}/customers/{id}", delete_customer},
    };
}

} // namespace demo::cstar
