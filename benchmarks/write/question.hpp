// SPDX-License-Identifier: BSL-1.0
// How fast is an error written as a JSON body? Defines the two bodies and what rivals are given, and times the writers.
#pragma once

#include <support/rival.hpp>
#include <support/room.hpp>
#include <write/fields.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

struct Clean {
    static constexpr const char* workload = "clean";
    static constexpr Fields fields{"invalid_request_error", "parameter_missing", "The 'title' field is required.",
                                   "title", "https://cstar.help/developers/api/errors#parameter_missing"};
    static constexpr std::string_view body =
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
        R"("message":"The 'title' field is required.","param":"title",)"
        R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})";
};
static_assert(Clean::body.size() == 322);

struct Escaped {
    static constexpr const char* workload = "escaped";
    static constexpr Fields fields{
        "invalid_request_error", "parameter_invalid",
        "The 'priority' field must be one of: \"low\", \"normal\", \"high\", \"urgent\" \xE2\x80\x94 got \"super-urgent\"\n",
        "priority", "https://cstar.help/developers/api/errors#parameter_invalid"};
    static constexpr std::string_view body =
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_invalid",)"
        R"("message":"The 'priority' field must be one of: \"low\", \"normal\", \"high\", \"urgent\" )"
        "\xE2\x80\x94"
        R"( got \"super-urgent\"\n","param":"priority",)"
        R"("doc_url":"https://cstar.help/developers/api/errors#parameter_invalid",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})";
};
static_assert(Escaped::body.size() == 400);

/// The writer that needs nothing but the fields: `Write(buffer, fields)` returns what it wrote.
template <std::string_view (*Write)(Buffer&, const Fields&)>
struct WriterOf {
    Fields fields;

    template <class Body>
    explicit WriterOf(Body) : fields(Body::fields)
    {}
    std::string_view operator()(Buffer& buffer) const { return Write(buffer, fields); }
};

/// A `Writer` is made once for each body and called with the buffer to write into; it returns what it wrote.
template <class Writer, class Body>
struct Writing {
    static std::string output()
    {
        Writer writer{Body{}};
        char buffer[capacity];
        return std::string(writer(buffer));
    }
    static void run(benchmark::State& state)
    {
        static std::size_t repetition = 0;
        Writer writer{Body{}};
        Room<Buffer> room;
        Buffer& buffer = room.at(repetition++);
        time_with(state, writer, [&buffer](Writer& any) { return any(buffer); });
    }
};

template <class Writer, class Body>
bool enter_writer(const char* name, const char* note)
{
    return enter({Body::workload, name, note, Writing<Writer, Body>::output, Writing<Writer, Body>::run});
}

template <class Writer>
bool enter_writer(const char* name, const char* note)
{
    return enter_writer<Writer, Clean>(name, note) && enter_writer<Writer, Escaped>(name, note);
}

} // namespace bench
