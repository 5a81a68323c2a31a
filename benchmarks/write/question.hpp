// SPDX-License-Identifier: BSL-1.0
// How fast is an error written as a JSON body? Defines the two bodies and what rivals are given, and times the writers.
#pragma once

#include <support/rival.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

/// What a rival is given: all texts, finished. amiss starts from a code and looks type and link up.
struct Fields {
    std::string_view type = "invalid_request_error";
    std::string_view code;
    std::string_view message;
    std::string_view param;
    std::string_view doc_url;
    std::string_view request_id = "req_a1B2c3D4e5F6";
    std::int64_t time = 1774866600; ///< seconds since 1970
};

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

inline constexpr std::size_t capacity = 1024;

/// Formats a time as RFC 3339 has it, for the rivals, which have nothing of their own that is as fast.
class Timestamp {
public:
    explicit Timestamp(std::int64_t seconds) noexcept
    {
        const auto day =
            static_cast<std::uint32_t>(seconds / 86400 + 719468); // since 0000-03-01; only for times since 1970
        const auto second = static_cast<std::uint32_t>(seconds % 86400);
        const std::uint32_t era = day / 146097, in_era = day % 146097;
        const std::uint32_t year_in_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
        const std::uint32_t in_year = in_era - (365 * year_in_era + year_in_era / 4 - year_in_era / 100);
        const std::uint32_t month = (5 * in_year + 2) / 153;
        const std::uint32_t year = year_in_era + era * 400 + (month >= 10 ? 1 : 0);
        pair(0, year / 100, '-');
        pair(2, year % 100, '-');
        pair(5, month < 10 ? month + 3 : month - 9, '-');
        pair(8, in_year - (153 * month + 2) / 5 + 1, 'T');
        pair(11, second / 3600, ':');
        pair(14, second / 60 % 60, ':');
        pair(17, second % 60, 'Z');
    }

    std::string_view view() const noexcept { return {text_, sizeof text_}; }

private:
    void pair(std::size_t at, std::uint32_t value, char after) noexcept
    {
        text_[at] = static_cast<char>('0' + value / 10);
        text_[at + 1] = static_cast<char>('0' + value % 10);
        text_[at + 2] = after;
    }

    char text_[20];
};

/// Memory for a buffer that starts at another offset in its page with each repetition. Where source and target have the same
/// offset in their pages, processors suspect that loads depend on stores, and memcpy takes three times as long.
class Room {
public:
    using Buffer = char[capacity];

    Buffer& at(std::size_t repetition) noexcept { return *reinterpret_cast<Buffer*>(bytes_ + 832 * repetition % page); }

private:
    static constexpr std::size_t page = 4096;
    alignas(64) char bytes_[page + capacity];
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
        Room room;
        Room::Buffer& buffer = room.at(repetition++);
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
