// SPDX-License-Identifier: BSL-1.0
// Times the writer with nlohmann/json.
#include <write/nlohmann.hpp>
#include <write/question.hpp>

namespace {

using Nlohmann = bench::WriterOf<nlohmann_writing::write>;
const bool entered = bench::enter_writer<Nlohmann>("nlohmann", "allocates; throws on bad UTF-8");

} // namespace
