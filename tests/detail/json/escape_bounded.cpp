// SPDX-License-Identifier: BSL-1.0
// Tests of writing into a bounded buffer: copies of every size, every byte escaped, and nothing written past the end.
#include <amiss/detail/json/escape_bounded.hpp>

#include "support/random_error.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;
using amiss::Escaping;

// Writes into a heap block of exactly `capacity` bytes, where a sanitizer sees a write past it. "-" if it does not fit.
template <class Put>
std::string put_into(std::size_t capacity, Put put)
{
    const std::unique_ptr<char[]> buffer(new char[capacity]);
    char* const end = put(buffer.get(), buffer.get() + capacity);
    return end == nullptr ? "-" : std::string(buffer.get(), end);
}

TEST(escape_bounded, copies_every_size)
{
    std::string text;
    for (std::size_t size = 0; size < 600; size = size < 80 ? size + 1 : size + 37) {
        text.resize(size);
        for (std::size_t at = 0; at < size; ++at) text[at] = static_cast<char>('a' + at % 26);
        const auto put = [&](char* at, const char* end) { return put_bytes(at, end, text); };
        EXPECT_EQ(put_into(size, put), text);
        EXPECT_EQ(put_into(size + 3, put), text);
        if (size == 0) continue;
        EXPECT_EQ(put_into(size - 1, put), "-");
    }
}

TEST(escape_bounded, escapes_as_write_escaped_does)
{
    RandomError random(3);
    for (int count = 0; count < 3000; ++count) {
        const std::string text = random.text(9, Bytes::any);
        for (const Escaping escaping : {Escaping::json, Escaping::html}) {
            std::string expected(escaped_size(text, escaping), '\0');
            write_escaped(expected.data(), text, escaping);
            const auto put = [&](char* at, const char* end) { return put_escaped(at, end, text, escaping); };
            ASSERT_EQ(put_into(expected.size(), put), expected);
            if (expected.empty()) continue;
            ASSERT_EQ(put_into(expected.size() - 1, put), "-");
        }
    }
}

TEST(escape_bounded, each_single_byte)
{
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        char expected[8];
        char* const end = write_escaped(expected, {&c, 1});
        EXPECT_EQ(put_into(8,
                           [&](char* at, const char* last) { return put_escaped(at, last, {&c, 1}, Escaping::json); }),
                  std::string(expected, end))
            << byte;
    }
}

} // namespace
