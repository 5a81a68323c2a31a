// SPDX-License-Identifier: BSL-1.0
// How fast is an error body read into an error that owns its texts? Defines seven spellings of it, and times the readers.
#pragma once

#include <support/rival.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bench {

/// Byte for byte as amiss writes it. A server that uses amiss sends this, and few others do.
struct AsWritten {
    static constexpr const char* workload = "as_written";
    static constexpr std::string_view body =
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
        R"("message":"The 'title' field is required.","param":"title",)"
        R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})";
};
static_assert(AsWritten::body.size() == 322);

/// A space after each colon and comma, as Python and many other encoders write it.
struct Spaced {
    static constexpr const char* workload = "spaced";
    static constexpr std::string_view body =
        R"({"success": false, "error": {"type": "invalid_request_error", "code": "parameter_missing", )"
        R"("message": "The 'title' field is required.", "param": "title", )"
        R"("doc_url": "https://cstar.help/developers/api/errors#parameter_missing", )"
        R"("request_id": "req_a1B2c3D4e5F6"}, "meta": {"requestId": "req_a1B2c3D4e5F6", )"
        R"("timestamp": "2026-03-30T10:30:00Z"}})";
};
static_assert(Spaced::body.size() == 341);

/// The same members, one on a line, indented by two spaces.
struct PrettyPrinted {
    static constexpr const char* workload = "pretty_printed";
    static constexpr std::string_view body = R"({
  "success": false,
  "error": {
    "type": "invalid_request_error",
    "code": "parameter_missing",
    "message": "The 'title' field is required.",
    "param": "title",
    "doc_url": "https://cstar.help/developers/api/errors#parameter_missing",
    "request_id": "req_a1B2c3D4e5F6"
  },
  "meta": {
    "requestId": "req_a1B2c3D4e5F6",
    "timestamp": "2026-03-30T10:30:00Z"
  }
})";
};
static_assert(PrettyPrinted::body.size() == 389);

/// The same members sorted by name, as encoders write them that keep objects in a sorted map.
struct Sorted {
    static constexpr const char* workload = "sorted_members";
    static constexpr std::string_view body =
        R"({"error":{"code":"parameter_missing",)"
        R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
        R"("message":"The 'title' field is required.","param":"title","request_id":"req_a1B2c3D4e5F6",)"
        R"("type":"invalid_request_error"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"},"success":false})";
};
static_assert(Sorted::body.size() == AsWritten::body.size());

/// One member that the reader does not know, as the next version of an API may have it.
struct OneMore {
    static constexpr const char* workload = "one_member_more";
    static constexpr std::string_view body =
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
        R"("message":"The 'title' field is required.","param":"title","docs_version":7,)"
        R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})";
};
static_assert(OneMore::body.size() == 339);

/// Slashes escaped, as PHP writes them.
struct EscapedSlashes {
    static constexpr const char* workload = "escaped_slashes";
    static constexpr std::string_view body =
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
        R"("message":"The 'title' field is required.","param":"title",)"
        R"("doc_url":"https:\/\/cstar.help\/developers\/api\/errors#parameter_missing",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})";
};
static_assert(EscapedSlashes::body.size() == 327);

/// As written, with a line feed after it, as `echo` and many frameworks send it.
struct LineFeed {
    static constexpr const char* workload = "line_feed";
    static const inline std::string body = std::string(AsWritten::body) + '\n';
};

/// What a rival reads the body into: texts that it owns. It need not know the code or parse the time.
template <class Text>
struct FieldsOf {
    Text type, code, message, param, doc_url, request_id, timestamp;
};
using Fields = FieldsOf<std::string>;

template <class Text>
std::string text_of(const FieldsOf<Text>& fields)
{
    std::string text;
    for (const Text* field : {&fields.type, &fields.code, &fields.message, &fields.param, &fields.doc_url,
                              &fields.request_id, &fields.timestamp})
        text.append(*field).append("|");
    return text;
}

/// A `Reader` is made once and called with the body; destroying what it returns is part of the measured time.
template <class Reader, class Spelling>
struct Reading {
    static std::string output()
    {
        Reader reader;
        return Reader::text(reader(Spelling::body));
    }
    static void run(benchmark::State& state)
    {
        Reader reader;
        std::string body(Spelling::body); // on the heap, as a client has it
        time_with(state, body, [&reader](const std::string& any) { return reader(std::string_view(any)); });
    }
};

template <class Reader, class Spelling>
bool enter_reader(const char* name, const char* note, Shows shows)
{
    return enter(
        {Spelling::workload, name, note, Reading<Reader, Spelling>::output, Reading<Reader, Spelling>::run, shows});
}

template <class Reader>
bool enter_reader(const char* name, const char* note, Shows shows = Shows::all)
{
    return enter_reader<Reader, AsWritten>(name, note, shows) && enter_reader<Reader, Spaced>(name, note, shows)
        && enter_reader<Reader, PrettyPrinted>(name, note, shows) && enter_reader<Reader, Sorted>(name, note, shows)
        && enter_reader<Reader, OneMore>(name, note, shows) && enter_reader<Reader, EscapedSlashes>(name, note, shows)
        && enter_reader<Reader, LineFeed>(name, note, shows);
}

/// Base of the readers that return Fields, or nothing when a member is missing or is not a string.
struct FieldsReader {
    static std::string text(const std::optional<Fields>& fields) { return fields ? text_of(*fields) : std::string(); }
};

} // namespace bench
