// SPDX-License-Identifier: BSL-1.0
// Tests of what a value in the place of a node becomes: stored, found, lost, or ignored.
#include <amiss/detail/read/node_placer.hpp>

#include <amiss/apis/onestack.hpp>
#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>

namespace {

using namespace amiss;
using detail::ValueSlot;

constexpr auto nodes_layout = object(member("code", field::code), member("version", 2), member("kind", "error"),
                                     nullable_member("param", field::param), member("limit", field::detail("limit")),
                                     member("wait", text("in ", field::retry_after, " s")));

class Placing : detail::NodePlacer {
public:
    explicit Placing(detail::FieldSink& sink) : NodePlacer({nodes_layout.nodes.data(), nodes_layout.nodes.size()}, sink)
    {}

    void text(std::size_t node, std::string_view value) { place_text(slot(node), "key", value); }
    void number(std::size_t node, std::string_view digits, const std::int64_t* value)
    {
        place_number(slot(node), "key", digits, value);
    }
    void word(std::size_t node, std::string_view value) { place_word(slot(node), "key", value); }
    void nowhere()
    {
        place_text({}, "key", "text");
        place_number({}, "key", "1", nullptr);
        place_word({}, "key", "true");
    }
    unsigned found() const { return found_.count(); }

private:
    static ValueSlot slot(std::size_t node) { return {ValueSlot::Kind::node, &nodes_layout.nodes[node], false}; }
};

class NodePlacerTest : public testing::Test {
protected:
    ApiError error{HttpStatus::conflict};
    detail::FieldSink sink{error, &catalog_of<onestack::Code>()};
    Placing placing{sink};
};
using node_placer = NodePlacerTest;

TEST_F(node_placer, values_of_their_kind_are_stored_and_found)
{
    const std::int64_t two = 2;
    placing.text(1, "CONFLICT");
    placing.number(2, "2", &two);
    placing.text(3, "error");
    placing.word(4, "null");
    placing.text(5, "10");
    placing.text(6, "in 7 s");
    EXPECT_EQ(placing.found(), 6U);
    EXPECT_EQ(error, onestack::Code::conflict);
    EXPECT_EQ(error.param(), "");
    EXPECT_EQ(error.detail("limit"), "10");
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(7));
    EXPECT_FALSE(sink.malformed());
}

TEST_F(node_placer, other_constants_are_not_found_and_no_fault)
{
    const std::int64_t three = 3;
    placing.number(2, "3", &three);
    placing.number(2, "2.0", nullptr);
    placing.text(3, "other");
    EXPECT_EQ(placing.found(), 0U);
    EXPECT_FALSE(sink.malformed());
}

TEST_F(node_placer, a_value_of_another_kind_is_lost_under_its_key)
{
    placing.word(1, "true");
    EXPECT_EQ(placing.found(), 0U);
    sink.finish();
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.context(), R"("key":true)");
}

TEST_F(node_placer, without_a_place_nothing_happens)
{
    placing.nowhere();
    EXPECT_EQ(placing.found(), 0U);
    EXPECT_EQ(sink.taken(), 0U);
    EXPECT_FALSE(sink.malformed());
}

} // namespace
