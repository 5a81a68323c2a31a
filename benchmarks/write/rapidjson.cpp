// SPDX-License-Identifier: BSL-1.0
// Writes with RapidJSON: its Writer with a stream over the buffer, checking UTF-8.
#include <write/question.hpp>

#include <rapidjson/writer.h>

namespace {

/// A RapidJSON output stream over a buffer.
struct BufferStream {
    using Ch = char;
    char* at;
    char* end;
    bool full = false;

    void Put(char c)
    {
        if (at != end)
            *at++ = c;
        else
            full = true;
    }
    void Flush() {}
};

using Writer = rapidjson::Writer<BufferStream, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                                 rapidjson::kWriteValidateEncodingFlag>;

void text(Writer& writer, std::string_view key, std::string_view value)
{
    writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

struct RapidJson {
    bench::Fields fields;

    template <class Body>
    explicit RapidJson(Body) : fields(Body::fields)
    {}
    std::string_view operator()(char (&buffer)[bench::capacity]) const
    {
        const bench::Timestamp time(fields.time);
        BufferStream stream{buffer, buffer + sizeof buffer};
        Writer writer(stream);
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
        if (!writer.EndObject() || !writer.IsComplete() || stream.full) return {};
        return {buffer, static_cast<std::size_t>(stream.at - buffer)};
    }
};

const bool entered = bench::enter_writer<RapidJson>("rapidjson", "UTF-8 checked; one allocation");

} // namespace
