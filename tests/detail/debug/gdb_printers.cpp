// SPDX-License-Identifier: BSL-1.0
// Tests that the script for gdb knows the numbers that errors are stored with, and has its place in the program.
#include <amiss/detail/debug/gdb_printers.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/heap_block.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/field.hpp>
#include <amiss/headers.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string file_text(const char* name)
{
    std::ifstream file(std::string(AMISS_SOURCE_DIR "/") + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The words that the script has for the kinds of records: the strings from `kinds = (` up to `.split()`.
std::vector<std::string> words_of_kinds(const std::string& script)
{
    const std::size_t begin = script.find("kinds = (");
    std::string list = script.substr(begin + 9, script.find(").split()", begin) - begin - 9);
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (list[at] == '\'') list[at] = at + 1 < list.size() && list[at + 1] == '\n' ? ' ' : '\t';
    }
    std::istringstream words(list);
    return {std::istream_iterator<std::string>(words), {}};
}

} // namespace

TEST(gdb_printers, know_each_kind_of_record)
{
    using namespace amiss::detail;
    const std::vector<std::string> words = words_of_kinds(file_text("tools/debuggers/amiss_printers.py"));
    ASSERT_EQ(words.size(), record_kinds);
    for (std::size_t at = 1; at < amiss::field_count; ++at) {
        const std::string name(amiss::field_table[at].name);
        EXPECT_TRUE(name.empty() || words[at] == name) << words[at];
    }
    EXPECT_EQ(words[static_cast<std::size_t>(amiss::FieldKind::violation_detail)], "violation_detail");
    const char* const internal[] = {"plain_text", "context", "raw_body",      "rate_limit",
                                    "cause",      "capture", "violation_json"};
    for (std::size_t at = 0; at < std::size(internal); ++at) EXPECT_EQ(words[amiss::field_count + at], internal[at]);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const bool is_keyed_there = words[at] == "violations" || words[at] == "violation_detail"
            || words[at] == "plain_text" || words[at] == "violation_json";
        EXPECT_EQ(is_keyed(RecordKind(static_cast<std::uint32_t>(at))), is_keyed_there) << words[at];
    }
}

// The numbers that are written out in the script.
TEST(gdb_printers, know_how_records_are_stored)
{
    using namespace amiss::detail;
    EXPECT_EQ(+ErrorHead::on_heap, 255);
    EXPECT_EQ(block_header, 16U);
    EXPECT_EQ(+KeyWord::size_bits, 0x1FFFFFFFU);
    EXPECT_EQ(+KeyWord::extras_bit, 0x20000000U);
    EXPECT_EQ(+ErrorHead::malformed, 2);
    EXPECT_EQ(+ErrorHead::truncated, 8);
    EXPECT_EQ(+ErrorHead::may_be_repeated, 16);
    EXPECT_EQ(+ErrorHead::is_final, 32);
    EXPECT_EQ(+amiss::Headers::capacity, 20U);
}

#if defined(__ELF__)
TEST(gdb_printers, are_in_the_program_once)
{
    const std::string program = [] {
        std::ifstream file("/proc/self/exe", std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    if (program.empty()) GTEST_SKIP() << "there is no /proc";
    std::string name = "gdb.inlined-script.";
    name += "amiss_printers\n";
    const std::size_t first = program.find('\4' + name);
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(program.find('\4' + name, first + 1), std::string::npos);
}
#endif
