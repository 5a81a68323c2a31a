// SPDX-License-Identifier: BSL-1.0
// Tests of writing protobuf messages: each byte, the sizes, and what happens where the buffer ends.
#include <amiss/detail/rpc/proto_writer.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::ProtoWriter;

template <class Body>
std::string proto_written(Body body)
{
    char buffer[512];
    ProtoWriter out(buffer, sizeof buffer);
    body(out);
    ProtoWriter counter;
    body(counter);
    EXPECT_EQ(counter.size(), out.size());
    return {buffer, out.size()};
}

TEST(proto_writer, numbers_are_varints_and_0_is_not_written)
{
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_number(1, 5); }), "\x08\x05");
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_number(16, 300); }), "\x80\x01\xAC\x02");
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_number(1, ~0ULL); }),
              "\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_number(1, 0); }), "");
}

TEST(proto_writer, a_text_has_its_size_before_it)
{
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_text(2, "abc"); }),
              "\x12\x03"
              "abc");
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_text(2, ""); }), "");
    const std::string long_text(200, 'x');
    EXPECT_EQ(proto_written([&](ProtoWriter& out) { out.put_text(2, long_text); }), "\x12\xC8\x01" + long_text);
}

TEST(proto_writer, ill_formed_parts_of_a_text_become_the_replacement_character)
{
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_text(1, "a\xFF\xE2\x82z"); }),
              "\x0A\x08"
              "a\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST(proto_writer, pieces_are_one_text)
{
    EXPECT_EQ(proto_written([](ProtoWriter& out) {
                  out.put_pieces(1, [](auto put) {
                      put(std::string_view("ab"));
                      put(std::string_view("\xC3\xA4"));
                  });
              }),
              "\x0A\x04"
              "ab\xC3\xA4");
}

TEST(proto_writer, a_message_has_its_size_before_it_at_any_depth)
{
    const auto nested = [](ProtoWriter& out) {
        out.put_message(3, [](ProtoWriter& outer) {
            outer.put_message(1, [](ProtoWriter& inner) { inner.put_text(1, "x"); });
            outer.put_number(2, 7);
        });
    };
    EXPECT_EQ(proto_written(nested), std::string_view("\x1A\x07\x0A\x03\x0A\x01x\x10\x07"));
    EXPECT_EQ(proto_written([](ProtoWriter& out) { out.put_message(3, [](ProtoWriter&) {}); }),
              std::string_view("\x1A\x00", 2));
}

TEST(proto_writer, writes_nothing_past_its_capacity_and_counts_on)
{
    for (std::size_t capacity = 0; capacity <= 12; ++capacity) {
        char buffer[16];
        for (char& byte : buffer) byte = '#';
        ProtoWriter out(buffer, capacity);
        out.put_message(1, [](ProtoWriter& inner) { inner.put_text(2, "text"); });
        out.put_number(3, 1);
        EXPECT_EQ(out.size(), 10U);
        for (std::size_t at = capacity; at < sizeof buffer; ++at) EXPECT_EQ(buffer[at], '#') << capacity << " " << at;
    }
}

} // namespace
