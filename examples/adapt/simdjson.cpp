// SPDX-License-Identifier: BSL-1.0
// A request body that is parsed by simdjson, and a bad one as an error in the form of cStar's first version.
#include <amiss.hpp>
#include <amiss/adapt/simdjson.hpp>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace v1 = amiss::cstar_v1;

// [types]
struct Point {
    std::int16_t x = 0, y = 0;
};
template <class Fields>
void amiss_members(Fields& fields, Point& point)
{
    fields("x", point.x);
    fields("y", point.y);
}
// [/types]

} // namespace

int main()
{
    // [parse]
    // A body need not be an object: here it is a list.
    using Line = std::vector<Point>;
    amiss::expected<Line> line =
        amiss::parse_body<Line>(R"([{"x":1,"y":2},{"x":3,"y":4}])", v1::body_errors, amiss::with_simdjson);
    // [/parse]
    if (!line || line->size() != 2) return 1;

    const auto bad =
        amiss::parse_body<Line>(R"([{"x":1,"y":2},{"x":99999,"y":4}])", v1::body_errors, amiss::with_simdjson);
    if (bad) return 1;
    const std::string body = amiss::to_string(v1::envelope, bad.error());
    std::printf("%s\n", body.c_str());
    return body.find(R"("message":"1.x must be an integer from -32768 to 32767","field":"1.x")") != body.npos ? 0 : 1;
}
