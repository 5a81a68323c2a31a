// SPDX-License-Identifier: BSL-1.0
// Writes with glaze: structs of std::string_view with compile-time reflection, into the buffer.
#include <write/question.hpp>

#include <glaze/glaze.hpp>

namespace glaze_writing {

struct Error {
    std::string_view type, code, message, param, doc_url, request_id;
};
struct Meta {
    std::string_view requestId, timestamp; // glaze uses the names of the members as keys
};
struct Body {
    bool success = false;
    Error error;
    Meta meta;
};

/// The number of bytes written, from the result type of glaze 5 or of later versions; 0 after an error.
template <class Written>
std::size_t size_of(const Written& written)
{
    if constexpr (requires { written.value(); })
        return written.has_value() ? written.value() : 0;
    else
        return written ? 0 : written.count;
}

struct Glaze {
    bench::Fields fields;

    template <class AnyBody>
    explicit Glaze(AnyBody) : fields(AnyBody::fields)
    {}
    std::string_view operator()(char (&buffer)[bench::capacity]) const
    {
        const bench::Timestamp time(fields.time);
        const Body body{false,
                        {fields.type, fields.code, fields.message, fields.param, fields.doc_url, fields.request_id},
                        {fields.request_id, time.view()}};
        return std::string_view(buffer, size_of(glz::write_json(body, buffer)));
    }
};

} // namespace glaze_writing

namespace {

const bool entered =
    bench::enter_writer<glaze_writing::Glaze>("glaze", "C++23; neither UTF-8 nor the size of the buffer checked");

} // namespace
