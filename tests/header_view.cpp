// SPDX-License-Identifier: BSL-1.0
// One header as a view, and a visitor with a state of its own.
#include <amiss/header_view.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace {

using amiss::HeaderView;
using amiss::HeaderVisitor;

static_assert(std::is_trivially_copyable_v<HeaderView> && std::is_trivially_copyable_v<HeaderVisitor>, "views");

TEST(header_view, visitor_gets_its_state_and_the_texts)
{
    const HeaderView header{"Retry-After", "3"};
    std::string seen;
    const HeaderVisitor visitor{[](void* state, std::string_view name, std::string_view value) noexcept {
                                    static_cast<std::string*>(state)->append(name).append("=").append(value);
                                },
                                &seen};
    visitor.call(visitor.state, header.name, header.value);
    EXPECT_EQ(seen, "Retry-After=3");
}

} // namespace
