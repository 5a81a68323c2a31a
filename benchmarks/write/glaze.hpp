// SPDX-License-Identifier: BSL-1.0
// Writes with glaze: structs of std::string_view with compile-time reflection, into the buffer.
#pragma once

#include <support/timestamp.hpp>
#include <write/fields.hpp>

#include <glaze/glaze.hpp>

#include <cstddef>
#include <string_view>

namespace glaze_writing {

struct Error {
    std::string_view type, code, message, param, doc_url, request_id;
};
struct Meta {
    std::string_view requestId, timestamp; // glaze uses the names of the members as keys
};
struct Body {
    bool success = false;
    Error error;
    Meta meta;
};

/// The number of bytes written, from the result type of glaze 5 or of later versions; 0 after an error.
template <class Written>
std::size_t size_of(const Written& written)
{
    if constexpr (requires { written.value(); })
        return written.has_value() ? written.value() : 0;
    else
        return written ? 0 : written.count;
}

inline std::string_view write(bench::Buffer& buffer, const bench::Fields& fields)
{
    const bench::Timestamp time(fields.time);
    const Body body{false,
                    {fields.type, fields.code, fields.message, fields.param, fields.doc_url, fields.request_id},
                    {fields.request_id, time.view()}};
    return std::string_view(buffer, size_of(glz::write_json(body, buffer)));
}

} // namespace glaze_writing
