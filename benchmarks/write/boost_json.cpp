// SPDX-License-Identifier: BSL-1.0
// Writes with Boost.JSON: a DOM in a static_resource, serialized into the buffer.
#include <write/question.hpp>

#include <boost/json.hpp>

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
        const json::value body({{"success", false},
                                {"error",
                                 {{"type", fields.type},
                                  {"code", fields.code},
                                  {"message", fields.message},
                                  {"param", fields.param},
                                  {"doc_url", fields.doc_url},
                                  {"request_id", fields.request_id}}},
                                {"meta", {{"requestId", fields.request_id}, {"timestamp", time.view()}}}},
                               &resource);
        json::serializer serializer;
        serializer.reset(&body);
        const json::string_view text = serializer.read(buffer, sizeof buffer);
        return serializer.done() ? std::string_view(text.data(), text.size()) : std::string_view();
    }
};

const bool entered = bench::enter_writer<BoostJson>("boost_json", "static_resource; UTF-8 not checked");

} // namespace
