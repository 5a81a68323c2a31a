// SPDX-License-Identifier: BSL-1.0
// Reading with glaze: into structs of std::string, and into structs of views that own nothing.
#include <read/question.hpp>

#include <glaze/glaze.hpp>

namespace glaze_reading {

template <class Text>
struct Error {
    Text type, code, message, param, doc_url, request_id;
};
template <class Text>
struct Meta {
    Text requestId, timestamp; // glaze takes the member's name
};
template <class Text>
struct Body {
    bool success = true;
    Error<Text> error;
    Meta<Text> meta;
};

template <class Text>
struct Glaze {
    std::optional<Body<Text>> operator()(std::string_view body) const
    {
        std::optional<Body<Text>> read(std::in_place);
        if (glz::read<glz::opts{.null_terminated = false}>(*read, body)) return std::nullopt;
        return read;
    }
    static std::string text(const std::optional<Body<Text>>& body)
    {
        if (!body) return {};
        const auto& [type, code, message, param, doc_url, request_id] = body->error;
        return bench::text_of(
            bench::FieldsOf<Text>{type, code, message, param, doc_url, request_id, body->meta.timestamp});
    }
};

} // namespace glaze_reading

namespace {

const bool entered = bench::enter_reader<glaze_reading::Glaze<std::string>>("glaze", "C++23; into std::string")
    && bench::enter_reader<glaze_reading::Glaze<std::string_view>>("glaze_views", "C++23; into views: owns nothing");

} // namespace
