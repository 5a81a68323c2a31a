// SPDX-License-Identifier: BSL-1.0
// Times the writer with glaze.
#include <write/glaze.hpp>
#include <write/question.hpp>

namespace {

using Glaze = bench::WriterOf<glaze_writing::write>;
const bool entered = bench::enter_writer<Glaze>("glaze", "C++23; neither UTF-8 nor the size of the buffer checked");

} // namespace
