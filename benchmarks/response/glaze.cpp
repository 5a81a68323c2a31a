// SPDX-License-Identifier: BSL-1.0
// Receiving with glaze: into structs of std::string with the code as an enum, and the headers by hand.
#include <response/by_hand.hpp>

#include <glaze/glaze.hpp>

#include <utility>

template <>
struct glz::meta<by_hand::Code> {
    using enum by_hand::Code;
    static constexpr auto value =
        enumerate(internal_error, parameter_invalid, parameter_missing, rate_limit_exceeded, resource_not_found);
};

namespace glaze_receiving {

struct Error {
    std::string type;
    by_hand::Code code = by_hand::Code::unknown;
    std::string message, param, doc_url, request_id;
};
struct Meta {
    std::string requestId, timestamp; // glaze takes the member's name
};
struct Body {
    bool success = true;
    Error error;
    Meta meta;
};

struct Glaze : by_hand::Reader {
    std::optional<by_hand::Error<std::string>> operator()(const bench::Response& response) const
    {
        Body body;
        if (glz::read<glz::opts{.null_terminated = false, .error_on_unknown_keys = false}>(body, response.body))
            return std::nullopt;
        std::optional<by_hand::Error<std::string>> error(std::in_place);
        error->code = body.error.code;
        error->type = std::move(body.error.type);
        error->message = std::move(body.error.message);
        error->param = std::move(body.error.param);
        error->doc_url = std::move(body.error.doc_url);
        error->request_id = std::move(body.error.request_id);
        error->timestamp = std::move(body.meta.timestamp);
        by_hand::add_headers(*error, response);
        return error;
    }
};

} // namespace glaze_receiving

namespace {

const bool entered = bench::enter_reader<glaze_receiving::Glaze>("glaze", "C++23; into std::string; headers by hand");

} // namespace
