// SPDX-License-Identifier: BSL-1.0
// A small program that returns errors of 20 codes and writes them: what it has of code and constants is measured.
#include <amiss/expected.hpp>
#include <amiss/write.hpp>

#include <chrono>
#include <string_view>

namespace billing {

enum class Code {
    card_declined = 1,
    insufficient_funds,
    expired_card,
    plan_limit,
    invoice_not_found,
    customer_not_found,
    subscription_canceled,
    payment_method_missing,
    parameter_missing,
    parameter_invalid,
    currency_unsupported,
    amount_too_small,
    amount_too_large,
    idempotency_conflict,
    duplicate_invoice,
    rate_limited,
    unauthorized,
    forbidden,
    service_unavailable,
    internal
};
constexpr auto amiss_catalog(Code)
{
    using namespace amiss;
    // clang-format off: a table
    return catalog<Code>("billing",
        row(Code::card_declined, "card_declined", HttpStatus::payment_required, "invalid_request_error", "The request failed: card declined."),
        row(Code::insufficient_funds, "insufficient_funds", HttpStatus::payment_required, "invalid_request_error", "The request failed: insufficient funds."),
        row(Code::expired_card, "expired_card", HttpStatus::payment_required, "invalid_request_error", "The request failed: expired card."),
        row(Code::plan_limit, "plan_limit", HttpStatus::forbidden, "invalid_request_error", "The request failed: plan limit."),
        row(Code::invoice_not_found, "invoice_not_found", HttpStatus::not_found, "invalid_request_error", "The request failed: invoice not found."),
        row(Code::customer_not_found, "customer_not_found", HttpStatus::not_found, "invalid_request_error", "The request failed: customer not found."),
        row(Code::subscription_canceled, "subscription_canceled", HttpStatus::conflict, "invalid_request_error", "The request failed: subscription canceled."),
        row(Code::payment_method_missing, "payment_method_missing", HttpStatus::bad_request, "invalid_request_error", "The request failed: payment method missing."),
        row(Code::parameter_missing, "parameter_missing", HttpStatus::bad_request, "invalid_request_error", "The field '{param}' is missing.").plain("A field is wrong."),
        row(Code::parameter_invalid, "parameter_invalid", HttpStatus::bad_request, "invalid_request_error", "The field '{param}' is invalid.").plain("A field is wrong."),
        row(Code::currency_unsupported, "currency_unsupported", HttpStatus::bad_request, "invalid_request_error", "The request failed: currency unsupported."),
        row(Code::amount_too_small, "amount_too_small", HttpStatus::bad_request, "invalid_request_error", "The request failed: amount too small."),
        row(Code::amount_too_large, "amount_too_large", HttpStatus::bad_request, "invalid_request_error", "The request failed: amount too large."),
        row(Code::idempotency_conflict, "idempotency_conflict", HttpStatus::conflict, "invalid_request_error", "The request failed: idempotency conflict."),
        row(Code::duplicate_invoice, "duplicate_invoice", HttpStatus::conflict, "invalid_request_error", "The request failed: duplicate invoice."),
        row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "rate_limit_error", "The request failed: rate limited."),
        row(Code::unauthorized, "unauthorized", HttpStatus::unauthorized, "invalid_request_error", "The request failed: unauthorized."),
        row(Code::forbidden, "forbidden", HttpStatus::forbidden, "invalid_request_error", "The request failed: forbidden."),
        row(Code::service_unavailable, "service_unavailable", HttpStatus::service_unavailable, "api_error", "The request failed: service unavailable."),
        row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "The request failed: internal.").general());
    // clang-format on
}

} // namespace billing

AMISS_ERROR_ENUM(billing, Code)

namespace {

constexpr auto envelope = amiss::envelope(billing::Code::internal, [] {
    return amiss::object(amiss::member("ok", false),
                         amiss::member("fault",
                                       amiss::object(amiss::member("type", amiss::field::type),
                                                     amiss::member("id", amiss::field::code),
                                                     amiss::member("text", amiss::field::message),
                                                     amiss::optional_member("where", amiss::field::param))),
                         amiss::optional_member("details", amiss::field::details),
                         amiss::optional_member("trace", amiss::field::request_id),
                         amiss::optional_member("time", amiss::field::timestamp));
});

amiss::expected<int> order(int amount)
{
    if (amount > 1000) return amiss::fail(billing::Code::amount_too_large);
    if (amount == 0) return amiss::fail(billing::Code::parameter_missing).with_param("amount");
    if (amount < 0) return amiss::fail(billing::Code::plan_limit).with_message("No more.");
    return amount;
}

std::string_view body(const amiss::ApiError& error, char (&buffer)[1024])
{
    const amiss::RequestInfo request{"req_a1B2c3D4e5F6", std::chrono::system_clock::now()};
    return amiss::write(envelope, error, request, buffer).text;
}

} // namespace

int main(int argc, char**)
{
    char buffer[1024];
    const amiss::expected<int> ordered = order(argc - 1);
    return ordered || !body(ordered.error(), buffer).empty() ? 0 : 1;
}
