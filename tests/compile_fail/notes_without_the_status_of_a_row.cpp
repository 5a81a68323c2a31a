// expect: the status summary of the notes lacks the status.*|row_without_its_status.*shop::Code::internal
// SPDX-License-Identifier: BSL-1.0
// lines: 30
// The status summary of the notes lacks the status of a row.
#include <amiss/category.hpp>
#include <amiss/notes.hpp>

namespace shop {

enum class Code { sold_out = 1, internal };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "shop", amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error", "Sold out."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error", "Something broke."));
}
constexpr amiss::ApiNotes amiss_notes(Code)
{
    return amiss::ApiNotes("Shop")
#ifdef AMISS_MUST_NOT_COMPILE
        .status(409, "Sold out.");
#else
        .status(409, "Sold out.")
        .status(500, "The shop is at fault.");
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)

inline const char* first() { return amiss::notes_of<shop::Code>().begin()->text.data(); }
