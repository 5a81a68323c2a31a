// expect: amiss_note_has_a_link_that_does_not_begin_with_https
// SPDX-License-Identifier: BSL-1.0
// lines: 60
// A note has a link that does not begin with "https://".
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
        .link("Limits", "http://example.com/limits");
#else
        .link("Limits", "https://example.com/limits");
#endif
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)

inline const char* first() { return amiss::notes_of<shop::Code>().begin()->text.data(); }
