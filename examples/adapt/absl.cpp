// SPDX-License-Identifier: BSL-1.0
// A program on its way from absl::Status to amiss: old functions call new ones, and new ones call old ones.
#include <amiss.hpp>
#include <amiss/adapt/absl.hpp>

#include <string>
#include <string_view>

namespace shelf {
enum class Problem { no_such_book = 1, lent_out };
// clang-format off: a table
constexpr auto amiss_catalog(Problem)
{
    using amiss::HttpStatus;
    return amiss::catalog<Problem>("shelf",
        amiss::row(Problem::no_such_book, "no_such_book", HttpStatus::not_found, "", "There is no such book."),
        amiss::row(Problem::lent_out, "lent_out", HttpStatus::conflict, "", "'{param}' is lent out."));
}
// clang-format on
} // namespace shelf
AMISS_ERROR_ENUM(shelf, Problem)

namespace {

// [before]
absl::StatusOr<int> row_of(std::string_view title)
{
    if (title.empty()) return absl::NotFoundError("shelf 7 has no row of that name");
    return static_cast<int>(title.size());
}
// [/before]

// [new-calls-old]
amiss::expected<int> reserve(std::string_view title)
{
    AMISS_ASSIGN(const int row, row_of(title)); // a Status becomes an ApiError
    if (title == "Emma") return amiss::fail(shelf::Problem::lent_out).with_param(title).with_context("row 4");
    return row;
}
// [/new-calls-old]

// [old-calls-new]
absl::StatusOr<std::string> label(std::string_view title)
{
    AMISS_ASSIGN(const int row, reserve(title)); // an ApiError becomes a Status
    return "row " + std::to_string(row);
}
// [/old-calls-new]

} // namespace

int main()
{
    const amiss::ApiError missing = reserve("").error(), lent = amiss::error_from(label("Emma").status());
    const bool is_missing = missing == amiss::HttpStatus::not_found && missing.message() == "Not Found"
        && missing.context() == "shelf 7 has no row of that name";
    const bool is_lent = lent == shelf::Problem::lent_out && lent.param() == "Emma" && lent.context().empty();
    const bool is_status = label("Emma").status().message() == "'Emma' is lent out.";
    return is_missing && is_lent && is_status && *label("Persuasion") == "row 10" ? 0 : 1;
}
