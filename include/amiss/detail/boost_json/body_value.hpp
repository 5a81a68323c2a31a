// SPDX-License-Identifier: BSL-1.0
// Boost.JSON's values and parser, as the walk through a body needs them.
#pragma once

#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>
#include <amiss/detail/bodies/walk_body.hpp>
#include <amiss/detail/boost_json/json_value.hpp>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_to.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

struct BoostJsonBody : BoostJsonValues<boost::json::value> {
    using Value = const boost::json::value*;

    /// The parsed text. Its first few kilobytes are not on the heap. It is neither copied nor moved.
    class Document {
    public:
        Document() noexcept : memory_(room_, sizeof room_) {}
        Document(const Document&) = delete;
        Document& operator=(const Document&) = delete;

        bool parse(std::string_view text, BodySyntax& syntax)
        {
            boost::json::parse_options options;
            options.max_depth = body_depth;
            boost::json::parser parser(boost::json::storage_ptr(), options, work_, sizeof work_);
            parser.reset(&memory_);
            boost::json::error_code failure;
            std::size_t used = parser.write_some(text.data(), text.size(), failure);
            if (!failure && used < text.size()) failure = boost::json::error::extra_data;
            if (failure) return syntax.refuse(failure.message(), used), false;
            value_ = parser.release();
            return true;
        }
        Value root() const noexcept { return &value_; }

    private:
        unsigned char room_[2048];
        unsigned char work_[1024];
        boost::json::monotonic_resource memory_;
        boost::json::value value_; // after what its memory is in
    };

    static bool parse(Document& document, std::string_view text, BodySyntax& syntax)
    {
        return document.parse(text, syntax);
    }
    static Value root(const Document& document) noexcept { return document.root(); }

    template <class T>
    static constexpr bool is_value = std::is_same_v<T, boost::json::value>;
    template <class T>
    static constexpr bool converts = is_value<T> || boost::json::has_value_to<T>::value;
    template <class T>
    static bool convert(Value value, T& out)
    {
        if constexpr (is_value<T>) {
            out = *value;
            return true;
        } else {
            auto converted = boost::json::try_value_to<T>(*value);
            if (!converted.has_value()) return false;
            out = std::move(*converted);
            return true;
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
