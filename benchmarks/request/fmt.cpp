// SPDX-License-Identifier: BSL-1.0
// Answers with an expected of a struct of strings, and {fmt} after an escaping loop.
#include <request/failure.hpp>
#include <write/fmt.hpp>

namespace {

const bool entered = bench::enter_way<bench::Expected<fmt_writing::write_escaped>>(
    "fmt", "expected and {fmt} after an escaping loop; UTF-8 not checked");

} // namespace
