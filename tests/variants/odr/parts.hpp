// SPDX-License-Identifier: BSL-1.0
// The catalogue and the functions that the translation units with different switches share.
#pragma once

#include <amiss.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace odr {

enum class Code { refused = 1, lost };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("odr",
                                amiss::row(Code::refused, "refused", HttpStatus::forbidden, "odr_error",
                                           "'{param}' is refused."),
                                amiss::row(Code::lost, "lost", HttpStatus::gone, "odr_error", "It is lost."));
}

inline constexpr auto layout_of_bodies =
    amiss::object(amiss::member("code", amiss::field::code), amiss::optional_member("param", amiss::field::param));

/// One translation unit: how it was compiled, and its functions.
struct Unit {
    const char* name;
    bool reads;
    bool locates;
    std::vector<std::size_t> layout; ///< sizes, alignments and offsets of the public types
    amiss::expected<int> (*fail)(std::string_view param);
    bool (*is_refused)(const amiss::expected<int>& result);
    std::string (*log)(const amiss::ApiError& error);
    std::string (*body)(const amiss::ApiError& error);
    bool (*reads_back)(std::string_view body); ///< null in a unit that cannot read
};

} // namespace odr

AMISS_ERROR_ENUM(odr, Code)
