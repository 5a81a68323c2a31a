// The bytes of an error: as many are copied as are used, and none beyond the object.
#include <amiss/detail/error_data.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <type_traits>

namespace {

using amiss::detail::copy_data;
using amiss::detail::ErrorData;

static_assert(sizeof(ErrorData) == 256 && alignof(ErrorData) == 16 && std::is_trivially_copyable_v<ErrorData>);

TEST(error_data, used_bytes_are_copied_at_every_size)
{
    ErrorData from{};
    for (std::size_t at = 0; at < sizeof from.text; ++at) from.text[at] = static_cast<char>('a' + at % 26);
    from.size = 7;
    for (std::size_t used = ErrorData::head_bytes; used <= sizeof from; ++used) {
        struct {
            ErrorData data{};
            char guard[16] = "###############";
        } to;
        copy_data(to.data, from, used);
        ASSERT_EQ(std::memcmp(&to.data, &from, used), 0) << used;
        ASSERT_STREQ(to.guard, "###############");
    }
}

} // namespace
