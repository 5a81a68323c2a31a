// SPDX-License-Identifier: BSL-1.0
// Tests of the writer of a log in JSON: what is open can be closed at every size, and what does not fit is left out.
#include <amiss/detail/json/json_log_writer.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::detail::JsonLogWriter;
using amiss::detail::LogWriter;

/// What `write(writer)` makes of a buffer of this size; no byte beyond it is touched.
template <class Write>
std::string written(std::size_t capacity, Write write)
{
    std::vector<char> room(capacity + 8, '#');
    JsonLogWriter out(room.data(), capacity);
    write(out);
    std::string text(out.text());
    EXPECT_LE(text.size(), capacity);
    EXPECT_EQ(std::string(room.begin() + static_cast<std::ptrdiff_t>(capacity), room.end()), "########");
    return text;
}

void object_of_three(JsonLogWriter& out)
{
    if (!out.open('{')) return;
    out.begin_member("a");
    out.put_number(7);
    out.begin_member("b");
    if (out.open('[')) {
        for (int value = 0; value < 2; ++value) {
            out.begin_item();
            out.put_whole("true");
        }
        out.close(']');
    }
    out.begin_member("c");
    if (!out.put_string([](LogWriter& text) { text.put_known("xyz\n"); })) out.stop();
    out.begin_member("d");
    out.put_number(1);
    out.close('}');
}

TEST(json_log_writer, each_size_has_its_longest_whole_beginning)
{
    const std::string_view steps[] = {"",
                                      "{}",
                                      R"({"a":7})",
                                      R"({"a":7,"b":[]})",
                                      R"({"a":7,"b":[true]})",
                                      R"({"a":7,"b":[true,true]})",
                                      R"({"a":7,"b":[true,true],"c":"x"})",
                                      R"({"a":7,"b":[true,true],"c":"xy"})",
                                      R"({"a":7,"b":[true,true],"c":"xyz"})",
                                      R"({"a":7,"b":[true,true],"c":"xyz\n"})",
                                      R"({"a":7,"b":[true,true],"c":"xyz\n","d":1})"};
    std::size_t step = 0;
    for (std::size_t capacity = 0; capacity <= 50; ++capacity) {
        if (step + 1 < std::size(steps) && steps[step + 1].size() <= capacity) ++step;
        EXPECT_EQ(written(capacity, object_of_three), steps[step]) << capacity;
    }
    EXPECT_EQ(step + 1, std::size(steps));
}

TEST(json_log_writer, a_cut_is_told_and_a_string_of_nothing_is_left_out)
{
    for (std::size_t capacity = 5; capacity < 14; ++capacity) {
        bool is_whole = false;
        const std::string text = written(capacity, [&is_whole](JsonLogWriter& out) {
            if (!out.open('{')) return;
            out.begin_member("k");
            is_whole = out.put_string([](LogWriter& inside) { inside.put_known("\x01"); });
            out.close('}');
        });
        // One byte more than it takes, since at the very end nobody needs to know.
        EXPECT_EQ(is_whole, capacity > 14) << capacity;
        EXPECT_EQ(text, capacity == 14 ? R"({"k":"\u0001"})" : "{}");
    }
}

TEST(json_log_writer, nothing_follows_what_was_left_out)
{
    EXPECT_EQ(written(20,
                      [](JsonLogWriter& out) {
                          if (!out.open('{')) return;
                          out.begin_member("a");
                          out.put_whole("12345678901234567890");
                          out.begin_member("b");
                          out.put_number(1);
                          out.close('}');
                      }),
              "{}");
}

TEST(json_log_writer, knows_the_prefixes_of_secrets)
{
    constexpr std::string_view own[] = {"bk_live_"}, other[] = {"zz-"};
    char buffer[64];
    const JsonLogWriter out(buffer, sizeof buffer, {own, 1}, {other, 1});
    EXPECT_EQ(out.secrets_of("bk_live_1").end_of_secret(0), 0U); // the prefix is shown
    amiss::detail::SecretFinder finder = out.secrets_of("zz-1");
    for (std::size_t at = 0; at < 3; ++at) EXPECT_EQ(finder.end_of_secret(at), at);
    EXPECT_EQ(finder.end_of_secret(3), 4U);
}

} // namespace
