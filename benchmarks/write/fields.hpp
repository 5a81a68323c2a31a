// SPDX-License-Identifier: BSL-1.0
// What a writer of an error body is given, and where it writes to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bench {

/// What a rival is given: all texts, finished. amiss starts from a code and looks type and link up.
struct Fields {
    std::string_view type = "invalid_request_error";
    std::string_view code;
    std::string_view message;
    std::string_view param;
    std::string_view doc_url;
    std::string_view request_id = "req_a1B2c3D4e5F6";
    std::int64_t time = 1774866600; ///< seconds since 1970
};

inline constexpr std::size_t capacity = 1024;
using Buffer = char[capacity];

} // namespace bench
