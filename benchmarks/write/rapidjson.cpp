// SPDX-License-Identifier: BSL-1.0
// Writing with RapidJSON: its Writer and StringBuffer, both kept from call to call.
#include <write/question.hpp>

#include <support/timestamp.hpp>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void text(Writer& writer, std::string_view key, std::string_view value)
{
    writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

struct RapidJson {
    bench::Fields fields;
    rapidjson::StringBuffer to;
    Writer writer;

    template <class Body>
    explicit RapidJson(Body) : fields(Body::fields)
    {}
    std::string_view operator()(bench::Buffer&)
    {
        const bench::Timestamp time(fields.time);
        to.Clear();
        writer.Reset(to);
        writer.StartObject();
        writer.Key("success");
        writer.Bool(false);
        writer.Key("error");
        writer.StartObject();
        text(writer, "type", fields.type);
        text(writer, "code", fields.code);
        text(writer, "message", fields.message);
        text(writer, "param", fields.param);
        text(writer, "doc_url", fields.doc_url);
        text(writer, "request_id", fields.request_id);
        writer.EndObject();
        writer.Key("meta");
        writer.StartObject();
        text(writer, "requestId", fields.request_id);
        text(writer, "timestamp", time.view());
        writer.EndObject();
        if (!writer.EndObject() || !writer.IsComplete()) return {};
        return {to.GetString(), to.GetSize()};
    }
};

const bool entered =
    bench::enter_writer<RapidJson>("rapidjson", "writer and buffer kept, bytes left in it; UTF-8 not checked");

} // namespace
