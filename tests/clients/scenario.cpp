// SPDX-License-Identifier: BSL-1.0
// Looks for the name of an error in a request.
#include <clients/scenario.hpp>

#include <clients/catalogue.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <string_view>
#include <utility>

namespace judge {
namespace {

using Places = std::array<std::string_view, 3>;

Places places_of(const demo::HttpRequest& request)
{
    return {request.target, request.body, request.headers.find("x-scenario").value_or("")};
}

bool is_in(std::string_view name, const Places& places)
{
    return std::any_of(places.begin(), places.end(),
                       [name](std::string_view place) { return place.find(name) != std::string_view::npos; });
}

std::chrono::seconds wanted_delay(const Places& places)
{
    constexpr std::string_view mark = "wait_";
    for (const std::string_view place : places) {
        const std::size_t at = place.find(mark);
        if (at == std::string_view::npos) continue;
        const std::string_view digits = place.substr(at + mark.size());
        int seconds = 1;
        std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
        return std::chrono::seconds(seconds);
    }
    return std::chrono::seconds(1);
}

amiss::ApiError make_error(Code code, const Places& places)
{
    amiss::ApiError error(code);
    error.with_param("amount");
    if (code == Code::card_declined)
        error.with_detail("decline_code", "insufficient_funds");
    else
        error.with_detail("limit", 100);
    if (code == Code::parameter_invalid) error.with_violation("amount", "must be positive", "too_low");
    if (code == Code::rate_limited || code == Code::overloaded) error.with_retry_after(wanted_delay(places));
    return error;
}

} // namespace

std::vector<amiss::ApiError> wanted_errors(const demo::HttpRequest& request)
{
    const Places places = places_of(request);
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    std::vector<amiss::ApiError> errors;
    for (std::size_t row = 0; row < catalog.size(); ++row)
        if (is_in(catalog[row].name, places))
            errors.push_back(make_error(static_cast<Code>(catalog[row].value), places));
    return errors;
}

std::optional<amiss::ApiError> wanted_error(const demo::HttpRequest& request)
{
    std::vector<amiss::ApiError> errors = wanted_errors(request);
    if (errors.empty()) return std::nullopt;
    return std::move(errors.front());
}

} // namespace judge
