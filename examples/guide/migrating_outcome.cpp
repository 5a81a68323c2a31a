// SPDX-License-Identifier: BSL-1.0
// The code of docs/migrating-outcome.md, and the proof of what that page says about it.
#include <amiss.hpp>
#include <amiss/adapt/outcome.hpp>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace shop {
enum class Problem { sold_out = 1, no_such_item };
// clang-format off: a table
constexpr auto amiss_catalog(Problem)
{
    using amiss::HttpStatus;
    return amiss::catalog<Problem>("shop",
        amiss::row(Problem::sold_out, "sold_out", HttpStatus::conflict, "", "'{param}' is sold out.").plain("It is sold out."),
        amiss::row(Problem::no_such_item, "no_such_item", HttpStatus::not_found, "", "There is no such item."));
}
// clang-format on
} // namespace shop
AMISS_ERROR_ENUM(shop, Problem)

namespace {

namespace outcome = BOOST_OUTCOME_V2_NAMESPACE;
using shop::Problem;

int failures = 0;
void expect(bool holds, const char* what)
{
    if (holds) return;
    std::printf("not so: %s\n", what);
    ++failures;
}

// [api-result]
template <class T>
using Result = outcome::result<T, amiss::ApiError>; // Outcome's result, with the errors of amiss

Result<int> stock(bool open)
{
    if (!open) return amiss::fail(Problem::sold_out).with_param("tea");
    return 3;
}

Result<std::string> label(bool open)
{
    BOOST_OUTCOME_TRY(auto count, stock(open));
    return std::to_string(count) + " left";
}

amiss::expected<std::string> page(bool open)
{
    AMISS_ASSIGN(const std::string text, label(open)); // or BOOST_OUTCOME_TRY(auto text, label(open))
    return "<p>" + text + "</p>";
}
// [/api-result]

// [value]
std::string value_or_problem(bool open)
{
    try {
        return label(open).value();
    } catch (const amiss::ApiException& thrown) { // a std::system_error; error() is the ApiError
        return std::string(thrown.error().message());
    }
}
// [/value]

// [outcome]
outcome::outcome<int, amiss::ApiError, std::exception_ptr> ask_warehouse(bool up)
{
    if (!up) return std::make_exception_ptr(std::runtime_error("rack 7 is on fire"));
    return 5;
}

amiss::expected<int> on_hand(bool up)
{
    AMISS_ASSIGN(const int count, ask_warehouse(up)); // the exception as amiss::capture makes an error of it
    return count;
}
// [/outcome]

// [payload]
struct FileProblem { // an error type of your own, as in Outcome's guide
    std::error_code code;
    std::string path;
};
std::error_code make_error_code(const FileProblem& problem) { return problem.code; }

outcome::result<int, FileProblem> count_lines() { return FileProblem{Problem::no_such_item, "/srv/tea"}; }

amiss::expected<int> lines()
{
    auto counted = count_lines(); // to_expected would take the code and lose the path
    if (!counted) return amiss::fail(counted.assume_error().code).with_context(counted.assume_error().path);
    return counted.assume_value();
}
// [/payload]

// [convert]
amiss::expected<std::string> for_new_callers(bool open) { return amiss::to_expected(label(open)); }

Result<std::string> for_old_callers(bool open) { return amiss::to_outcome(page(open)); }

outcome::std_result<std::string> for_callers_of_codes(bool open)
{
    return amiss::to_outcome<std::error_code>(page(open));
}
// [/convert]

// [after]
amiss::expected<int> new_stock(bool open)
{
    if (!open) return amiss::fail(Problem::sold_out).with_param("tea");
    return 3;
}

amiss::expected<std::string> new_label(bool open)
{
    AMISS_ASSIGN(const int count, new_stock(open));
    return std::to_string(count) + " left";
}
// [/after]

} // namespace

int main()
{
    expect(*page(true) == "<p>3 left</p>", "a value goes through");
    expect(page(false).error() == Problem::sold_out && page(false).error().param() == "tea", "so does an error");
    expect(value_or_problem(true) == "3 left" && value_or_problem(false) == "'tea' is sold out.", "value() throws it");
    expect(*on_hand(true) == 5, "an outcome's value");
    expect(on_hand(false).error().context() == "rack 7 is on fire", "an exception's text is internal");
    expect(lines().error() == Problem::no_such_item && lines().error().context() == "/srv/tea",
           "an error type of your own");
    expect(amiss::to_expected(count_lines()).error() == Problem::no_such_item, "its code is enough for to_expected");
    expect(for_new_callers(false).error() == page(false).error(), "to_expected");
    expect(for_old_callers(false).error() == page(false).error(), "to_outcome");
    expect(for_callers_of_codes(false).error() == Problem::sold_out, "to_outcome<std::error_code>");
    expect(new_label(false).error() == page(false).error() && *new_label(true) == "3 left", "the last step");
    return failures == 0 ? 0 : 1;
}
