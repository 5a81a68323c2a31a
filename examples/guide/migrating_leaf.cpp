// SPDX-License-Identifier: BSL-1.0
// The code of docs/migrating-leaf.md, and the proof of what that page says about it.
#include <amiss.hpp>
#include <amiss/adapt/leaf.hpp>

#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string>

namespace shop {
enum class Problem { sold_out = 1, no_such_item, broken };
// clang-format off: a table
constexpr auto amiss_catalog(Problem)
{
    using amiss::HttpStatus;
    return amiss::catalog<Problem>("shop",
        amiss::row(Problem::sold_out, "sold_out", HttpStatus::conflict, "", "'{param}' is sold out.").plain("It is sold out."),
        amiss::row(Problem::no_such_item, "no_such_item", HttpStatus::not_found, "", "There is no such item."),
        amiss::row(Problem::broken, "broken", HttpStatus::internal_server_error, "", "Something is broken."));
}
// clang-format on
} // namespace shop
AMISS_ERROR_ENUM(shop, Problem)

namespace {

namespace leaf = boost::leaf;
using shop::Problem;

int failures = 0;
void expect(bool holds, const char* what)
{
    if (holds) return;
    std::printf("not so: %s\n", what);
    ++failures;
}

amiss::expected<int> stock(bool open)
{
    if (!open) return amiss::fail(Problem::sold_out).with_param("tea");
    return 3;
}

// [codes]
leaf::result<int> price(const std::string& item)
{
    if (item.empty()) return leaf::new_error(Problem::no_such_item); // an object of a type of the program's
    return 250;
}

amiss::expected<int> price_of(const std::string& item)
{
    return amiss::leaf_capture<Problem>([&] { return price(item); }); // which LEAF keeps if a handler names its type
}
// [/codes]

// [own-object]
struct Shelf {
    int number;
};

leaf::result<int> count(bool reachable)
{
    if (!reachable) return leaf::new_error(Shelf{7});
    return 3;
}

amiss::expected<int> count_or_error(bool reachable)
{
    return amiss::leaf_capture([&]() -> leaf::result<int> {
        return leaf::try_handle_some(
            [&] { return count(reachable); },
            [](const Shelf& shelf) -> leaf::result<int> {
                return amiss::fail(Problem::broken).with_context("shelf " + std::to_string(shelf.number));
            });
    });
}
// [/own-object]

// [handlers]
std::string show(bool open)
{
    return leaf::try_handle_all(
        [&]() -> leaf::result<std::string> {
            BOOST_LEAF_AUTO(left, amiss::to_leaf(stock(open)));
            return std::to_string(left) + " left";
        },
        [](const amiss::ApiError& error) { return std::string(error.message()); }, // with a handler of yours
        [] { return std::string("?"); });
}
// [/handlers]

// [macros]
leaf::result<void> check(bool open)
{
    AMISS_TRY(stock(open)); // the ApiError goes to LEAF's handlers
    return {};
}

leaf::result<int> count_checked(bool open)
{
    AMISS_TRY(check(open)); // as BOOST_LEAF_CHECK
    return amiss::fail(Problem::sold_out).with_param("cups");
}
// [/macros]

// [after]
amiss::expected<int> new_price(const std::string& item)
{
    if (item.empty()) return amiss::fail(Problem::no_such_item);
    return 250;
}

amiss::expected<std::string> tag(const std::string& item)
{
    AMISS_ASSIGN(const int cents, new_price(item));
    return item + ": " + std::to_string(cents);
}
// [/after]

// [exceptions]
amiss::expected<int> weigh()
{
    return amiss::leaf_capture([]() -> int { throw std::runtime_error("no scale"); });
}
// [/exceptions]

} // namespace

int main()
{
    expect(*price_of("tea") == 250 && price_of("").error() == Problem::no_such_item, "a code that is named");
    const auto unnamed = amiss::leaf_capture([] { return price(""); });
    expect(unnamed.error().context().substr(0, 11) == "LEAF error ", "a code that nobody names is lost");
    expect(*count_or_error(true) == 3 && count_or_error(false).error().context() == "shelf 7", "an object of yours");
    expect(show(true) == "3 left" && show(false) == "'tea' is sold out.", "LEAF's own handlers");
    const auto checked = [](bool open) { return amiss::leaf_capture([&] { return count_checked(open); }).error(); };
    expect(checked(false).param() == "tea" && checked(true).param() == "cups", "the macros");
    expect(tag("").error() == Problem::no_such_item && *tag("tea") == "tea: 250", "the last step");
    expect(weigh().error().context() == "no scale", "exceptions");
    return failures == 0 ? 0 : 1;
}
