// SPDX-License-Identifier: BSL-1.0
// Stands in for the API of OpenTelemetry C++, which Debian does not have: the names and signatures that the examples use.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace opentelemetry {

namespace common {
using AttributeValue = std::variant<bool, std::int64_t, double, std::string_view>;
} // namespace common

/// Attributes as text, `key=value `.
inline void show(std::string& out, std::string_view key, const common::AttributeValue& value)
{
    out += std::string(key) + "=";
    if (const auto* const text = std::get_if<std::string_view>(&value)) out += *text;
    if (const auto* const number = std::get_if<std::int64_t>(&value)) out += std::to_string(*number);
    if (const auto* const truth = std::get_if<bool>(&value)) out += *truth ? "true" : "false";
    out += " ";
}

namespace trace {
enum class StatusCode { kUnset, kOk, kError };

/// A span that keeps what it is told as one line.
class Span {
public:
    void SetAttribute(std::string_view key, const common::AttributeValue& value) { show(said, key, value); }
    void SetStatus(StatusCode code) { said += code == StatusCode::kError ? "Error " : "Ok "; }
    void End() { said += "\n"; }

    std::string said;
};
} // namespace trace

namespace metrics {
/// What the callback of an observable counter reports to.
template <class T>
struct ObserverResultT {
    using Attributes = std::initializer_list<std::pair<std::string_view, common::AttributeValue>>;
    void Observe(T value, Attributes attributes)
    {
        for (const auto& [key, text] : attributes) show(said, key, text);
        said += std::to_string(value) + "\n";
    }

    std::string said;
};
} // namespace metrics

} // namespace opentelemetry
