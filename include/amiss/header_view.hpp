// SPDX-License-Identifier: BSL-1.0
// One header of a response that was received, and what is called for each.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// One header of a response. A view.
struct HeaderView {
    std::string_view name;  ///< "Retry-After", in any case
    std::string_view value; ///< "30", as it was received
};

/// What `Received::visit` calls for each header: a function, and the state that it gets.
///
/// The texts live as long as the headers that the Received was made with.
struct HeaderVisitor {
    /// Called once for each header, in their order.
    void (*call)(void* state, std::string_view name, std::string_view value) noexcept;
    void* state; ///< not owned; may be null
};

} // inline namespace v0
} // namespace amiss
