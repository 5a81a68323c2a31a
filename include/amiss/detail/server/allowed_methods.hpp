// SPDX-License-Identifier: BSL-1.0
// The methods of a path, as the value of Allow.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The methods of a path as Allow says them (RFC 9110 §10.2.1): "GET, HEAD, OPTIONS". What does not fit is left out.
class AllowedMethods {
public:
    void add(std::string_view method) noexcept
    {
        if (has(method) || size_ + method.size() + 2 > sizeof text_) return;
        if (size_ != 0) put(", ");
        put(method);
    }
    std::string_view view() const noexcept { return {text_, size_}; }
    bool empty() const noexcept { return size_ == 0; }

private:
    bool has(std::string_view method) const noexcept
    {
        for (std::string_view rest = view(); !rest.empty();) {
            const std::string_view one = rest.substr(0, rest.find(", "));
            if (one == method) return true;
            rest.remove_prefix(one.size() == rest.size() ? one.size() : one.size() + 2);
        }
        return false;
    }
    void put(std::string_view text) noexcept
    {
        std::memcpy(text_ + size_, text.data(), text.size());
        size_ += text.size();
    }

    std::size_t size_ = 0;
    char text_[200];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
