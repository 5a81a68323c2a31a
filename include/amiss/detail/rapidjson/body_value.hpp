// SPDX-License-Identifier: BSL-1.0
// RapidJSON's values and parser, as the walk through a body needs them.
#pragma once

#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>
#include <amiss/detail/bodies/walk_body.hpp>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Hands what the reader finds to a document, up to 32 levels deep.
class LimitedDocument {
public:
    explicit LimitedDocument(rapidjson::Document& document) noexcept : document_(&document) {}

    // The names are RapidJSON's.
    bool Null() { return document_->Null(); }
    bool Bool(bool value) { return document_->Bool(value); }
    bool Int(int value) { return document_->Int(value); }
    bool Uint(unsigned value) { return document_->Uint(value); }
    bool Int64(std::int64_t value) { return document_->Int64(value); }
    bool Uint64(std::uint64_t value) { return document_->Uint64(value); }
    bool Double(double value) { return document_->Double(value); }
    bool RawNumber(const char* text, unsigned size, bool copy) { return document_->RawNumber(text, size, copy); }
    bool String(const char* text, unsigned size, bool copy)
    {
        return !has_surrogate({text, size}) && document_->String(text, size, copy);
    }
    bool Key(const char* text, unsigned size, bool copy)
    {
        return !has_surrogate({text, size}) && document_->Key(text, size, copy);
    }
    bool StartObject() { return depth_++ < body_depth && document_->StartObject(); }
    bool EndObject(unsigned count) { return --depth_, document_->EndObject(count); }
    bool StartArray() { return depth_++ < body_depth && document_->StartArray(); }
    bool EndArray(unsigned count) { return --depth_, document_->EndArray(count); }

private:
    // The reader refuses a high surrogate alone, and writes a low one, `\udc00`, as bytes that are no UTF-8.
    static bool has_surrogate(std::string_view text) noexcept
    {
        for (std::size_t at = text.find('\xED'); at != text.npos; at = text.find('\xED', at + 1)) {
            if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) > 0x9F) return true;
        }
        return false;
    }

    rapidjson::Document* document_;
    std::size_t depth_ = 0;
};

/// Reads a text into a document; `rapidjson::Document::Populate` calls it.
class DocumentReader {
public:
    explicit DocumentReader(std::string_view text) noexcept : text_(text) {}

    bool operator()(rapidjson::Document& document)
    {
        // Iterative: the recursive parser's stack grows with the nesting.
        constexpr unsigned flags =
            rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
        rapidjson::MemoryStream stream(text_.data(), text_.size());
        LimitedDocument limited(document);
        result_ = reader_.Parse<flags>(stream, limited);
        // The reader takes a NUL for the end of the text.
        if (!result_.IsError() && stream.Tell() < text_.size())
            result_ = rapidjson::ParseResult(rapidjson::kParseErrorDocumentRootNotSingular, stream.Tell());
        return !result_.IsError();
    }
    const rapidjson::ParseResult& result() const noexcept { return result_; }

private:
    std::string_view text_;
    rapidjson::Reader reader_;
    rapidjson::ParseResult result_;
};

struct RapidJsonBody {
    using Value = const rapidjson::Value*;
    using Document = rapidjson::Document;

    static bool parse(Document& document, std::string_view text, BodySyntax& syntax)
    {
        DocumentReader reader(text);
        document.Populate(reader);
        const rapidjson::ParseResult& result = reader.result();
        if (result.IsError()) syntax.refuse(rapidjson::GetParseError_En(result.Code()), result.Offset());
        return !result.IsError();
    }
    static Value root(const Document& document) noexcept { return &document; }

    static BodyKind kind(Value value) noexcept
    {
        switch (value->GetType()) {
        case rapidjson::kFalseType:
        case rapidjson::kTrueType: return BodyKind::boolean;
        case rapidjson::kStringType: return BodyKind::string;
        case rapidjson::kNumberType: return BodyKind::number;
        case rapidjson::kArrayType: return BodyKind::array;
        case rapidjson::kObjectType: return BodyKind::object;
        default: return BodyKind::null;
        }
    }
    static bool boolean(Value value) noexcept { return value->GetBool(); }
    static BodyNumber number(Value value) noexcept
    {
        if (value->IsUint64()) return BodyNumber::of(value->GetUint64());
        if (value->IsInt64()) return BodyNumber::of(value->GetInt64());
        return BodyNumber::of_real(value->GetDouble());
    }
    static std::string_view text(Value value) noexcept { return {value->GetString(), value->GetStringLength()}; }
    static bool find(Value object, std::string_view name, Value& found) noexcept
    {
        found = nullptr;
        for (auto at = object->MemberBegin(); at != object->MemberEnd(); ++at) {
            if (text(&at->name) == name) found = &at->value;
        }
        return found != nullptr;
    }
    template <class Visit>
    static void each_element(Value array, Visit visit)
    {
        for (auto at = array->Begin(); at != array->End(); ++at) {
            if (!visit(&*at)) return;
        }
    }
    template <class Visit>
    static void each_member(Value object, Visit visit)
    {
        for (auto at = object->MemberBegin(); at != object->MemberEnd(); ++at) {
            if (!visit(text(&at->name), &at->value)) return;
        }
    }

    // A value needs its document's memory, and the library has no conversions.
    template <class T>
    static constexpr bool is_value = false;
    template <class T>
    static constexpr bool converts = false;
    template <class T>
    static bool convert(Value, T&) noexcept
    {
        return false;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
