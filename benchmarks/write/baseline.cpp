// SPDX-License-Identifier: BSL-1.0
// The baseline of writing: copies the bytes of the finished body.
#include <write/question.hpp>

#include <cstring>

namespace {

struct Copy {
    std::string_view body;

    template <class Body>
    explicit Copy(Body) : body(Body::body)
    {}
    std::string_view operator()(char (&buffer)[bench::capacity]) const
    {
        std::memcpy(buffer, body.data(), body.size());
        return {buffer, body.size()};
    }
};

const bool entered = bench::enter_writer<Copy>("baseline", "memcpy of the finished bytes");

} // namespace
