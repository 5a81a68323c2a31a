// SPDX-License-Identifier: BSL-1.0
// The payments that the gateway has from CodeSpar.
#pragma once

#include <gateway/upstream.hpp>

#include <amiss/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace gateway {

struct Payment {
    std::string provider;
    std::int64_t cents = 0;
    std::string status; ///< "settled"
};

/// Calls the CodeSpar API. All errors are of `amiss::cstar`, and none has a text of CodeSpar's.
class Payments {
public:
    /// Pays from the sessions of `project`.
    Payments(Upstream upstream, std::string project) : upstream_(std::move(upstream)), project_(std::move(project)) {}

    /// Pays once: what may have been paid is not repeated.
    amiss::expected<Payment> pay(std::string_view method, std::int64_t cents);

    /// Opens a shop, and returns its id.
    amiss::expected<std::string> open_shop(std::string_view name, std::string_view slug);

private:
    template <class T>
    amiss::expected<T> post(std::string target, const boost::json::object& body, amiss::Idempotency idempotency,
                            amiss::expected<T> (*parse)(const boost::json::value&));

    Upstream upstream_;
    std::string project_;
};

} // namespace gateway
