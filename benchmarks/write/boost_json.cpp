// SPDX-License-Identifier: BSL-1.0
// Times the writer with Boost.JSON.
#include <write/boost_json.hpp>
#include <write/question.hpp>

namespace {

using BoostJson = bench::WriterOf<boost_json_writing::write>;
const bool entered =
    bench::enter_writer<BoostJson>("boost_json", "static_resource, objects reserved; UTF-8 not checked");

} // namespace
