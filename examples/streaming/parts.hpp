// SPDX-License-Identifier: BSL-1.0
// Where the parts of a stream come from: functions that make one at a time, and that may fail at any of them.
#pragma once

#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace streaming {

// [parts]
/// A part of a result, nothing after the last one, or an error.
using Part = amiss::expected<std::optional<std::string>>;
/// Makes the next part. After an error it is not called again.
using Parts = std::function<Part()>;
// [/parts]

/// An answer to the prompt, which is its words: `{"text":"word"}` for each.
Parts answer_to(std::string_view prompt);

/// The rows of a table, from 1 to `count`, and a last line that says how many there are: `{"rows":3}`.
Parts rows_of(std::string_view table, int count);

/// The same, but after so many parts it fails.
Parts failing(Parts parts, int after, amiss::ApiError error);
/// The same, but after so many parts it throws an exception.
Parts throwing(Parts parts, int after);

} // namespace streaming
