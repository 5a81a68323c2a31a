// expect: the notes have a type, spelt here.*|type_of_no_row, 's', 't', 'o', 'k', '_'
// SPDX-License-Identifier: BSL-1.0
// lines: 30
// The notes have a type that no row of the catalogue has.
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
        .type("stock_error", "Stock.")
        .type("api_error", "The shop.")
        .type("stok_error", "Stock.");
#else
        .type("stock_error", "Stock.")
        .type("api_error", "The shop.");
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)

inline const char* first() { return amiss::notes_of<shop::Code>().begin()->text.data(); }
