// SPDX-License-Identifier: BSL-1.0
// From tl::expected and Boost.System to amiss: the snippets of docs/migrating.md and docs/migrating-boost-result.md, and
// their proof.
#include <amiss.hpp>
#include <amiss/adapt/boost_result.hpp>

#include "expect.hpp"

#include <tl/expected.hpp>

#include <cstdio>
#include <string>
#include <string_view>

// --- from an expected with an enum of your own ------------------------------------------------------------------------

// [enum-before]
namespace shelf {

enum class Problem { no_such_book = 1, lent_out };

inline tl::expected<int, Problem> copies_of(std::string_view title)
{
    if (title.empty()) return tl::make_unexpected(Problem::no_such_book);
    if (title == "Emma") return tl::make_unexpected(Problem::lent_out);
    return 2;
}

} // namespace shelf
// [/enum-before]

namespace shelf {

// clang-format off: a table
// [enum-catalogue]
constexpr auto amiss_catalog(Problem)
{
    using amiss::HttpStatus;
    return amiss::catalog<Problem>("shelf",
        amiss::row(Problem::no_such_book, "no_such_book", HttpStatus::not_found, "", "There is no such book."),
        amiss::row(Problem::lent_out, "lent_out", HttpStatus::conflict, "", "'{param}' is lent out.")
            .plain("The book is lent out."));
}
// [/enum-catalogue]
// clang-format on

} // namespace shelf
AMISS_ERROR_ENUM(shelf, Problem)

// [enum-callers]
amiss::expected<int> borrow(std::string_view title)
{
    AMISS_ASSIGN(const int copies, shelf::copies_of(title)); // a Problem becomes an ApiError by itself
    return copies - 1;
}

amiss::expected<int> borrow_with_param(std::string_view title)
{
    return shelf::copies_of(title).map_error(
        [&](shelf::Problem problem) { return amiss::ApiError(problem).with_param(title); });
}
// [/enum-callers]

// [enum-after]
amiss::expected<int> copies_of(std::string_view title)
{
    if (title.empty()) return amiss::fail(shelf::Problem::no_such_book);
    if (title == "Emma") return amiss::fail(shelf::Problem::lent_out).with_param(title);
    return 2;
}
// [/enum-after]

void enums()
{
    using shelf::Problem;
    expect(borrow("Persuasion").value() == 1, "a value passes");
    expect(borrow("").error() == Problem::no_such_book, "AMISS_ASSIGN converts a catalogued enum");
    expect(borrow("Emma").error().message() == "The book is lent out.", "without a value, the plain text");
    expect(borrow_with_param("Emma").error().message() == "'Emma' is lent out.", "with one, the template");
    expect(borrow_with_param("Persuasion").value() == 2, "map_error keeps the value");
    expect(copies_of("Emma").error() == borrow_with_param("Emma").error(), "both ways say the same");
    expect(copies_of("").error().as<Problem>() == Problem::no_such_book, "as gives the enumerator back");
    expect(copies_of("Persuasion").value() == 2, "a value");
}

// --- from boost::system::result ---------------------------------------------------------------------------------------

// [boost-result]
template <class T>
using Result = boost::system::result<T, amiss::ApiError>; // Boost's result, with the errors of amiss

Result<int> port(bool configured)
{
    if (!configured) return amiss::fail(shelf::Problem::no_such_book).with_context("no port");
    return 80;
}

Result<std::string> address(bool configured)
{
    AMISS_ASSIGN(const int number, port(configured));
    return "localhost:" + std::to_string(number);
}

amiss::expected<std::string> url(bool configured)
{
    AMISS_ASSIGN(const std::string where, address(configured));
    return "http://" + where;
}
// [/boost-result]

// [boost-convert]
amiss::expected<std::string> url_in_one_step(bool configured) { return amiss::to_expected(address(configured)); }

boost::system::result<std::string> for_old_callers(bool configured)
{
    return amiss::to_boost_result<boost::system::error_code>(url(configured));
}
// [/boost-convert]

void boost_results()
{
    expect(url(true).value() == "http://localhost:80", "a value of Boost's result");
    expect(url(false).error() == shelf::Problem::no_such_book, "and its error");
    expect(url(false).error().context() == "no port", "with everything that it has");
    expect(url_in_one_step(true).value() == "localhost:80", "to_expected keeps the value");
    expect(url_in_one_step(false).error().context() == "no port", "and the error");
    expect(*for_old_callers(true) == "http://localhost:80", "to_boost_result keeps the value");
    expect(for_old_callers(false).error() == boost::system::error_code(shelf::Problem::no_such_book), "and the code");
    try {
        static_cast<void>(address(false).value());
        expect(false, "value() throws");
    } catch (const amiss::ApiException& exception) {
        expect(exception.error().context() == "no port", "the whole error");
    }
}

int main()
{
    enums();
    boost_results();
    std::puts("migrating_results: as the page says");
}
