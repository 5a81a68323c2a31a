// SPDX-License-Identifier: BSL-1.0
// What the counted operations share.
#pragma once

#include <amiss/request_info.hpp>

#include <chrono>
#include <string_view>

namespace counted {

/// An operation that is repeated; it returns whether all results were right.
struct Operation {
    std::string_view name;
    bool (*run)(long count);
};

/// A range of operations, in the order in which they are printed.
struct Operations {
    const Operation* first;
    const Operation* last;

    const Operation* begin() const noexcept { return first; }
    const Operation* end() const noexcept { return last; }
};

Operations making();
Operations writing();
Operations reading();
Operations guessing();

/// Keeps the optimizer from leaving out what makes `value`.
template <class T>
void keep(T& value) noexcept
{
    asm volatile("" : : "r"(&value) : "memory");
}

/// A text that the optimizer cannot see through.
inline std::string_view from_outside(std::string_view text) noexcept
{
    keep(text);
    return text;
}

/// A body as amiss writes it.
inline constexpr std::string_view clean_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";

/// The request whose error that body is.
inline const amiss::RequestInfo& request()
{
    static const amiss::RequestInfo info{"req_a1B2c3D4e5F6", std::chrono::system_clock::from_time_t(1774866600)};
    return info;
}

} // namespace counted
