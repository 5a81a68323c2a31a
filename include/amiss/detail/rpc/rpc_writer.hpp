// SPDX-License-Identifier: BSL-1.0
// Writes the values of an error as google.rpc.Status, with the details that fit.
#pragma once

#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/rpc/proto_writer.hpp>
#include <amiss/detail/rpc/rpc_types.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/field.hpp>
#include <amiss/grpc.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The details, in the order in which they are written; the last one goes first where there is too little room.
enum class RpcDetail : unsigned char { error_info, retry_info, request_info, help, localized_message, bad_request };
inline constexpr std::size_t rpc_details = 6;

/// How much is written of each detail.
struct RpcParts {
    bool has[rpc_details] = {};
    std::size_t metadata = 0;   ///< entries of ErrorInfo
    std::size_t violations = 0; ///< of BadRequest

    bool& operator[](RpcDetail detail) noexcept { return has[static_cast<std::size_t>(detail)]; }
    bool operator[](RpcDetail detail) const noexcept { return has[static_cast<std::size_t>(detail)]; }
};

/// The values of one error on their way into google.rpc.Status. The values are resolved.
class RpcWriter {
public:
    RpcWriter(const FieldValues& values, Grpc code, std::string_view message) noexcept
        : values_(values), facts_(values.row_facts()), code_(code), message_(message),
          locale_(find_detail(*values.records, rpc::locale_key)),
          localized_(find_detail(*values.records, rpc::localized_key)),
          is_localized_(!locale_.empty() && !localized_.empty() && values.has(FieldKind::details))
    {}

    /// Everything that the error has.
    RpcParts all() const noexcept
    {
        RpcParts parts;
        parts[RpcDetail::error_info] = !values_.text(FieldKind::code).empty();
        parts[RpcDetail::retry_info] = values_.has(FieldKind::retry_after);
        parts[RpcDetail::request_info] = values_.has(FieldKind::request_id);
        parts[RpcDetail::help] = values_.has(FieldKind::doc_url);
        parts[RpcDetail::localized_message] = is_localized_;
        for_each_metadata(all_of_them, [&parts](auto, auto) { ++parts.metadata; });
        for_each_violation(all_of_them, [&parts](const Record&) { ++parts.violations; });
        parts[RpcDetail::bad_request] = parts.violations != 0;
        return parts;
    }

    void write(ProtoWriter& out, const RpcParts& parts) const noexcept
    {
        write_head(out);
        for (std::size_t at = 0; at < rpc_details; ++at) {
            if (parts.has[at]) write_detail(out, static_cast<RpcDetail>(at), parts);
        }
    }
    /// The code and the message, which is the last thing in it.
    void write_head(ProtoWriter& out) const noexcept
    {
        out.put_number(rpc::StatusField::code, static_cast<std::uint64_t>(code_));
        out.put_text(rpc::StatusField::message, message_);
    }
    void write_detail(ProtoWriter& out, RpcDetail detail, const RpcParts& parts) const noexcept
    {
        switch (detail) {
        case RpcDetail::error_info:
            return put_any(out, rpc::error_info, [&](ProtoWriter& to) { put_error_info(to, parts.metadata); });
        case RpcDetail::retry_info: return put_any(out, rpc::retry_info, [&](ProtoWriter& to) { put_retry_info(to); });
        case RpcDetail::request_info:
            return put_any(out, rpc::request_info, [&](ProtoWriter& to) {
                to.put_text(rpc::RequestInfoField::request_id, values_.text(FieldKind::request_id));
            });
        case RpcDetail::help: return put_any(out, rpc::help, [&](ProtoWriter& to) { put_help(to); });
        case RpcDetail::localized_message:
            return put_any(out, rpc::localized_message, [&](ProtoWriter& to) {
                to.put_text(rpc::LocalizedMessageField::locale, locale_);
                to.put_text(rpc::LocalizedMessageField::message, localized_);
            });
        case RpcDetail::bad_request:
            return put_any(out, rpc::bad_request, [&](ProtoWriter& to) {
                for_each_violation(parts.violations, [&](const Record& violation) { put_violation(to, violation); });
            });
        }
    }

    /// How many entries, from the first on, fit into `room` bytes, which becomes what is left.
    std::size_t fitting_metadata(std::size_t& room) const noexcept
    {
        return fitting(room, [this](auto take) {
            for_each_metadata(all_of_them, [&](auto key, auto value) {
                ProtoWriter entry;
                put_entry(entry, key, value);
                take(entry.size());
            });
        });
    }
    std::size_t fitting_violations(std::size_t& room) const noexcept
    {
        return fitting(room, [this](auto take) {
            for_each_violation(all_of_them, [&](const Record& violation) {
                ProtoWriter entry;
                put_violation(entry, violation);
                take(entry.size());
            });
        });
    }

private:
    static constexpr std::size_t all_of_them = ~std::size_t{0};

    template <class ForEachSize>
    static std::size_t fitting(std::size_t& room, ForEachSize for_each_size) noexcept
    {
        std::size_t count = 0;
        bool is_full = false;
        for_each_size([&](std::size_t size) {
            is_full = is_full || size > room;
            if (is_full) return;
            room -= size;
            ++count;
        });
        return count;
    }

    template <class Body>
    static void put_any(ProtoWriter& out, std::string_view type, Body body) noexcept
    {
        out.put_message(rpc::StatusField::details, [&](ProtoWriter& any) {
            any.put_pieces(rpc::AnyField::type_url, [type](auto put) {
                put(rpc::type_prefix);
                put(type);
            });
            any.put_message(rpc::AnyField::value, body);
        });
    }

    void put_error_info(ProtoWriter& out, std::size_t metadata) const noexcept
    {
        out.put_pieces(rpc::ErrorInfoField::reason, [this](auto put) {
            for_each_in_style(values_.text(FieldKind::code), FieldStyle::upper_snake, put);
        });
        out.put_text(rpc::ErrorInfoField::domain, facts_.domain);
        for_each_metadata(metadata, [&](auto key, auto value) { put_entry(out, key, value); });
    }
    template <class Key, class Value>
    static void put_entry(ProtoWriter& out, Key key, Value value) noexcept
    {
        out.put_message(rpc::ErrorInfoField::metadata, [&](ProtoWriter& entry) {
            entry.put_pieces(rpc::MapField::key, key);
            entry.put_pieces(rpc::MapField::value, value);
        });
    }
    // The parameter, then the details, without those that have a place of their own. Key and value give their pieces.
    template <class Visit>
    void for_each_metadata(std::size_t most, Visit visit) const noexcept
    {
        const auto plain = [](std::string_view text) { return [text](auto put) { put(text); }; };
        const auto escaped = [](std::string_view text) { return [text](auto put) { unescape(text, put); }; };
        std::size_t count = 0;
        if (values_.has(FieldKind::param) && count++ < most)
            visit(plain(rpc::param_key), plain(values_.text(FieldKind::param)));
        std::string_view inside = values_.details();
        for (JsonMember member; count < most && !inside.empty() && next_member(inside, member);) {
            const bool is_placed = member.key == rpc::param_key
                || (is_localized_ && (member.key == rpc::locale_key || member.key == rpc::localized_key));
            if (is_placed) continue;
            ++count;
            if (member.value[0] == '"')
                visit(escaped(member.key), escaped(inside_of(member.value)));
            else
                visit(escaped(member.key), plain(member.value));
        }
    }

    void put_retry_info(ProtoWriter& out) const noexcept
    {
        out.put_message(rpc::RetryInfoField::retry_delay, [this](ProtoWriter& duration) {
            duration.put_number(rpc::DurationField::seconds, static_cast<std::uint64_t>(values_.retry_after));
        });
    }

    void put_help(ProtoWriter& out) const noexcept
    {
        out.put_message(rpc::HelpField::links, [this](ProtoWriter& link) {
            const Column* const words = facts_.columns.find("help");
            link.put_text(rpc::LinkField::description, words != nullptr ? words->text() : "Documentation");
            link.put_pieces(rpc::LinkField::url, [this](auto put) { put_url(put); });
        });
    }
    template <class Put>
    void put_url(Put put) const noexcept
    {
        const std::string_view own = values_.text(FieldKind::doc_url);
        if (!own.empty() || values_.doc_base.empty()) return put(own);
        put(values_.doc_base);
        for (const char c : values_.text(FieldKind::code))
            put_percent_encoded(c, [&put](char byte) { put(std::string_view(&byte, 1)); });
    }

    template <class Visit>
    void for_each_violation(std::size_t most, Visit visit) const noexcept
    {
        std::size_t count = 0;
        Record record;
        for (std::uint32_t offset = 0; count < most && values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations) continue;
            ++count;
            visit(record);
        }
    }
    static void put_violation(ProtoWriter& out, const Record& violation) noexcept
    {
        out.put_message(rpc::BadRequestField::field_violations, [&](ProtoWriter& to) {
            to.put_text(rpc::ViolationField::field, violation.key);
            to.put_text(rpc::ViolationField::description, violation.value);
            if (violation.code.empty()) return;
            to.put_pieces(rpc::ViolationField::reason,
                          [&](auto put) { for_each_in_style(violation.code, FieldStyle::upper_snake, put); });
        });
    }

    const FieldValues& values_;
    RowFacts facts_;
    Grpc code_;
    std::string_view message_;
    std::string_view locale_, localized_;
    bool is_localized_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
