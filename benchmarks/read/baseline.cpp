// SPDX-License-Identifier: BSL-1.0
// The limit of reading with Boost.JSON: its parser with a handler that does nothing.
#include <read/question.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <cstdint>

namespace {

namespace json = boost::json;

struct Nothing {
    using Error = json::error_code;
    using Text = json::string_view;
    static constexpr std::size_t max_object_size = ~std::size_t{0};
    static constexpr std::size_t max_array_size = ~std::size_t{0};
    static constexpr std::size_t max_key_size = ~std::size_t{0};
    static constexpr std::size_t max_string_size = ~std::size_t{0};

    bool on_document_begin(Error&) { return true; }
    bool on_document_end(Error&) { return true; }
    bool on_object_begin(Error&) { return true; }
    bool on_object_end(std::size_t, Error&) { return true; }
    bool on_array_begin(Error&) { return true; }
    bool on_array_end(std::size_t, Error&) { return true; }
    bool on_key_part(Text, std::size_t, Error&) { return true; }
    bool on_key(Text, std::size_t, Error&) { return true; }
    bool on_string_part(Text, std::size_t, Error&) { return true; }
    bool on_string(Text, std::size_t, Error&) { return true; }
    bool on_number_part(Text, Error&) { return true; }
    bool on_int64(std::int64_t, Text, Error&) { return true; }
    bool on_uint64(std::uint64_t, Text, Error&) { return true; }
    bool on_double(double, Text, Error&) { return true; }
    bool on_bool(bool, Error&) { return true; }
    bool on_null(Error&) { return true; }
    bool on_comment_part(Text, Error&) { return true; }
    bool on_comment(Text, Error&) { return true; }
};

struct Sax {
    bool operator()(std::string_view body) const
    {
        json::basic_parser<Nothing> parser{json::parse_options()};
        json::error_code error;
        const std::size_t used = parser.write_some(false, body.data(), body.size(), error);
        return !error && used == body.size();
    }
    static std::string text(bool) { return {}; }
};

const bool entered = bench::enter_reader<Sax>("baseline", "Boost.JSON's parser with an empty handler: keeps nothing",
                                              bench::Shows::nothing);

} // namespace
