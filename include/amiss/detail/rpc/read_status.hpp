// SPDX-License-Identifier: BSL-1.0
// Reads a google.rpc.Status into an error.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/rpc/proto_reader.hpp>
#include <amiss/detail/rpc/rpc_message.hpp>
#include <amiss/detail/rpc/rpc_types.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The values of google.rpc.Status, as they come, in a sink. Of several ErrorInfo the first one counts, and of a field that
/// appears twice the last one.
class RpcReader : public FieldSink {
public:
    RpcReader(ApiError& error, const CatalogList& catalogs) noexcept : FieldSink(error, catalogs) {}

    /// Reads all fields; `message` is that of the call, for where the status has none.
    void read(std::string_view bytes, std::string_view message) noexcept
    {
        std::string_view own;
        for_each_field(bytes, [&](const ProtoField& field) {
            if (is_number(field, rpc::StatusField::code)) code_ = static_cast<std::int32_t>(field.value);
            if (is_bytes(field, rpc::StatusField::message)) own = field.bytes;
        });
        put_message_text(own);
        for_each_field(bytes, [this](const ProtoField& field) {
            if (is_bytes(field, rpc::StatusField::details)) read_any(field.bytes);
        });
        says_something_ = code_ != -1 || taken() != 0;
        if (own.empty()) put_message_text(message);
        finish();
    }

    /// The code that the status says; -1 where it says none.
    std::int32_t code() const noexcept { return code_; }
    /// Whether there was anything of a status in the bytes.
    bool says_something() const noexcept { return says_something_; }

private:
    static constexpr std::size_t longest_mended = 1024; ///< bytes of an ill-formed text

    template <class Visit>
    void for_each_field(std::string_view message, Visit visit) noexcept
    {
        ProtoReader reader(message);
        for (ProtoField field; reader.next(field);) visit(field);
        if (reader.malformed()) set_malformed();
    }
    // A known field of another wire type is an unknown one, as other libraries have it.
    static bool is_number(const ProtoField& field, unsigned number) noexcept
    {
        return field.number == number && !field.has_bytes;
    }
    static bool is_bytes(const ProtoField& field, unsigned number) noexcept
    {
        return field.number == number && field.has_bytes;
    }
    // Calls `use` with the well-formed text.
    template <class Use>
    void with_text(std::string_view text, Use use) noexcept
    {
        const bool is_long = text.size() > longest_mended && is_well_formed(text);
        if (is_long) return use(text);
        const MendedText<longest_mended> mended(text);
        if (mended.is_mended()) set_malformed();
        use(mended.view());
    }
    static bool is_well_formed(std::string_view text) noexcept
    {
        return !put_well_formed(text, [](std::string_view) {});
    }
    void put_message_text(std::string_view text) noexcept
    {
        with_text(text, [this](std::string_view mended) { put_text(FieldKind::message, "message", mended); });
    }

    void read_any(std::string_view any) noexcept
    {
        std::string_view type, value;
        for_each_field(any, [&](const ProtoField& field) {
            if (is_bytes(field, rpc::AnyField::type_url)) type = field.bytes;
            if (is_bytes(field, rpc::AnyField::value)) value = field.bytes;
        });
        const std::size_t slash = type.rfind('/');
        const std::string_view name = slash == type.npos ? type : type.substr(slash + 1);
        if (name == rpc::error_info) return read_error_info(value);
        if (name == rpc::retry_info) return read_retry_info(value);
        if (name == rpc::request_info)
            return read_text(value, rpc::RequestInfoField::request_id, FieldKind::request_id, "request_id");
        if (name == rpc::help) return read_help(value);
        if (name == rpc::localized_message) return read_localized(value);
        if (name == rpc::bad_request) return read_bad_request(value);
        lost_.add_text("details", type); // for the log; no fault
    }

    void read_error_info(std::string_view message) noexcept
    {
        if (has_info_) return lost_.add_text("details", rpc::error_info);
        has_info_ = true;
        std::string_view reason, domain;
        for_each_field(message, [&](const ProtoField& field) {
            if (is_bytes(field, rpc::ErrorInfoField::reason)) reason = field.bytes;
            if (is_bytes(field, rpc::ErrorInfoField::domain)) domain = field.bytes;
        });
        put_of_row(FieldKind::domain, FieldStyle::plain, "domain", domain);
        put_of_row(FieldKind::code, FieldStyle::upper_snake, "reason", reason);
        for_each_field(message, [this](const ProtoField& field) {
            if (is_bytes(field, rpc::ErrorInfoField::metadata)) read_entry(field.bytes);
        });
    }
    void put_of_row(FieldKind kind, FieldStyle style, std::string_view key, std::string_view text) noexcept
    {
        Node node;
        node.field = kind;
        node.style = style;
        with_text(text, [&](std::string_view mended) { put_row_value(node, key, mended); });
    }
    void read_entry(std::string_view entry) noexcept
    {
        std::string_view key, value;
        for_each_field(entry, [&](const ProtoField& field) {
            if (is_bytes(field, rpc::MapField::key)) key = field.bytes;
            if (is_bytes(field, rpc::MapField::value)) value = field.bytes;
        });
        if (key == rpc::param_key)
            return with_text(value, [this](std::string_view mended) { put_text(FieldKind::param, "param", mended); });
        put_detail_text(key, value);
    }
    void put_detail_text(std::string_view key, std::string_view value) noexcept
    {
        with_text(key, [&](std::string_view name) {
            with_text(value, [&](std::string_view text) { put_detail(name, DetailValue(text)); });
        });
    }

    void read_retry_info(std::string_view message) noexcept
    {
        for_each_field(message, [this](const ProtoField& field) {
            if (is_bytes(field, rpc::RetryInfoField::retry_delay)) read_delay(field.bytes);
        });
    }
    // A part of a second is rounded up, and what is negative is no delay at all.
    void read_delay(std::string_view duration) noexcept
    {
        std::int64_t seconds = 0;
        std::int32_t nanos = 0;
        for_each_field(duration, [&](const ProtoField& field) {
            if (is_number(field, rpc::DurationField::seconds)) seconds = static_cast<std::int64_t>(field.value);
            if (is_number(field, rpc::DurationField::nanos)) nanos = static_cast<std::int32_t>(field.value);
        });
        const std::int64_t most = std::int64_t{1} << 40;
        const std::int64_t whole = seconds > most ? most : seconds < 0 || nanos < 0 ? 0 : seconds + (nanos > 0 ? 1 : 0);
        if (seconds < 0 || nanos < 0) set_malformed();
        error_.with_retry_after(std::chrono::seconds(whole));
        ++taken_;
    }

    void read_text(std::string_view message, unsigned number, FieldKind kind, std::string_view key) noexcept
    {
        std::string_view text;
        for_each_field(message, [&](const ProtoField& field) {
            if (is_bytes(field, number)) text = field.bytes;
        });
        with_text(text, [&](std::string_view mended) { put_text(kind, key, mended); });
    }
    void read_help(std::string_view message) noexcept
    {
        for_each_field(message, [this](const ProtoField& field) { // the first link that has a URL
            if (is_bytes(field, rpc::HelpField::links))
                read_text(field.bytes, rpc::LinkField::url, FieldKind::doc_url, "url");
        });
    }
    void read_localized(std::string_view message) noexcept
    {
        std::string_view locale, text;
        for_each_field(message, [&](const ProtoField& field) {
            if (is_bytes(field, rpc::LocalizedMessageField::locale)) locale = field.bytes;
            if (is_bytes(field, rpc::LocalizedMessageField::message)) text = field.bytes;
        });
        if (locale.empty() || text.empty()) return;
        put_detail_text(rpc::locale_key, locale);
        put_detail_text(rpc::localized_key, text);
    }

    void read_bad_request(std::string_view message) noexcept
    {
        for_each_field(message, [this](const ProtoField& field) {
            if (is_bytes(field, rpc::BadRequestField::field_violations)) read_violation(field.bytes);
        });
    }
    void read_violation(std::string_view violation) noexcept
    {
        std::string_view name, text, reason;
        for_each_field(violation, [&](const ProtoField& field) {
            if (is_bytes(field, rpc::ViolationField::field)) name = field.bytes;
            if (is_bytes(field, rpc::ViolationField::description)) text = field.bytes;
            if (is_bytes(field, rpc::ViolationField::reason)) reason = field.bytes;
        });
        put_part_of(FieldKind::violation_field, name);
        put_part_of(FieldKind::violation_message, text);
        put_part_of(FieldKind::violation_code, reason);
        end_violation();
    }
    void put_part_of(FieldKind kind, std::string_view text) noexcept
    {
        Node node;
        node.field = kind;
        node.style = kind == FieldKind::violation_code ? FieldStyle::upper_snake : FieldStyle::plain;
        with_text(text, [&](std::string_view mended) { put_part(node, "reason", mended); });
    }

    std::int32_t code_ = -1;
    bool has_info_ = false;
    bool says_something_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
