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
        if (glz::read<glz::opts{.null_terminated = false, .error_on_unknown_keys = false}>(*read, body))
            return std::nullopt;
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

using Views = glaze_reading::Glaze<std::string_view>;

template <class Spelling>
bool enter_views()
{
    return bench::enter_reader<Views, Spelling>("glaze_views", "C++23; into views: owns nothing, unescapes nothing",
                                                bench::Shows::all);
}

const bool entered = bench::enter_reader<glaze_reading::Glaze<std::string>>("glaze", "C++23; into std::string")
    && enter_views<bench::AsWritten>() && enter_views<bench::Spaced>() && enter_views<bench::PrettyPrinted>()
    && enter_views<bench::Sorted>() && enter_views<bench::OneMore>() && enter_views<bench::LineFeed>();

} // namespace
