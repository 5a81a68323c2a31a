// What the two translation units with different switches exchange.
#pragma once

#include <amiss.hpp>

namespace odr {

enum class Code { refused = 1, lost };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "odr", amiss::row(Code::refused, "refused", HttpStatus::forbidden, "odr_error", "'{param}' is refused."),
        amiss::row(Code::lost, "lost", HttpStatus::gone, "odr_error", "It is lost."));
}

} // namespace odr

AMISS_ERROR_ENUM(odr, Code)

namespace odr {

amiss::expected<int> fail_with_location();
amiss::expected<int> fail_without_location();
bool is_refused_with_location(const amiss::expected<int>& result);
bool is_refused_without_location(const amiss::expected<int>& result);

} // namespace odr
