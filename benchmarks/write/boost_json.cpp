// SPDX-License-Identifier: BSL-1.0
// Writing with Boost.JSON: a DOM of reserved objects in a static_resource, serialized into the buffer.
#include <write/question.hpp>

#include <boost/json.hpp>

#include <utility>

namespace {

namespace json = boost::json;

struct BoostJson {
    bench::Fields fields;

    template <class Body>
    explicit BoostJson(Body) : fields(Body::fields)
    {}
    std::string_view operator()(char (&buffer)[bench::capacity]) const
    {
        const bench::Timestamp time(fields.time);
        unsigned char memory[4096];
        json::static_resource resource(memory);
        json::object error(6, &resource);
        error.emplace("type", fields.type);
        error.emplace("code", fields.code);
        error.emplace("message", fields.message);
        error.emplace("param", fields.param);
        error.emplace("doc_url", fields.doc_url);
        error.emplace("request_id", fields.request_id);
        json::object meta(2, &resource);
        meta.emplace("requestId", fields.request_id);
        meta.emplace("timestamp", time.view());
        json::object body(3, &resource);
        body.emplace("success", false);
        body.emplace("error", std::move(error));
        body.emplace("meta", std::move(meta));
        json::serializer serializer;
        serializer.reset(&body);
        const json::string_view text = serializer.read(buffer, sizeof buffer);
        return serializer.done() ? std::string_view(text.data(), text.size()) : std::string_view();
    }
};

const bool entered =
    bench::enter_writer<BoostJson>("boost_json", "static_resource, objects reserved; UTF-8 not checked");

} // namespace
