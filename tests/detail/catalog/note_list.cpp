// SPDX-License-Identifier: BSL-1.0
// Tests of which addresses pass for links; what stops the compiler is in compile_fail.
#include <amiss/detail/catalog/note_list.hpp>

#include <gtest/gtest.h>

namespace {

// In a constant expression, so that a link that is refused stops the compiler.
constexpr bool passes(const char* url, bool mail) { return amiss::detail::expect_link(url, mail), true; }

static_assert(passes("https://a", false) && passes("https://a", true) && passes("mailto:a@example.com", true));

TEST(note_list, refuses_nothing_at_run_time) { EXPECT_TRUE(passes("ftp://a", false)); }

} // namespace
