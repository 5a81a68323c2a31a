// SPDX-License-Identifier: BSL-1.0
// Times the writers with {fmt}.
#include <write/fmt.hpp>
#include <write/question.hpp>

namespace {

using Fmt = bench::WriterOf<fmt_writing::write>;
using FmtEscaped = bench::WriterOf<fmt_writing::write_escaped>;
const bool entered =
    bench::enter_writer<Fmt, bench::Clean>("fmt", "escapes nothing, so only this body; UTF-8 not checked")
    && bench::enter_writer<FmtEscaped>("fmt_escaped", "own escaping loop; UTF-8 not checked");

} // namespace
