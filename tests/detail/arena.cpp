// The storage of an error: records that grow from inside the object to the heap, move, copy, and read themselves.
#include <amiss/detail/arena.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using namespace amiss::detail;
using Kind = RecordKind;

static_assert(std::is_nothrow_move_constructible_v<Arena> && std::is_nothrow_copy_assignable_v<Arena>);

bool inside(const Arena& arena, std::string_view text)
{
    const auto* from = reinterpret_cast<const char*>(&arena);
    return text.data() >= from && text.data() < from + sizeof arena;
}

TEST(arena, unset_is_null_and_empty_is_not)
{
    Arena arena;
    EXPECT_EQ(arena.find(Kind::message).data(), nullptr);
    arena.set(Kind::message, "");
    EXPECT_NE(arena.find(Kind::message).data(), nullptr);
    EXPECT_EQ(arena.find(Kind::message).size(), 0U);
}

TEST(arena, set_replaces_and_erase_closes_the_gap)
{
    Arena arena;
    arena.set(Kind::message, "first");
    arena.set(Kind::param, "p");
    arena.set(Kind::message, "second");
    EXPECT_EQ(arena.find(Kind::message), "second");
    EXPECT_EQ(arena.find(Kind::param), "p");
    arena.erase(Kind::message);
    EXPECT_EQ(arena.find(Kind::message).data(), nullptr);
    EXPECT_EQ(arena.find(Kind::param), "p");
    arena.erase(Kind::param);
    arena.erase(Kind::param);
    EXPECT_EQ(arena.size(), 0U);
}

TEST(arena, keyed_records_stand_beside_each_other)
{
    Arena arena;
    arena.set(Kind::violation, "a", "1");
    arena.set(Kind::violation, "b", "2");
    arena.set(Kind::violation, "a", "3");
    arena.add(Kind::violation, "b", "4");
    std::string all;
    Record record;
    for (std::uint32_t offset = 0; arena.next(offset, record);) all.append(record.key).append("=").append(record.value) += ' ';
    EXPECT_EQ(all, "b=2 a=3 b=4 ");
    EXPECT_TRUE(arena.find(Kind::violation, "b", record));
    EXPECT_EQ(record.value, "2");
    EXPECT_FALSE(arena.find(Kind::violation, "", record));
    arena.erase(Kind::violation, "b");
    EXPECT_TRUE(arena.find(Kind::violation, "b", record));
    EXPECT_EQ(record.value, "4");
}

TEST(arena, exactly_the_inline_capacity_stays_inside)
{
    Arena arena;
    arena.set(Kind::message, std::string(Arena::inline_capacity - 4, 'x'));
    EXPECT_TRUE(inside(arena, arena.find(Kind::message)));
    Arena larger;
    larger.set(Kind::message, std::string(Arena::inline_capacity - 3, 'x'));
    EXPECT_FALSE(inside(larger, larger.find(Kind::message)));
    EXPECT_FALSE(arena.truncated() || larger.truncated());
}

TEST(arena, grows_at_every_size_and_keeps_everything)
{
    for (std::size_t size = 0; size <= 300; ++size) {
        Arena arena;
        arena.set(Kind::context, std::string(size, 'c'));
        arena.set(Kind::violation, "key", "value");
        arena.set(Kind::param, arena.find(Kind::context)); // its own text, perhaps from before it moved
        ASSERT_EQ(arena.find(Kind::param), std::string(size, 'c'));
        Record record;
        ASSERT_TRUE(arena.find(Kind::violation, "key", record));
        arena.set(Kind::violation, record.value, record.key);
        ASSERT_TRUE(arena.find(Kind::violation, "value", record));
        ASSERT_EQ(record.value, "key");
        const std::uint32_t before = arena.size();
        arena.set(Kind::violation, record.key, "again"); // the key of the record that it replaces
        ASSERT_EQ(arena.size(), before + 2);
        ASSERT_TRUE(arena.find(Kind::violation, "value", record));
        ASSERT_EQ(record.value, "again");
    }
}

TEST(arena, copies_moves_and_assigns_between_inside_and_heap)
{
    for (const std::size_t from : {0U, 10U, 100U, 200U, 1000U}) {
        for (const std::size_t to : {0U, 10U, 100U, 200U, 1000U}) {
            Arena source, target;
            source.set(Kind::message, std::string(from, 's'));
            target.set(Kind::message, std::string(to, 't'));
            const Arena copy = source;
            target = source;
            EXPECT_EQ(target.find(Kind::message), std::string(from, 's'));
            EXPECT_EQ(copy.find(Kind::message), source.find(Kind::message));
            EXPECT_NE(copy.find(Kind::message).data(), source.find(Kind::message).data());
            target.set(Kind::message, std::string(to, 't'));
            target = std::move(source);
            EXPECT_EQ(target.find(Kind::message), std::string(from, 's'));
            source = copy; // a moved-from arena can be assigned
            EXPECT_EQ(source.find(Kind::message), std::string(from, 's'));
            const Arena moved = std::move(source);
            EXPECT_EQ(moved.find(Kind::message), std::string(from, 's'));
        }
    }
}

TEST(arena, assignment_to_itself_changes_nothing)
{
    for (const std::size_t size : {10U, 1000U}) {
        Arena arena;
        arena.set(Kind::message, std::string(size, 'x'));
        const Arena& same = arena;
        arena = same;
        EXPECT_EQ(arena.find(Kind::message).size(), size);
        Arena& other = arena;
        arena = std::move(other);
        EXPECT_EQ(arena.find(Kind::message).size(), size);
    }
}

TEST(arena, comes_back_from_the_heap_when_copied_small)
{
    Arena arena;
    arena.set(Kind::message, std::string(1000, 'x'));
    arena.set(Kind::message, "small");
    const Arena copy = arena;
    EXPECT_TRUE(inside(copy, copy.find(Kind::message)));
    EXPECT_EQ(copy.find(Kind::message), "small");
}

TEST(arena, value_beyond_the_limit_is_cut_or_refused)
{
    const std::string huge(Arena::max_value + 5, 'x');
    Arena arena;
    EXPECT_FALSE(arena.set_whole(Kind::cause, huge));
    EXPECT_TRUE(arena.truncated());
    EXPECT_EQ(arena.size(), 0U);
    arena.set(Kind::message, huge);
    EXPECT_EQ(arena.find(Kind::message).size(), Arena::max_value);
}

TEST(arena, open_record_takes_pieces_and_replaces_when_closed)
{
    Arena arena;
    arena.set(Kind::message, "old");
    const std::uint32_t start = arena.open(Kind::message);
    for (int piece = 0; piece < 100; ++piece) arena.extend(start, "0123456789");
    EXPECT_EQ(arena.find(Kind::message), "old");
    EXPECT_EQ(arena.opened(start).size(), 1000U);
    arena.close(start);
    EXPECT_EQ(arena.find(Kind::message).size(), 1000U);
}

TEST(arena, room_is_what_is_free_inside_and_none_on_the_heap)
{
    Arena arena;
    EXPECT_EQ(arena.free_room().size, Arena::inline_capacity - 4);
    arena.set(Kind::context, std::string(Arena::inline_capacity - 4 - 10, 'c'));
    const Arena::Room room = arena.free_room();
    ASSERT_EQ(room.size, 6U);
    for (std::size_t at = 0; at < room.size; ++at) room.begin[at] = static_cast<char>('0' + at);
    EXPECT_EQ(arena.find(Kind::message).data(), nullptr);
    arena.put_written(Kind::message, room.size);
    EXPECT_EQ(arena.find(Kind::message), "012345");
    EXPECT_EQ(arena.free_room().begin, nullptr);
    EXPECT_EQ(arena.free_room().size, 0U);
    arena.erase(Kind::message);
    arena.put(Kind::param, "seven..");
    EXPECT_FALSE(inside(arena, arena.find(Kind::param)));
    EXPECT_EQ(arena.find(Kind::param), "seven..");
    EXPECT_EQ(arena.free_room().begin, nullptr);
}

// A block's address stands where the text was: what points into the text has to go with it.
TEST(arena, own_text_survives_the_move_to_the_heap_at_every_offset)
{
    for (std::size_t size = 0; size <= 100; ++size) {
        Arena arena;
        arena.set(Kind::violation, std::string(size, 'k'), std::string(size, 'v'));
        Record own;
        ASSERT_TRUE(arena.find(Kind::violation, std::string(size, 'k'), own));
        arena.add(Kind::plain_text, own.value, std::string(300, 'x'));
        ASSERT_FALSE(inside(arena, arena.find(Kind::plain_text, std::string(size, 'v'), own) ? own.key : std::string_view()));
        ASSERT_TRUE(arena.find(Kind::plain_text, std::string(size, 'v'), own));
        ASSERT_EQ(own.value, std::string(300, 'x'));

        Arena pieces;
        pieces.set(Kind::param, std::string(size + 50, 'p'));
        const std::uint32_t start = pieces.open(Kind::message);
        for (int piece = 0; piece < 20; ++piece) pieces.extend(start, pieces.find(Kind::param));
        ASSERT_EQ(pieces.opened(start), std::string(20 * (size + 50), 'p'));
    }
}

TEST(arena, reserve_moves_texts_that_point_into_it)
{
    Arena arena;
    arena.set(Kind::message, "text");
    std::string_view own = arena.find(Kind::message);
    std::string_view foreign = "elsewhere";
    const char* const before = foreign.data();
    EXPECT_TRUE(arena.reserve(1000, own, foreign));
    EXPECT_EQ(own, "text");
    EXPECT_EQ(own.data(), arena.find(Kind::message).data());
    EXPECT_EQ(foreign.data(), before);
}

} // namespace
