// SPDX-License-Identifier: BSL-1.0
// Answers with an expected of a struct of strings, and glaze.
#include <request/failure.hpp>
#include <write/glaze.hpp>

namespace {

const bool entered =
    bench::enter_way<bench::Expected<glaze_writing::write>>("glaze", "expected and glaze, C++23; UTF-8 not checked");

} // namespace
