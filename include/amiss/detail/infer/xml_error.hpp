// SPDX-License-Identifier: BSL-1.0
// Infers the error in an XML body: code, message and request id, by the structure that S3, Azure, SOAP and RFC 9457 share.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/infer/member_name.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/xml/xml_scan.hpp>
#include <amiss/error.hpp>

#include <climits>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many bytes after a message are kept as internal context.
inline constexpr std::size_t max_text_context = 1024;

/// Whether a text says no more than that something failed, or that there is no text.
constexpr bool is_no_text(std::string_view text) noexcept
{
    return text.empty() || is_empty_word(text) || is_absent_word(text);
}

/// The error in an XML document, as views of it. Allocates nothing.
///
/// Values are texts of elements without others inside. They count in the root and in an element whose name ends with
/// "error", "fault", "exception" or "problem", which comes first; of equals, the first one. Prefixes, case, `_` and `-`
/// make no difference in names.
class XmlError {
public:
    explicit XmlError(HttpStatus status) noexcept : status_(to_int(status)) {}

    /// False when this is no XML, is HTML, or has neither a code nor a message.
    bool look_at(std::string_view body) noexcept
    {
        if (body.substr(0, byte_order_mark.size()) == byte_order_mark) body.remove_prefix(byte_order_mark.size());
        body = without_leading_space(body);
        if (body.empty() || body[0] != '<') return false;
        XmlScan scan(body);
        bool leaf = false;
        for (;;) {
            const XmlEvent event = scan.next();
            if (event == XmlEvent::stop) return false;
            if (event == XmlEvent::open) {
                if (depth_ < max_depth) names_[depth_] = scan.name();
                if (++depth_ == 1 && equal_ignoring_case(local_name(scan.name()), "html")) return false;
                leaf = true;
                continue;
            }
            if (depth_ == 0 || (depth_ <= max_depth && names_[depth_ - 1] != scan.name())) return false;
            if (leaf && depth_ <= max_depth) offer(without_space_around(scan.content()));
            leaf = false;
            if (--depth_ == 0) return code_.cost != INT_MAX || message_.cost != INT_MAX;
        }
    }

    void put_into(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        put_word(records, FieldKind::code, code_.text);
        put_word(records, FieldKind::request_id, request_id_.text);
        if (message_.cost == INT_MAX) return;
        ErrorAccess::head(error).flags |= ErrorHead::own_message;
        OpenRecord message(records, FieldKind::message);
        put_part(message, message_.text, LinePart(false), message_.text.size());
        OpenRecord context(records, RecordKind::context);
        put_part(context, message_.text, LinePart(true), max_text_context);
        std::string_view rest = without_leading_space(context.value());
        if (rest.empty()) context.drop();
        // Azure storage has the id on the second line.
        constexpr std::string_view label = "RequestId:";
        if (!request_id_.text.empty() || rest.substr(0, label.size()) != label) return;
        rest.remove_prefix(label.size());
        const std::string_view id = take_while(rest, is_visible);
        if (is_word(id)) records.put(FieldKind::request_id, id);
    }

private:
    static constexpr std::size_t max_depth = 8;

    struct Best {
        std::string_view text;
        int cost = INT_MAX;

        void offer(std::string_view offered, int offered_cost) noexcept
        {
            if (offered_cost < cost) *this = {offered, offered_cost};
        }
    };

    /// The text of an element that may be a code or an id: short, without its references.
    class Word {
    public:
        explicit Word(std::string_view content) noexcept
        {
            unescape_xml(content, [this](std::string_view piece) {
                for (const char c : piece) {
                    if (size_ < sizeof text_) text_[size_++] = c;
                }
            });
        }
        std::string_view view() const noexcept { return without_space_around({text_, size_}); }

    private:
        char text_[max_word + 2];
        std::size_t size_ = 0;
    };

    static bool ends_with(std::string_view name, std::string_view end) noexcept
    {
        return name.size() >= end.size() && name.substr(name.size() - end.size()) == end;
    }
    static bool is_error_name(std::string_view name) noexcept
    {
        return ends_with(name, "error") || ends_with(name, "fault") || ends_with(name, "exception")
            || ends_with(name, "problem");
    }

    // A leaf, the depth_ innermost name of names_.
    void offer(std::string_view content) noexcept
    {
        if (content.empty()) return;
        const MemberName own(local_name(names_[depth_ - 1]));
        if (own.is("requestid")) return offer_id(content);
        if (depth_ == 1) {
            if (is_error_name(own.view())) offer_message(content, 0);
            return;
        }
        const MemberName parent(local_name(names_[depth_ - 2]));
        const bool in_error = is_error_name(parent.view());
        if (depth_ > 2 && !in_error) return offer_soap(own, parent, content);
        const int cost = in_error ? 0 : 4;
        if (own.is("code") || own.is("errorcode") || own.is("faultcode")) return offer_code(content, cost);
        if (own.is("message") || own.is("errormessage") || own.is("faultstring") || own.is("msg"))
            return offer_message(content, cost);
        if (own.is("error")) return offer_message(content, cost + 2);
        if (own.is("detail") && in_error && !parent.is("problem")) return offer_message(content, cost + 3);
        if (depth_ != 2 || !parent.is("problem")) return;
        if (own.is("detail")) return offer_message(content, cost);
        if (own.is("title")) return offer_message(content, cost + 1);
        if (own.is("type")) return offer_code(content, cost, true);
    }

    // SOAP 1.2: <Code><Value> and <Reason><Text> in a Fault.
    void offer_soap(const MemberName& own, const MemberName& parent, std::string_view content) noexcept
    {
        if (!MemberName(local_name(names_[depth_ - 3])).is("fault")) return;
        if (parent.is("code") && own.is("value")) return offer_code(content, 0);
        if (parent.is("reason") && own.is("text")) return offer_message(content, 0);
    }

    // A link is a code only as the type of a problem.
    void offer_code(std::string_view content, int cost, bool link = false) noexcept
    {
        const Word word(content);
        const std::string_view text = word.view();
        if (!is_code(text) || is_rfc_link(text) || (!link && is_url(text))) return;
        if (is_status_number(text, status_)) return;
        if (const int number = three_digits(text); status_ == 0 && number >= 400 && number < 600) return;
        code_.offer(content, cost);
    }
    void offer_message(std::string_view content, int cost) noexcept
    {
        const Word beginning(content);
        if (!is_no_text(beginning.view())) message_.offer(content, cost);
    }
    void offer_id(std::string_view content) noexcept
    {
        const Word word(content);
        if (is_word(word.view()) && !is_no_text(word.view())) request_id_.offer(content, 0);
    }

    static void put_word(RecordBuffer& records, RecordKind kind, std::string_view content) noexcept
    {
        if (content.empty()) return;
        const Word word(content);
        records.put(kind, word.view());
    }

    /// Which part of a text that arrives in pieces is wanted: its first line, or what comes after that.
    class LinePart {
    public:
        explicit LinePart(bool after) noexcept : after_(after) {}

        std::string_view operator()(std::string_view piece) noexcept
        {
            if (!begun_) piece = without_leading_space(piece);
            begun_ = begun_ || !piece.empty();
            if (!in_first_) return after_ ? piece : std::string_view();
            const std::size_t end = piece.find('\n');
            in_first_ = end == piece.npos;
            if (after_) return in_first_ ? std::string_view() : piece.substr(end + 1);
            return in_first_ ? piece : without_space_around(piece.substr(0, end));
        }

    private:
        bool after_;
        bool begun_ = false;
        bool in_first_ = true;
    };

    static void put_part(OpenRecord& record, std::string_view content, LinePart wanted, std::size_t room) noexcept
    {
        unescape_xml(content, [&](std::string_view piece) {
            piece = wanted(piece);
            piece = piece.substr(0, cut_size(piece, room));
            room -= piece.size();
            record.add(piece);
        });
    }

    int status_;
    Best code_, message_, request_id_;
    std::string_view names_[max_depth];
    std::size_t depth_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
