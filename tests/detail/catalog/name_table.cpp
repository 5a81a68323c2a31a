// SPDX-License-Identifier: BSL-1.0
// Tests of the look-up tables: sizes, slots, duplicates, similar names, and the identity of rows.
#include <amiss/detail/catalog/name_table.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss::detail;
using amiss::RowData;

static_assert(slots_for(0) == 4 && slots_for(2) == 4 && slots_for(3) == 8 && slots_for(1000) == 2048);
static_assert(slots_for(16383) == 32768);
static_assert(buckets_for(1) == 1 && buckets_for(2) == 2 && buckets_for(3) == 2 && buckets_for(10) == 8);
static_assert(buckets_for(1000) == 1024 && buckets_for(16383) == 16384);

constexpr RowData row_of(std::string_view name, int value)
{
    RowData row;
    row.name = name;
    row.value = value;
    return row;
}

constexpr std::array<RowData, 3> rows = {{row_of("a", 1), row_of("b", -1), row_of("c", 64)}};

TEST(name_table, every_row_has_one_slot)
{
    constexpr auto names = index_names(rows);
    constexpr auto values = index_values<1>(rows);
    static_assert(names.duplicate == no_row && values.duplicate == no_row);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        EXPECT_EQ(find_name(names.table(rows.data()), rows[row].name), row);
        EXPECT_EQ(std::count(values.entries.begin(), values.entries.end(), row + 1), row == 0 ? 0 : 1);
    }
}

TEST(name_table, the_second_row_with_a_key_is_the_duplicate)
{
    constexpr std::array<RowData, 3> named = {{row_of("a", 1), row_of("b", 2), row_of("a", 3)}};
    static_assert(index_names(named).duplicate == 2 && index_values<3>(named).duplicate == no_row);
    constexpr std::array<RowData, 3> valued = {{row_of("a", 1), row_of("b", 1), row_of("c", 3)}};
    static_assert(index_values<1>(valued).duplicate == 1 && index_names(valued).duplicate == no_row);
    constexpr std::array<RowData, 4> later = {{row_of("a", 1), row_of("b", 2), row_of("c", 9), row_of("d", 9)}};
    static_assert(index_values<2>(later).duplicate == 3);
    EXPECT_EQ(index_names(named).duplicate, 2U);
}

TEST(name_table, rows_in_order_are_the_rows_before_the_first_gap)
{
    using Rows = std::array<RowData, 3>;
    static_assert(rows_in_order(Rows{{row_of("", 1), row_of("", 2), row_of("", 3)}}) == 3);
    static_assert(rows_in_order(Rows{{row_of("", -1), row_of("", 0), row_of("", 2)}}) == 2);
    static_assert(rows_in_order(Rows{{row_of("", 3), row_of("", 2), row_of("", 3)}}) == 1);
    static_assert(rows_in_order(Rows{{row_of("", 0x7FFFFFFE), row_of("", 0x7FFFFFFF), row_of("", -0x7FFFFFFF - 1)}})
                  == 2);
    static_assert(rows_in_order(std::array<RowData, 1>{{row_of("", 7)}}) == 1);
    EXPECT_EQ(rows_in_order(rows), 1U);
}

TEST(name_table, slots_are_in_range)
{
    for (int value = -1000; value <= 1000; ++value) ASSERT_LT(slot_of_value(value, 64), 64U);
}

// Several names in a bucket can have the same tag: the bucket gives all their places.
TEST(name_table, a_bucket_finds_all_places_of_a_tag)
{
    NameBucket bucket;
    EXPECT_EQ(bucket.places(5), 0U);
    for (unsigned place = 0; place < 4; ++place) {
        EXPECT_FALSE(bucket.full());
        bucket.put(16382 - place, 0x7FFF - place, 16 * place);
        EXPECT_EQ(NameBucket::shift_of(bucket.places(0x7FFF - place)), 16 * place);
        EXPECT_EQ(bucket.row(16 * place), 16382 - place);
    }
    EXPECT_TRUE(bucket.full());
    EXPECT_EQ(bucket.places(5), 0U);
    NameBucket same;
    for (unsigned place = 0; place < 4; ++place) same.put(place, 1, 16 * place);
    std::uint64_t places = same.places(1);
    for (unsigned place = 0; place < 4; ++place, places &= places - 1)
        EXPECT_EQ(NameBucket::shift_of(places), 16 * place);
    EXPECT_EQ(places, 0U);
}

// These names have the same words whatever their size, so only the tag distinguishes them.
TEST(name_table, names_with_the_same_words_differ_in_the_tag)
{
    const std::string letters(40, 'a'), zeros(40, '\0');
    std::vector<std::uint64_t> sizes;
    for (std::size_t size = 8; size <= 32; ++size) {
        const NameKey key = name_key(std::string_view(letters).substr(0, size));
        EXPECT_TRUE(name_words(letters.data(), size) == name_words(letters.data(), 8));
        sizes.push_back(key.tag % 32);
        const auto of_no_words = name_key(std::string_view(letters).substr(0,
                                                                           size < 16           ? size - 8
                                                                               : size + 8 < 33 ? 33
                                                                                               : size + 8));
        EXPECT_EQ(of_no_words.tag % 32, 31U);
        // A row without words is stored with words of zero.
        EXPECT_NE(name_key(std::string_view(zeros).substr(0, size)).tag % 32, 31U);
    }
    std::sort(sizes.begin(), sizes.end());
    EXPECT_EQ(std::unique(sizes.begin(), sizes.end()), sizes.end());
    EXPECT_GT(sizes.front(), 0U);
    EXPECT_LT(sizes.back(), 31U);

    std::array<RowData, 25> rows_of_letters;
    for (std::size_t row = 0; row < rows_of_letters.size(); ++row)
        rows_of_letters[row].name = std::string_view(letters).substr(0, row == 0 ? 3 : row + 8);
    const auto names = index_names(rows_of_letters);
    const NameTable table = names.table(rows_of_letters.data());
    for (std::size_t size = 0; size <= letters.size(); ++size) {
        const std::size_t row = size == 3 ? 0 : size > 8 && size <= 32 ? size - 8 : no_row;
        EXPECT_EQ(find_name(table, std::string_view(letters).substr(0, size)), row) << size;
        EXPECT_EQ(find_name(table, std::string_view(zeros).substr(0, size)), no_row) << size;
    }
}

// In a table of one bucket, one name in a thousand has the tag of the other. The words distinguish them.
TEST(name_table, a_name_with_the_same_tag_is_not_taken_for_another)
{
    std::array<RowData, 1> one;
    one[0].name = "number_000000";
    const auto names = index_names(one);
    const NameTable table = names.table(one.data());
    ASSERT_EQ(table.mask, 0U);
    EXPECT_EQ(find_name(table, one[0].name), 0U);
    int same_tag = 0;
    for (int number = 100001; number < 120000; ++number) {
        const std::string other = "number_" + std::to_string(number);
        same_tag += name_key(other).tag == name_key(one[0].name).tag ? 1 : 0;
        ASSERT_EQ(find_name(table, other), no_row) << other;
    }
    EXPECT_GT(same_tag, 0) << "no name had the same tag, so nothing was tested";
}

// With 16,383 names, many buckets are full, names overflow into the next bucket, and tags are shared.
TEST(name_table, every_name_of_a_full_table_is_found)
{
    static std::array<RowData, 16383> many;
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < many.size(); ++row)
        texts.push_back(std::string(row % 45, 'x') + std::to_string(row) + std::string(row % 3, 'y'));
    for (std::size_t row = 0; row < many.size(); ++row) many[row].name = texts[row];
    static const auto names = index_names(many);
    ASSERT_EQ(names.duplicate, no_row);
    const NameTable table = names.table(many.data());
    std::size_t full = 0;
    for (const NameBucket& bucket : names.buckets) full += bucket.full() ? 1 : 0;
    EXPECT_GT(full, 100U);
    for (const RowData& row : many) {
        const std::string own(row.name); // in its own allocation, so that a sanitizer sees a read past it
        ASSERT_EQ(find_name(table, own), static_cast<std::size_t>(&row - many.data())) << own;
        ASSERT_EQ(find_any_name(table, own), static_cast<std::size_t>(&row - many.data())) << own;
        for (std::string other : {own + "-", "-" + own, own.substr(1) + "-"}) {
            ASSERT_EQ(find_name(table, other), no_row) << other;
            ASSERT_EQ(find_any_name(table, other), no_row) << other;
        }
    }
}

// Similar names do not crowd into one bucket, so the time of a look-up does not grow with the number of rows.
TEST(name_table, names_that_differ_in_three_digits_are_spread_evenly)
{
    const std::string words = "request_of_the_parameter_is_missing_in_the_body";
    for (std::size_t size = 3; size <= 40; ++size) {
        for (std::size_t at = 0; at + 3 <= size; ++at) {
            for (const bool same : {false, true}) {
                std::array<unsigned char, 1024> counts{};
                for (int number = 1000; number < 2000; ++number) {
                    std::string name = same ? std::string(size, 'a') : words.substr(0, size);
                    name.replace(at, 3, std::to_string(number), 1, 3);
                    ++counts[static_cast<std::uint32_t>(hash_name(name)) % counts.size()];
                }
                ASSERT_LE(*std::max_element(counts.begin(), counts.end()), 12) << size << ' ' << at;
            }
        }
    }
}

TEST(name_table, the_identity_depends_on_the_name_the_rows_and_their_order)
{
    constexpr std::array<RowData, 3> other = {{rows[1], rows[0], rows[2]}};
    constexpr std::array<RowData, 2> fewer = {{rows[0], rows[1]}};
    static_assert(identity_of("x", rows) == identity_of("x", rows) && identity_of("x", rows) != identity_of("y", rows));
    EXPECT_NE(identity_of("x", rows), identity_of("x", other));
    EXPECT_NE(identity_of("x", rows), identity_of("x", fewer));
}

enum class Code { first = 1 };

// The identity of a table with this one row.
constexpr std::uint64_t id_of(std::string_view name, const RowData& row)
{
    return identity_of(name, std::array<RowData, 1>{{row}});
}

template <class Change>
constexpr bool changes_identity(Change change)
{
    constexpr RowData row = amiss::row(Code::first, "first", amiss::HttpStatus::conflict, "t", "m").plain("p").data;
    RowData changed = row;
    change(changed);
    return id_of("c", row) != id_of("c", changed) && id_of("c", row) == id_of("c", RowData(row));
}

TEST(name_table, identity_differs_when_any_field_of_a_row_does)
{
    using Row = RowData&;
    static_assert(changes_identity([](Row row) { row.name = "firsT"; }));
    static_assert(changes_identity([](Row row) { row.type = ""; }));
    static_assert(changes_identity([](Row row) { row.message = "n"; }));
    static_assert(changes_identity([](Row row) { row.plain = "q"; }));
    static_assert(changes_identity([](Row row) { row.value = -1; }));
    static_assert(changes_identity([](Row row) { row.status = amiss::HttpStatus::gone; }));
    static_assert(changes_identity([](Row row) { row.retry = amiss::Retry::after_delay; }));
    static_assert(changes_identity([](Row row) { row.grpc = amiss::Grpc::internal; }));
    static_assert(changes_identity([](Row row) { row.errc = 5; }));
    static_assert(changes_identity([](Row row) { row.retired = true; }));
    static_assert(changes_identity([](Row row) { row.type = "tm", row.message = ""; }));
    static_assert(!changes_identity([](Row) {}));
    EXPECT_NE(id_of("a", {}), id_of("b", {}));
}

} // namespace
