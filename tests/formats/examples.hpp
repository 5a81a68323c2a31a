// SPDX-License-Identifier: BSL-1.0
// The error bodies that the documents of a dialect print: tests/vectors/dialects/<name>.txt.
#pragma once

#include <amiss/received.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formats_test {

/// One printed response. What the document does not say is 0 or empty.
struct Example {
    std::string title;
    std::string source;
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// The value of a header, whatever its case; empty where there is none.
    std::string_view header(std::string_view name) const;
    /// The response as a client gets it. A view of this.
    amiss::Received received() const { return {status, body, headers}; }
};

/// All examples of a dialect, in the order of the file.
std::vector<Example> examples_of(std::string_view dialect);

/// JSON without the white space outside its strings; any other text without white space at its ends and between tags.
std::string without_white_space(std::string_view body);

} // namespace formats_test
