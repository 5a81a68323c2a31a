// SPDX-License-Identifier: BSL-1.0
// Reading with RapidJSON: its Reader (the DOM of version 1.1 does not compile with clang 19) into a struct of std::string.
#include <read/question.hpp>

#include <rapidjson/encodedstream.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <utility>

namespace {

/// Stores the strings of the objects `error` and `meta` in the fields.
class Handler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
public:
    bool StartObject() { return ++depth_ <= 2; }
    bool EndObject(rapidjson::SizeType) { return --depth_, true; }
    bool Key(const char* text, rapidjson::SizeType size, bool)
    {
        const std::string_view key(text, size);
        into_ = nullptr;
        if (depth_ == 1) {
            in_error_ = key == "error";
            in_meta_ = key == "meta";
        } else if (in_error_) {
            into_ = member(key);
        } else if (in_meta_ && key == "timestamp") {
            into_ = &fields.timestamp;
        }
        return true;
    }
    bool String(const char* text, rapidjson::SizeType size, bool)
    {
        if (into_ != nullptr) into_->assign(text, size);
        into_ = nullptr;
        return true;
    }

    bench::Fields fields;

private:
    std::string* member(std::string_view key)
    {
        if (key == "type") return &fields.type;
        if (key == "code") return &fields.code;
        if (key == "message") return &fields.message;
        if (key == "param") return &fields.param;
        if (key == "doc_url") return &fields.doc_url;
        return key == "request_id" ? &fields.request_id : nullptr;
    }

    int depth_ = 0;
    bool in_error_ = false;
    bool in_meta_ = false;
    std::string* into_ = nullptr;
};

struct RapidJson : bench::FieldsReader {
    rapidjson::Reader reader; // kept from call to call, with the memory of its stack

    std::optional<bench::Fields> operator()(std::string_view body)
    {
        rapidjson::MemoryStream bytes(body.data(), body.size());
        rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
        Handler handler;
        if (!reader.Parse<rapidjson::kParseValidateEncodingFlag>(stream, handler)) return std::nullopt;
        return std::move(handler.fields);
    }
};

const bool entered =
    bench::enter_reader<RapidJson>("rapidjson", "Reader (no DOM), kept, then std::string; UTF-8 checked");

} // namespace
