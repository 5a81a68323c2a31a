// expect: returns an amiss::ApiNotes
// SPDX-License-Identifier: BSL-1.0
// lines: 15
// The function that declares the notes returns something else.
#include <amiss.hpp>
#include <amiss/notes.hpp>

namespace shop {

enum class Code { internal = 1 };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("shop",
                                amiss::row(Code::internal, "internal", amiss::HttpStatus::internal_server_error,
                                           "api_error", "The shop is closed."));
}

#ifdef AMISS_MUST_NOT_COMPILE
constexpr const char* amiss_notes(Code) { return "Shop"; }
#else
constexpr amiss::ApiNotes amiss_notes(Code) { return amiss::ApiNotes("Shop"); }
#endif

} // namespace shop
AMISS_ERROR_ENUM(shop, Code)

constexpr const amiss::ApiNotes& notes = amiss::notes_of<shop::Code>();
