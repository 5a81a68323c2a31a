// SPDX-License-Identifier: BSL-1.0
// Answers with an expected of a struct of strings, and Boost.JSON.
#include <request/failure.hpp>
#include <write/boost_json.hpp>

namespace {

const bool entered = bench::enter_way<bench::Expected<boost_json_writing::write>>(
    "boost_json", "expected and Boost.JSON in a static_resource; UTF-8 not checked");

} // namespace
