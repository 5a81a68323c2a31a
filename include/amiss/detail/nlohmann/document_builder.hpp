// SPDX-License-Identifier: BSL-1.0
// Builds nlohmann's values from its SAX parser, up to 32 levels deep and without its exceptions.
#pragma once

#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The handler that `sax_parse` calls. nlohmann's own parser has no limit of depth, and says where it stopped only in an
/// exception.
template <class Json>
class DocumentBuilder {
public:
    DocumentBuilder(Json& root, BodySyntax& syntax) noexcept : root_(&root), syntax_(&syntax) {}

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(typename Json::number_integer_t value) { return put(value); }
    bool number_unsigned(typename Json::number_unsigned_t value) { return put(value); }
    bool number_float(typename Json::number_float_t value, const typename Json::string_t&) { return put(value); }
    bool string(typename Json::string_t& value) { return put(std::move(value)); }
    bool binary(typename Json::binary_t&) { return false; } // JSON has none

    bool start_object(std::size_t) { return open(Json::value_t::object); }
    bool end_object() { return --depth_, true; }
    bool start_array(std::size_t) { return open(Json::value_t::array); }
    bool end_array() { return --depth_, true; }
    bool key(typename Json::string_t& name)
    {
        member_ = &(*open_[depth_ - 1])[std::move(name)]; // the last one of a name takes the place of those before
        return true;
    }

    template <class Exception>
    bool parse_error(std::size_t read, const typename Json::string_t&, const Exception& failure)
    {
        syntax_->refuse(failure.what(), read == 0 ? 0 : read - 1);
        return false;
    }

private:
    template <class Value>
    Json* put(Value&& value)
    {
        Json* place = root_;
        if (depth_ != 0 && open_[depth_ - 1]->is_array()) {
            open_[depth_ - 1]->push_back(Json(std::forward<Value>(value)));
            return &open_[depth_ - 1]->back();
        }
        if (depth_ != 0) place = member_;
        *place = Json(std::forward<Value>(value));
        return place;
    }
    bool open(typename Json::value_t type)
    {
        if (depth_ == body_depth) return syntax_->refuse("nested more than 32 deep"), false;
        Json* const value = put(type);
        open_[depth_++] = value;
        return true;
    }

    Json* root_;
    BodySyntax* syntax_;
    Json* open_[body_depth] = {}; ///< the arrays and objects that are not closed yet
    std::size_t depth_ = 0;
    Json* member_ = nullptr; ///< the value of the key that was read last
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
