// SPDX-License-Identifier: BSL-1.0
// Tests of where values go that a parser finds: into their fields, or into the log when they have the wrong kind.
#include <amiss/detail/read/value_placer.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/error.hpp>
#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

constexpr auto placed =
    object(member("code", field::code), member("status", field::status), member("ok", false), member("version", 2),
           optional_member("retryable", field::retryable), optional_member("wait", field::retry_after),
           optional_member("more", field::detail("more")));

/// A parser that has entered the root of the layout.
class InRoot : detail::ValuePlacer {
public:
    explicit InRoot(detail::FieldSink& sink) : ValuePlacer({placed.nodes.data(), placed.nodes.size()}, sink, {})
    {
        const detail::ValueSlot root = this->cursor_.take();
        EXPECT_TRUE(this->cursor_.enter(root, '{'));
        this->found_.add(*root.node);
    }
    InRoot& text(std::string_view key, std::string_view value)
    {
        return this->cursor_.key(key), put_text(value), *this;
    }
    InRoot& word(std::string_view key, std::string_view value)
    {
        return this->cursor_.key(key), put_word(value), *this;
    }
    InRoot& number(std::string_view key, std::string_view digits, std::int64_t value)
    {
        return this->cursor_.key(key), put_number(digits, &value), *this;
    }
    bool has_all() const { return this->found_.has_all(); }
};

class ValuePlacerTest : public testing::Test {
protected:
    ApiError error{HttpStatus::conflict};
    detail::FieldSink sink{error, &catalog_of<onestack::Code>()};
    InRoot at{sink};
};
using value_placer = ValuePlacerTest;

TEST_F(value_placer, values_in_their_kind_are_found_and_stored)
{
    at.text("code", "CONFLICT").number("status", "409", 409).word("ok", "false");
    EXPECT_FALSE(at.has_all());
    at.number("version", "2", 2);
    EXPECT_TRUE(at.has_all());
    at.word("retryable", "true").number("wait", "7", 7).word("more", "true");
    EXPECT_EQ(error, onestack::Code::conflict);
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(7));
    EXPECT_EQ(error.detail("more"), "true");
    EXPECT_EQ(error.retry_word(), RetryWord::server);
    EXPECT_FALSE(sink.malformed());
}

TEST_F(value_placer, another_constant_is_not_found)
{
    at.text("code", "CONFLICT").number("status", "409", 409).word("ok", "true").number("version", "3", 3);
    EXPECT_FALSE(at.has_all());
    EXPECT_FALSE(sink.malformed());
}

TEST_F(value_placer, a_value_of_the_wrong_kind_is_lost_with_a_trace)
{
    at.word("code", "true").word("wait", "false");
    sink.finish();
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.context(), R"("code":true,"wait":false)");
}

TEST_F(value_placer, a_null_is_absent_and_no_fault)
{
    at.word("code", "null").word("more", "null").word("retryable", "null");
    EXPECT_EQ(sink.taken(), 0U);
    EXPECT_FALSE(sink.malformed());
}

} // namespace
