// SPDX-License-Identifier: BSL-1.0
// Reads an XML body in a layout: its elements become the events that a JSON parser would have.
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/layout_handler.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/xml/xml_scan.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// An element with others inside is an object, or an array where they are called `i`; any other is a text.
class XmlReader {
public:
    XmlReader(LayoutHandler& handler, std::string_view body) noexcept : handler_(handler), scan_(body) {}

    /// Whether a text was no well-formed UTF-8: U+FFFD is in the place of what was not.
    bool is_mended() const noexcept { return is_mended_; }

    /// False where the body is broken, or has another root, or is nested too deep.
    bool read(std::string_view root) noexcept
    {
        return scan_.next() == XmlEvent::open && local_name(scan_.name()) == root && element(0, root);
    }

private:
    using Text = LayoutHandler::Text;

    /// The content of the element that was opened last.
    bool element(std::size_t depth, std::string_view name) noexcept
    {
        if (depth == max_read_depth) return false;
        XmlEvent event = scan_.next();
        if (event == XmlEvent::stop) return false;
        if (event == XmlEvent::close && depth != 0) return is_end_of(name) && text(scan_.content());
        const bool is_array = event == XmlEvent::open && local_name(scan_.name()) == "i";
        if (!(is_array ? handler_.on_array_begin(ec_) : handler_.on_object_begin(ec_))) return false;
        std::size_t count = 0;
        for (; event == XmlEvent::open; event = scan_.next()) {
            const std::string_view child = local_name(scan_.name());
            if (is_ill_formed(child)) return false;
            if (!is_array && !handler_.on_key(Text(child.data(), child.size()), child.size(), ec_)) return false;
            if (!element(depth + 1, child)) return false;
            ++count;
        }
        if (event != XmlEvent::close || !is_end_of(name)) return false;
        return is_array ? handler_.on_array_end(count, ec_) : handler_.on_object_end(count, ec_);
    }

    bool is_end_of(std::string_view name) const noexcept { return local_name(scan_.name()) == name; }

    static bool is_ill_formed(std::string_view text) noexcept
    {
        return put_well_formed(text, [](std::string_view) {});
    }

    // What takes the text relies on its UTF-8, which a JSON parser has checked.
    bool text(std::string_view content) noexcept
    {
        const bool is_ill = is_ill_formed(content);
        is_mended_ = is_mended_ || is_ill;
        if (!is_ill && content.find_first_of("<&") == content.npos)
            return handler_.on_string(Text(content.data(), content.size()), content.size(), ec_);
        unescape_xml(content, [this](std::string_view piece) {
            handler_.on_string_part(Text(piece.data(), piece.size()), piece.size(), ec_);
        });
        return handler_.on_string(Text(), content.size(), ec_);
    }

    LayoutHandler& handler_;
    XmlScan scan_;
    LayoutHandler::ErrorCode ec_;
    bool is_mended_ = false;
};

inline BodyReport read_xml(const Plan& plan, const Received& received, ApiError& error) noexcept
{
    const std::string_view body = received.body();
    if (body.size() > received.max_body()) return {};
    FieldSink sink(error, plan.catalogs());
    LayoutHandler handler(plan.layout, sink, body);
    XmlReader reader(handler, body);
    if (!reader.read(plan.options->format->root())) return {};
    if (reader.is_mended()) set_malformed(error);
    return report_of(sink, handler);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
