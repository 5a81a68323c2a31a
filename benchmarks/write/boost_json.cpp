// Writing with Boost.JSON: a DOM in a static_resource, serialized into the buffer.
#include <write/question.hpp>

#include <boost/json.hpp>

namespace {

namespace json = boost::json;

struct BoostJson {
    bench::Facts facts;

    template <class Body>
    explicit BoostJson(Body) : facts(Body::facts)
    {
    }
    std::string_view operator()(char (&buffer)[bench::capacity]) const
    {
        const bench::Timestamp time(facts.time);
        unsigned char memory[4096];
        json::static_resource resource(memory);
        const json::value body(
            {{"success", false},
             {"error",
              {{"type", facts.type},
               {"code", facts.code},
               {"message", facts.message},
               {"param", facts.param},
               {"doc_url", facts.doc_url},
               {"request_id", facts.request_id}}},
             {"meta", {{"requestId", facts.request_id}, {"timestamp", time.view()}}}},
            &resource);
        json::serializer serializer;
        serializer.reset(&body);
        const json::string_view text = serializer.read(buffer, sizeof buffer);
        return serializer.done() ? std::string_view(text.data(), text.size()) : std::string_view();
    }
};

const bool entered = bench::enter_writer<BoostJson>("boost_json", "static_resource; UTF-8 not checked");

} // namespace
