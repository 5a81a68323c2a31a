// expect: amiss_notes_are_too_many
// SPDX-License-Identifier: BSL-1.0
// lines: 60
// An API has more notes than there is room for.
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
    amiss::ApiNotes notes("Shop");
#ifdef AMISS_MUST_NOT_COMPILE
    const std::size_t count = amiss::ApiNotes::capacity + 1;
#else
    const std::size_t count = amiss::ApiNotes::capacity;
#endif
    for (std::size_t note = 0; note < count; ++note) notes.status(static_cast<int>(384 + note), "One of many.");
    return notes;
}

} // namespace shop

AMISS_ERROR_ENUM(shop, Code)

inline const char* first() { return amiss::notes_of<shop::Code>().begin()->text.data(); }
