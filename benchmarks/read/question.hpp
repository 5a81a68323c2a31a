// SPDX-License-Identifier: BSL-1.0
// How fast is an error body read into an error that owns its texts?
#pragma once

#include <support/rival.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace bench {

inline constexpr std::string_view error_body =
    R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
    R"("message":"The 'title' field is required.","param":"title",)"
    R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
    R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
    R"("timestamp":"2026-03-30T10:30:00Z"}})";
static_assert(error_body.size() == 322);

/// What a rival reads the body into: texts that it owns. It need not know the code, nor take the time apart.
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

/// A `Reader` is made once and called with the body; what it returns is destroyed in the time measured.
template <class Reader>
struct Reading {
    static std::string output()
    {
        Reader reader;
        return Reader::text(reader(error_body));
    }
    static void run(benchmark::State& state)
    {
        Reader reader;
        std::string body(error_body); // as it came off the wire
        time_with(state, body, [&reader](const std::string& any) { return reader(std::string_view(any)); });
    }
};

template <class Reader>
bool enter_reader(const char* name, const char* note, Shows shows = Shows::all)
{
    return enter({"body", name, note, Reading<Reader>::output, Reading<Reader>::run, shows});
}

/// What most rivals return: the fields, or nothing where the body was not as it has to be.
struct FieldsReader {
    static std::string text(const std::optional<Fields>& fields) { return fields ? text_of(*fields) : std::string(); }
};

} // namespace bench
