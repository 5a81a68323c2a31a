// SPDX-License-Identifier: BSL-1.0
// Tests of the table of secrets: no row hides another one, and what may be shown is part of the prefix.
#include <amiss/detail/text/secret_forms.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace {

using amiss::detail::secret_forms;
using amiss::detail::SecretForm;

TEST(secret_forms, no_row_is_there_twice)
{
    for (std::size_t at = 0; at < std::size(secret_forms); ++at) {
        for (std::size_t before = 0; before < at; ++before)
            EXPECT_STRNE(secret_forms[at].prefix, secret_forms[before].prefix);
    }
}

TEST(secret_forms, what_is_shown_is_a_part_of_the_prefix)
{
    for (const SecretForm& form : secret_forms) {
        EXPECT_LE(form.shown, std::string_view(form.prefix).size()) << form.prefix;
        EXPECT_GT(std::string_view(form.prefix).size(), 1U);
    }
}

TEST(secret_forms, a_short_prefix_has_to_look_random_or_to_be_long)
{
    for (const SecretForm& form : secret_forms) {
        if (form.tail > amiss::detail::SecretTail::hex || std::string_view(form.prefix).size() > 3) continue;
        EXPECT_TRUE(form.random || form.least >= 16) << form.prefix;
    }
}

} // namespace
