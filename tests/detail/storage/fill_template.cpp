// SPDX-License-Identifier: BSL-1.0
// Tests of filled templates: every size around the 232 bytes inside an error, and a value from the error itself.
#include <amiss/detail/storage/fill_template.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace {

using amiss::ApiError;
namespace detail = amiss::detail;

TEST(fill_template, a_template_is_filled_at_every_size_inside_and_on_the_heap)
{
    using amiss::codespar::Code;
    for (std::size_t size = 1; size <= 300; ++size) {
        const std::string name(size, 'n');
        ApiError error = ApiError(Code::invalid_request).with_param(name);
        EXPECT_EQ(error.message(), "Missing required field: " + name);
        EXPECT_EQ(error.with_param(error.message()).param(), "Missing required field: " + name);
    }
}

TEST(fill_template, a_template_is_copied_up_to_its_first_brace_if_there_is_room)
{
    for (std::size_t size = 0; size <= 20; ++size) {
        for (std::size_t brace = 0; brace <= size; ++brace) {
            std::string text(size, 't');
            if (brace < size) text[brace] = '}';
            for (std::size_t room = 0; room <= 22; ++room) {
                std::string to(room + 1, '#');
                const std::size_t copied = detail::copy_to_brace(to.data(), room, text);
                EXPECT_EQ(to[room], '#');
                if (brace < room || (brace == size && size <= room)) {
                    EXPECT_EQ(copied, brace);
                    EXPECT_EQ(to.substr(0, brace), text.substr(0, brace));
                } else {
                    EXPECT_GT(copied, room);
                }
            }
        }
    }
}

} // namespace
