// SPDX-License-Identifier: BSL-1.0
// Tests of going through protobuf messages: all wire types, and what is no message.
#include <amiss/detail/rpc/proto_reader.hpp>

#include "support/proto_bytes.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

namespace {

using amiss::detail::ProtoField;
using amiss::detail::ProtoReader;
using namespace std::string_view_literals;

/// The fields as text, and "!" where the message ends before its end. Read from a block of exactly its size.
std::string fields_of(std::string_view message)
{
    const std::unique_ptr<char[]> exact(new char[message.size()]);
    ProtoReader reader({exact.get(), message.copy(exact.get(), message.size())});
    std::string all;
    for (ProtoField field; reader.next(field);) {
        all += std::to_string(field.number) + (field.has_bytes ? "=" + std::string(field.bytes) : "");
        if (!field.has_bytes) all += ":" + std::to_string(field.value);
        all += ";";
    }
    return all + (reader.malformed() ? "!" : "");
}

TEST(proto_reader, all_wire_types)
{
    EXPECT_EQ(fields_of(""), "");
    EXPECT_EQ(fields_of(proto::number(1, 300) + proto::bytes(2, "abc")), "1:300;2=abc;");
    EXPECT_EQ(fields_of("\x09\x01\x02\x00\x00\x00\x00\x00\x00\x0D\x04\x00\x00\x00"sv), "1:513;1:4;");
    EXPECT_EQ(fields_of(proto::number(536870911, 1)), "536870911:1;");
    EXPECT_EQ(fields_of(proto::number(1, ~0ULL)), "1:18446744073709551615;");
}

TEST(proto_reader, a_varint_with_more_bytes_than_it_needs_is_one_up_to_ten)
{
    EXPECT_EQ(fields_of("\x08\x81\x80\x80\x80\x80\x80\x80\x80\x80\x00"sv), "1:1;");
    EXPECT_EQ(fields_of("\x08\x81\x80\x80\x80\x80\x80\x80\x80\x80\x80\x00"sv), "!");
    EXPECT_EQ(fields_of("\x08\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"sv), "!") << "a 65th bit";
    EXPECT_EQ(fields_of("\x88\x80\x80\x00\x05"sv), "1:5;") << "a tag too";
}

TEST(proto_reader, what_is_no_message_ends_it)
{
    EXPECT_EQ(fields_of("\x08"sv), "!");
    EXPECT_EQ(fields_of("\x08\x80"sv), "!");
    EXPECT_EQ(fields_of("\x0A\x05"
                        "abcd"sv),
              "!")
        << "a length past the end";
    EXPECT_EQ(fields_of("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01x"sv), "!") << "a length of 2^64 - 1";
    EXPECT_EQ(fields_of("\x09\x01\x02"sv), "!");
    EXPECT_EQ(fields_of("\x0D\x01\x02\x03"sv), "!");
    EXPECT_EQ(fields_of(std::string("\0x", 2)), "!") << "field 0";
    EXPECT_EQ(fields_of(proto::tag(536870912, 0) + "\x01"), "!") << "a number of 30 bits";
    EXPECT_EQ(fields_of("\x0E"sv), "!") << "wire type 6";
    EXPECT_EQ(fields_of("\x0F"sv), "!") << "wire type 7";
    EXPECT_EQ(fields_of(proto::number(1, 2) + "\xFF"), "1:2;!") << "what came before stays";
}

TEST(proto_reader, groups_are_skipped)
{
    const std::string group = proto::tag(5, 3) + proto::bytes(1, "x") + proto::number(2, 3) + proto::tag(5, 4);
    EXPECT_EQ(fields_of(proto::number(1, 1) + group + proto::number(2, 2)), "1:1;2:2;");
    EXPECT_EQ(fields_of(proto::tag(5, 3)), "!") << "without an end";
    EXPECT_EQ(fields_of(proto::tag(5, 3) + proto::tag(6, 4)), "!") << "the end of another";
    EXPECT_EQ(fields_of(proto::tag(5, 4)), "!") << "an end alone";
    std::string nested;
    for (int depth = 0; depth < 32; ++depth) nested = proto::tag(7, 3) + nested + proto::tag(7, 4);
    EXPECT_EQ(fields_of(nested + proto::number(1, 1)), "1:1;") << "32 deep";
    EXPECT_EQ(fields_of(proto::tag(7, 3) + nested + proto::tag(7, 4)), "!") << "33 deep";
}

} // namespace
