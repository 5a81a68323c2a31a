// SPDX-License-Identifier: BSL-1.0
// The baseline of writing: pieces put together by hand.
#include <write/question.hpp>

#include <support/pieces.hpp>

namespace {

std::string_view put_clean(bench::Buffer& buffer, const bench::Fields& fields)
{
    const auto put_message = [&fields](char* at) { return bench::put(at, fields.message); };
    const char* const end = bench::put_body(buffer, put_message, fields.param, fields.request_id, fields.time);
    return {buffer, static_cast<std::size_t>(end - buffer)};
}

using Pieces = bench::Writing<bench::WriterOf<put_clean>, bench::Clean>;

// In `escaped` too it writes the clean body, so that there is one unit for both.
const bool entered =
    bench::enter({"clean", "baseline", "pieces: escapes and checks nothing", Pieces::output, Pieces::run})
    && bench::enter(
        {"escaped", "baseline", "pieces of the clean body", Pieces::output, Pieces::run, bench::Shows::nothing});

} // namespace
