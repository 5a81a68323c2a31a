// SPDX-License-Identifier: BSL-1.0
// Tests of writing into a padded buffer: every size, byte and place, in buffers that end exactly after the padding.
#include <amiss/detail/json/escape_padded.hpp>

#include "support/random_error.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;
using amiss::Escaping;

std::string bytewise(std::string_view text)
{
    std::string expected;
    while (!text.empty()) {
        const Escape step = needs_escape(text[0]) ? next_escape(text, Escaping::json) : Escape{{text[0]}, 1, 1};
        expected.append(step.bytes, step.size);
        text.remove_prefix(step.consumed);
    }
    return expected;
}

/// Text and buffer are heap blocks of exactly the allowed size, so that a sanitizer sees an access outside them.
template <class Any>
void expect_written(std::string_view text, const std::string& expected)
{
    const std::unique_ptr<char[]> source(new char[text.size()]);
    if (!text.empty()) std::memcpy(source.get(), text.data(), text.size());
    const std::size_t most = text.size() * 6 + 5 * block_size;
    const std::unique_ptr<char[]> buffer(new char[most + padding]);
    std::size_t spare = most - text.size();
    const char* const end = escape_padded<Any>(buffer.get(), {source.get(), text.size()}, spare);
    ASSERT_NE(end, nullptr);
    ASSERT_EQ(std::string_view(buffer.get(), static_cast<std::size_t>(end - buffer.get())), expected);
    ASSERT_EQ(spare, most - expected.size());
}

void expect_written(std::string_view text)
{
    const std::string expected = bytewise(text);
    expect_written<Block>(text, expected);
    expect_written<WordBlock>(text, expected);
}

TEST(escape_padded, every_byte_at_every_place_of_every_size)
{
    for (std::size_t size = 0; size <= 90; ++size) {
        for (std::size_t at = 0; at < size || at == 0; ++at) {
            for (int byte = 0; byte < 256; byte += at < 20 || size - at < 5 ? 1 : 13) {
                std::string text(size, 'a');
                if (at < size) text[at] = static_cast<char>(byte);
                ASSERT_NO_FATAL_FAILURE(expect_written(text)) << size << " " << at << " " << byte;
                if (size == 0) break;
            }
        }
    }
}

// Every way in which each byte of a sequence can be right or wrong.
TEST(escape_padded, every_utf8_sequence)
{
    const std::string_view seconds = "\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0", others = "a\x80\xBF\xC2";
    for (int lead = 0x80; lead < 256; ++lead) {
        for (const char second : seconds) {
            for (const char third : others) {
                for (const char fourth : others) {
                    const std::string sequence{static_cast<char>(lead), second, third, fourth};
                    const Utf8Step step = next_scalar(sequence);
                    ASSERT_EQ(sequence_size(sequence.data()), step.well_formed ? step.size : 0) << std::hex << lead;
                    for (const std::size_t before : {0U, 11U, 13U, 14U, 15U, 37U}) {
                        ASSERT_NO_FATAL_FAILURE(expect_written(std::string(before, 'x') + sequence));
                        ASSERT_NO_FATAL_FAILURE(
                            expect_written(std::string(before, '"') + sequence + std::string(40, 'y')));
                    }
                }
            }
        }
    }
}

TEST(escape_padded, random_texts)
{
    RandomError random(5);
    for (int count = 0; count < 20000; ++count)
        ASSERT_NO_FATAL_FAILURE(expect_written(random.text(1 + static_cast<std::size_t>(count % 40), Bytes::any)));
}

TEST(escape_padded, without_room_for_the_escapes_it_refuses)
{
    for (const std::string& text :
         {std::string("\n"), std::string(15, 'a') + '"', std::string(40, '\1'), std::string(100, 'a').append("\xFF")}) {
        const std::string expected = bytewise(text);
        const std::unique_ptr<char[]> buffer(new char[text.size() + padding]);
        std::size_t spare = 0;
        EXPECT_EQ(escape_padded(buffer.get(), text, spare), nullptr);
    }
    const std::string plain(200, 'a');
    const std::unique_ptr<char[]> buffer(new char[plain.size() + padding]);
    std::size_t spare = 0;
    EXPECT_EQ(escape_padded(buffer.get(), plain, spare), buffer.get() + plain.size()) << "there is nothing to escape";
}

} // namespace
