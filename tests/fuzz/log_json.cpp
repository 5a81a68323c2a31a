// SPDX-License-Identifier: BSL-1.0
// Fuzzes the log in JSON: it is JSON at every size of the buffer, and its texts are those of the log line.
//
// The first two bytes are the size of a second buffer and what the rest becomes: a context, a detail, its key, JSON, a field.
#include <amiss/log_json.hpp>

#include <amiss/log.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "require.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::optional<boost::json::value> parsed(std::string_view json)
{
    boost::json::parse_options options;
    options.max_depth = 80;
    boost::json::error_code ec;
    boost::json::value value = boost::json::parse({json.data(), json.size()}, ec, {}, options);
    return ec ? std::nullopt : std::optional(value);
}

/// The text of the last member of a log line.
std::optional<std::string> last_text_in(std::string_view line, std::string_view key)
{
    const std::size_t at = line.find(" " + std::string(key) + "=\"");
    if (at == line.npos) return std::nullopt;
    const auto value = parsed(line.substr(at + key.size() + 2));
    require(value.has_value(), "the line's texts are JSON strings");
    return std::string(value->as_string());
}

bool has_text(const boost::json::value& value)
{
    if (const auto* const object = value.if_object()) return object->size() == 1;
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2 || size > 4096) return 0;
    const std::string text(reinterpret_cast<const char*>(data) + 2, size - 2);
    amiss::ApiError error(amiss::HttpStatus::gone);
    const unsigned kind = data[1] % 5U;
    if (kind == 0) error.with_context(text);
    if (kind == 1) error.with_detail("k", text);
    if (kind == 2) error.with_detail(text, "hunter2hunter2");
    if (kind == 3) error.with_detail("k", amiss::raw_json(text));
    if (kind == 4) error.with_violation(amiss::violation(text, text, text).detail("password", text)).with_param(text);

    std::vector<char> buffer(65536), line_buffer(65536), cut_buffer(data[0] * 2U);
    const std::string_view whole = amiss::log_json(error, buffer.data(), buffer.size());
    const std::string_view line = amiss::log_line(error, line_buffer.data(), line_buffer.size());
    const auto object = parsed(whole);
    require(object.has_value(), "the whole log is JSON");
    require(whole.find('\n') == whole.npos, "it is one line");
    if (kind == 0 && !text.empty())
        require(last_text_in(line, "context") == std::string(object->at("context").as_string()), "the same context");
    if (kind == 1 || kind == 2) {
        const auto details = last_text_in(line, "details");
        require(details.has_value(), "the details are there");
        const auto in_line = parsed(*details);
        // The line may lose the end of an escape, and is then other JSON or none.
        if (in_line && has_text(*in_line) && details->find('\\') == details->npos)
            require(*in_line == object->at("details"), "the same details");
    }
    // A heap block of exactly this size, so that a sanitizer sees a write past it.
    const std::string_view cut = amiss::log_json(error, cut_buffer.data(), cut_buffer.size());
    require(cut.empty() == (cut_buffer.size() < 2), "{} fits");
    require(cut.empty() || parsed(cut).has_value(), "a cut log is JSON");
    require(cut_buffer.size() < whole.size() || cut == whole, "it is whole where it fits");
    return 0;
}
