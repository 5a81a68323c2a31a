// SPDX-License-Identifier: BSL-1.0
// Looks for the name of an error in a request.
#include <clients/scenario.hpp>

#include <clients/catalogue.hpp>

#include <chrono>
#include <cstddef>
#include <string_view>

namespace judge {
namespace {

std::optional<Code> wanted_code(const demo::HttpRequest& request)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    const std::string_view header = request.headers.find("x-scenario").value_or("");
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        const std::string_view name = catalog[row].name;
        for (const std::string_view place : {std::string_view(request.target), std::string_view(request.body), header})
            if (place.find(name) != std::string_view::npos) return static_cast<Code>(catalog[row].value);
    }
    return std::nullopt;
}

} // namespace

std::optional<amiss::ApiError> wanted_error(const demo::HttpRequest& request)
{
    const std::optional<Code> code = wanted_code(request);
    if (!code) return std::nullopt;
    amiss::ApiError error(*code);
    error.with_param("amount");
    if (*code == Code::card_declined)
        error.with_detail("decline_code", "insufficient_funds");
    else
        error.with_detail("limit", 100);
    if (*code == Code::parameter_invalid) error.with_violation("amount", "must be positive", "too_low");
    if (*code == Code::rate_limited || *code == Code::overloaded) error.with_retry_after(std::chrono::seconds(1));
    return error;
}

} // namespace judge
