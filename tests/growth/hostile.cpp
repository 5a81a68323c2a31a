// SPDX-License-Identifier: BSL-1.0
// Bodies that were made to be slow: of each thing that a body can have, as much as fits.
#include "growth.hpp"

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>

#include <string>
#include <string_view>

namespace {

using growth::measure;

/// `first`, then `of(number)` for each number, with commas between them, then `last`.
template <class Of>
std::string repeated(std::string_view first, std::size_t size, Of of, std::string_view last, const char* between = ",")
{
    std::string text(first);
    for (std::size_t at = 0; at < size; ++at) {
        if (at != 0) text += between;
        text += of(at);
    }
    return text.append(last);
}

/// Reads a body in whatever way `read` does, which must give an error of status 400.
template <class Read>
void measure_read(const char* name, std::size_t size, std::size_t most, const std::string& body, Read read)
{
    measure(name, size, most, [&] {
        amiss::Received received(400, body);
        received.max_body(body.size());
        const amiss::ApiError error = read(received);
        return error.status() == amiss::HttpStatus::bad_request;
    });
}

amiss::ApiError read_onestack(const amiss::Received& received)
{
    return amiss::read(amiss::onestack::envelope, received);
}
amiss::ApiError read_cstar(const amiss::Received& received) { return amiss::read(amiss::cstar::envelope, received); }
amiss::ApiError read_unknown(const amiss::Received& received) { return amiss::read_any(received); }

constexpr std::string_view details = R"({"error":"It failed.","code":"NOT_FOUND","details":{)";
constexpr std::string_view message = R"({"success":false,"error":{"type":"t","code":"c","message":")";

std::string key(std::size_t number) { return "\"k" + std::to_string(number) + "\":"; }

} // namespace

void growth::hostile_bodies(std::size_t size)
{
    const auto number = [](std::size_t at) { return key(at) + std::to_string(at); };
    measure_read("hostile_details", size, 4500, repeated(details, size, number, "}}"), read_onestack);
    measure_read("hostile_one_key", size, 1700,
                 repeated(details, size, [](std::size_t) { return "\"k\":[1]"; }, "}}"), read_onestack);
    measure_read("hostile_fields", size, 9500,
                 repeated(
                     std::string(details) + "\"fields\":{", size,
                     [](std::size_t at) { return key(at) + "{\"message\":\"m\"}"; }, "}}}"),
                 read_onestack);
    measure_read("hostile_messages", size, 1600,
                 repeated(
                     std::string(details) + "\"fields\":{\"f\":[", size,
                     [](std::size_t at) { return "\"m" + std::to_string(at) + "\""; }, "]}}}"),
                 read_onestack);
    measure_read("hostile_unknown_members", size, 420, repeated("{", size, number, ",\"success\":false}"), read_cstar);
    const std::string escapes = repeated("", 64, [](std::size_t) { return "\\u0041"; }, "", "");
    measure_read("hostile_escapes", size, 26'000,
                 repeated(message, size, [&](std::size_t) { return escapes; }, "\"}}", ""), read_cstar);
    measure_read("hostile_any_members", size, 2900, repeated("{\"error\":{", size, number, "}}"), read_unknown);
    measure_read("hostile_any_errors", size, 33000,
                 repeated(
                     "{\"errors\":[", size,
                     [](std::size_t at) { return "{\"field\":\"f" + std::to_string(at) + "\",\"message\":\"m\"}"; },
                     "]}"),
                 read_unknown);
    measure_read("hostile_any_lists", size, 3300,
                 repeated("{\"error\":[", size, [](std::size_t) { return "[[]]"; }, "]}"), read_unknown);
    measure_read("hostile_any_text", size, 80,
                 repeated("{\"text\":\"", size, [](std::size_t) { return "x"; }, "\"}", ""), read_unknown);
    measure_read("hostile_broken", size, 5100, repeated(details, size, number, "}"), read_unknown);
}
