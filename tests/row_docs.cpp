// SPDX-License-Identifier: BSL-1.0
// Tests of what a row says to people: its lists, as they are read.
#include <amiss/row_docs.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

constexpr amiss::RowDocs filled()
{
    amiss::RowDocs docs;
    docs.causes_.items[docs.causes_.count++] = "cause";
    docs.fixes_.items[docs.fixes_.count++] = "fix 1";
    docs.fixes_.items[docs.fixes_.count++] = "fix 2";
    docs.links_.items[docs.links_.count++] = {"Limits", "https://example.com/limits"};
    return docs;
}
constexpr amiss::RowDocs docs = filled();

static_assert(amiss::RowDocs().causes().empty() && amiss::RowDocs().fixes().empty()
              && amiss::RowDocs().links().empty());
static_assert(docs.causes().size() == 1 && docs.fixes().size() == 2 && docs.links().size() == 1);

TEST(row_docs, each_list_is_read_on_its_own)
{
    std::string text;
    for (const std::string_view cause : docs.causes()) text.append(cause).append(";");
    for (const std::string_view fix : docs.fixes()) text.append(fix).append(";");
    for (const amiss::Link& link : docs.links()) text.append(link.title).append("=").append(link.url);
    EXPECT_EQ(text, "cause;fix 1;fix 2;Limits=https://example.com/limits");
}

} // namespace
