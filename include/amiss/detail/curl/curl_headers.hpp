// SPDX-License-Identifier: BSL-1.0
// Visits the headers that a handle of libcurl keeps, from 7.84 on.
#pragma once

#include <amiss/header_view.hpp>

#include <curl/curl.h>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Calls `visitor` for each header of the handle's last response; informational ones, trailers and a proxy's are left out.
///
/// Its texts live until the handle is used again. An older libcurl keeps none.
///
/// `Handle` is CURL, which is void or, with CURL_STRICTER, a struct.
template <class Handle>
void visit_curl_headers([[maybe_unused]] const void* handle, [[maybe_unused]] const HeaderVisitor& visitor) noexcept
{
#if LIBCURL_VERSION_NUM >= 0x075400
    auto* const curl = const_cast<Handle*>(static_cast<const Handle*>(handle));
    curl_header* header = nullptr;
    while ((header = curl_easy_nextheader(curl, CURLH_HEADER, -1, header)) != nullptr) {
        std::string_view value = header->value;
        while (!value.empty()
               && (value.back() == '\r' || value.back() == '\n')) // 7.88 leaves them where there is no value
            value.remove_suffix(1);
        visitor.call(visitor.state, header->name, value);
    }
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
