// SPDX-License-Identifier: BSL-1.0
// Tests of the form of ids: it says the same as the rule for ids and the search for escapes, at every place and size.
#include <amiss/detail/headers/id_form.hpp>

#include "support/guarded_page.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;

IdForm expected_form(std::string_view id, RequestIds allowed)
{
    if (!is_request_id(id, allowed)) return IdForm::refused;
    return find_escape(id.data(), id.size()) == id.size() ? IdForm::plain : IdForm::escaped;
}

TEST(id_form, every_byte_at_every_place_of_many_sizes)
{
    const GuardedPage page; // a read past the end of an id stops the program
    for (const RequestIds allowed : {RequestIds::visible_ascii, RequestIds::unreserved, RequestIds::printable_ascii}) {
        for (const std::size_t size : {1U, 3U, 4U, 8U, 15U, 16U, 17U, 31U, 32U, 33U, 48U, 128U, 129U, 300U}) {
            char* const id = page.end() - size;
            std::memset(id, 'i', size);
            for (std::size_t place = 0; place < size; place += 1 + size / 40) {
                for (int byte = 0; byte < 256; ++byte) {
                    id[place] = static_cast<char>(byte);
                    const IdForm expected = expected_form({id, size}, allowed);
                    ASSERT_EQ(form_of_id<Block>({id, size}, allowed), expected) << size << ' ' << place << ' ' << byte;
                    ASSERT_EQ(form_of_id<WordBlock>({id, size}, allowed), expected) << size << ' ' << byte;
                }
                id[place] = 'i';
            }
        }
    }
}

TEST(id_form, an_escaped_id_is_one_with_quotes_or_backslashes)
{
    EXPECT_EQ(form_of_id("req_a1B2c3D4e5F6", RequestIds::visible_ascii), IdForm::plain);
    EXPECT_EQ(form_of_id("req_\"1B2c3D4e5F6", RequestIds::visible_ascii), IdForm::escaped);
    EXPECT_EQ(form_of_id("r\\", RequestIds::printable_ascii), IdForm::escaped);
    EXPECT_EQ(form_of_id("req_a1B2c3D4e5F6!", RequestIds::unreserved), IdForm::refused);
}

} // namespace
