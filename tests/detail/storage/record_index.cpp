// SPDX-License-Identifier: BSL-1.0
// Tests of the index of records: entries of one word, removed and moved entries, and hashes of texts in pieces.
#include <amiss/detail/storage/record_index.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

constexpr std::uint32_t none = RecordIndex::none;

struct Freed {
    void operator()(char* block) const { free_block(block); }
};
/// A block with nothing but an index.
class Block {
public:
    explicit Block(std::uint32_t slots) : block_(make_block(40, RecordIndex::table_size(slots)))
    {
        set_block_slots(block_.get(), slots);
        index().clear();
    }
    RecordIndex index() const { return RecordIndex(block_.get()); }
    std::set<std::uint32_t> values(std::uint32_t word) const
    {
        std::set<std::uint32_t> all;
        index().find(word, [&all](std::uint32_t value) { return all.insert(value), false; });
        return all;
    }

private:
    std::unique_ptr<char, Freed> block_;
};

TEST(record_index, finds_every_value_of_a_word)
{
    const Block block(128);
    RecordIndex index = block.index();
    for (std::uint32_t value = 0; value < 80; ++value) index.insert(RecordIndex::record_word(value % 8), value);
    EXPECT_EQ(block.values(RecordIndex::record_word(3)).size(), 80U) << "only the top bits of a hash count";
    EXPECT_TRUE(block.values(RecordIndex::member_word(3)).empty());
    EXPECT_EQ(index.find(RecordIndex::record_word(0), [](std::uint32_t value) { return value == 79; }), 79U);
    EXPECT_TRUE(index.has_room(16));
    EXPECT_FALSE(index.has_room(17));
}

TEST(record_index, removed_entries_are_not_found_and_are_used_again)
{
    const Block block(128);
    RecordIndex index = block.index();
    const std::uint32_t word = RecordIndex::last_word(0x123456789ABCDEF0U);
    for (int round = 0; round < 1000; ++round) {
        index.insert(word, 7);
        index.replace(word, 7, 8);
        EXPECT_EQ(block.values(word), std::set<std::uint32_t>{8});
        index.replace(word, 9, 10);
        index.replace(word, 8, none);
        ASSERT_TRUE(block.values(word).empty());
    }
    EXPECT_TRUE(index.has_room(95));
}

TEST(record_index, members_move_and_other_entries_do_not)
{
    const Block block(128), other(256), members(256);
    RecordIndex index = block.index();
    const std::uint32_t member = RecordIndex::member_word(~std::uint64_t{0}), record = RecordIndex::record_word(0);
    for (const std::uint32_t value : {5U, 10U, 15U}) {
        index.insert(member, value);
        index.insert(record, value);
    }
    index.insert(member, 20);
    index.replace(member, 20, none);
    index.move_members(5, static_cast<std::uint32_t>(-2));
    EXPECT_EQ(block.values(member), (std::set<std::uint32_t>{5, 8, 13}));
    EXPECT_EQ(block.values(record), (std::set<std::uint32_t>{5, 10, 15}));
    EXPECT_EQ(index.entries(), 7U);
    index.set_gaps(12);
    EXPECT_EQ(index.gaps(), 12U);
    other.index().take(index, false);
    EXPECT_EQ(other.index().seed(), index.seed());
    EXPECT_EQ(other.values(member), block.values(member));
    EXPECT_EQ(other.values(record), block.values(record));
    members.index().take(index, true);
    EXPECT_EQ(members.values(member), block.values(member));
    EXPECT_TRUE(members.values(record).empty());
    EXPECT_EQ(members.index().gaps(), 0U);
    const Block copy(256);
    copy.index().copy(other.index());
    EXPECT_EQ(copy.values(record), block.values(record));
    EXPECT_FALSE(copy.index().has_room(187));
    EXPECT_TRUE(copy.index().has_room(186));
}

TEST(record_index, is_a_third_free)
{
    EXPECT_EQ(RecordIndex::slots_for(0), 128U);
    EXPECT_EQ(RecordIndex::slots_for(84), 128U);
    EXPECT_EQ(RecordIndex::slots_for(85), 256U);
    EXPECT_EQ(RecordIndex::table_size(0), 0U);
    EXPECT_EQ(RecordIndex::table_size(128), 12U + 128 * 8);
}

TEST(record_index, words_of_two_kinds_differ)
{
    std::set<std::uint32_t> words;
    for (const std::uint64_t hash : {std::uint64_t{0}, ~std::uint64_t{0}}) {
        words.insert(RecordIndex::record_word(hash));
        words.insert(RecordIndex::member_word(hash));
        words.insert(RecordIndex::last_word(hash));
    }
    words.insert(RecordIndex::link_word(8));
    words.insert(RecordIndex::link_word(RecordIndex::most_bytes));
    EXPECT_EQ(words.size(), 8U);
    EXPECT_EQ(words.count(0), 0U) << "that is an empty slot";
}

TEST(record_index, a_hash_does_not_depend_on_how_a_text_is_cut)
{
    std::string text;
    for (int at = 0; at < 200; ++at) {
        text += static_cast<char>('a' + at % 23);
        for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, text.size() / 2, text.size()}) {
            PieceHash hash(5);
            hash.add(std::string_view(text).substr(0, cut));
            hash.add(std::string_view(text).substr(cut));
            ASSERT_EQ(hash.result(), PieceHash::of(text, 5)) << text << ' ' << cut;
        }
    }
    EXPECT_NE(PieceHash::of(text, 5), PieceHash::of(text, 6));
}

TEST(record_index, the_hash_of_a_text_is_that_of_its_other_form)
{
    for (const std::string_view text :
         {"", "plain", "quote \" and \\", "\n\t\x01", "\xC3\xA9", "ill-formed \xFF\xC3", "\xEF\xBF\xBD"}) {
        std::string escaped(escaped_size(text), '\0'), repaired;
        write_escaped(escaped.data(), text);
        put_well_formed(text, [&repaired](std::string_view piece) { repaired += piece; });
        EXPECT_EQ(hash_escaped(text, 5), PieceHash::of(escaped, 5)) << text;
        EXPECT_EQ(hash_well_formed(text, 5), PieceHash::of(repaired, 5)) << text;
    }
}

} // namespace
