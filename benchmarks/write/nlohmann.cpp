// Writing with nlohmann/json: an ordered DOM, dumped to a string.
#include <write/question.hpp>

#include <nlohmann/json.hpp>

#include <cstring>
#include <string>

namespace {

struct Nlohmann {
    bench::Facts facts;

    template <class Body>
    explicit Nlohmann(Body) : facts(Body::facts)
    {
    }
    std::string_view operator()(char (&buffer)[bench::capacity]) const
    {
        const bench::Timestamp time(facts.time);
        const nlohmann::ordered_json body{
            {"success", false},
            {"error",
             {{"type", facts.type},
              {"code", facts.code},
              {"message", facts.message},
              {"param", facts.param},
              {"doc_url", facts.doc_url},
              {"request_id", facts.request_id}}},
            {"meta", {{"requestId", facts.request_id}, {"timestamp", time.view()}}}};
        const std::string text = body.dump(); // throws where the UTF-8 is wrong
        if (text.size() > sizeof buffer) return {};
        std::memcpy(buffer, text.data(), text.size());
        return {buffer, text.size()};
    }
};

const bool entered = bench::enter_writer<Nlohmann>("nlohmann", "allocates; throws on bad UTF-8");

} // namespace
