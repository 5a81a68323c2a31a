// SPDX-License-Identifier: BSL-1.0
// Looks for the name of an error in a request.
#include <clients/scenario.hpp>

#include <clients/catalogue.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace judge {
namespace {

using Places = std::array<std::string_view, 3>;

Places places_of(const demo::HttpRequest& request)
{
    return {request.target, request.body, request.headers.find("x-scenario").value_or("")};
}

std::optional<Code> wanted_code(const Places& places)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        for (const std::string_view place : places)
            if (place.find(catalog[row].name) != std::string_view::npos) return static_cast<Code>(catalog[row].value);
    }
    return std::nullopt;
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

} // namespace

std::optional<amiss::ApiError> wanted_error(const demo::HttpRequest& request)
{
    const Places places = places_of(request);
    const std::optional<Code> code = wanted_code(places);
    if (!code) return std::nullopt;
    amiss::ApiError error(*code);
    error.with_param("amount");
    if (*code == Code::card_declined)
        error.with_detail("decline_code", "insufficient_funds");
    else
        error.with_detail("limit", 100);
    if (*code == Code::parameter_invalid) error.with_violation("amount", "must be positive", "too_low");
    if (*code == Code::rate_limited || *code == Code::overloaded) error.with_retry_after(wanted_delay(places));
    return error;
}

} // namespace judge
