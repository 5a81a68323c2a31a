// SPDX-License-Identifier: BSL-1.0
// What the inference has found: the best value for each fact of an error.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/error.hpp>

#include <climits>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The text of the lowest cost so far, with its JSON escapes.
struct BestText {
    std::string_view text;
    int cost = INT_MAX;

    bool found() const noexcept { return cost != INT_MAX; }
    void offer(std::string_view offered, int offered_cost) noexcept
    {
        if (!offered.empty() && offered_cost < cost) *this = {offered, offered_cost};
    }
    /// Stores the text, without its escapes.
    void put(RecordBuffer& records, RecordKind kind) const noexcept
    {
        if (text.empty()) return;
        OpenRecord record(records, kind);
        unescape(text, [&](std::string_view piece) { record.add(piece); });
    }
};

/// The number of seconds of the lowest cost so far.
struct BestSeconds {
    std::int64_t seconds = 0;
    int cost = INT_MAX;

    void offer(std::int64_t offered, int offered_cost) noexcept
    {
        if (offered_cost < cost) *this = {offered, offered_cost};
    }
    void put(RecordBuffer& records) const noexcept
    {
        if (cost != INT_MAX) store_record(records, FieldKind::retry_after, seconds);
    }
};

/// The best value for each fact, as views of the body.
struct InferredValues {
    BestText code, type, message, param, doc_url, request_id;
    BestSeconds retry_after;

    /// Puts all values into `error`; false when there is neither a code nor a message.
    bool put_into(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        code.put(records, FieldKind::code);
        type.put(records, FieldKind::type);
        if (message.found() && message.text.data() != code.text.data()) {
            message.put(records, FieldKind::message);
            ErrorAccess::head(error).flags |= ErrorHead::own_message;
        }
        param.put(records, FieldKind::param);
        doc_url.put(records, FieldKind::doc_url);
        request_id.put(records, FieldKind::request_id);
        retry_after.put(records);
        return code.found() || message.found();
    }

    /// Completes an error from a known envelope: adds what its layout has no place for and no header gave.
    void complete(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        const auto is_absent = [&records](RecordKind kind) { return records.find(kind).data() == nullptr; };
        if (is_absent(FieldKind::param)) param.put(records, FieldKind::param);
        if (is_absent(FieldKind::doc_url)) doc_url.put(records, FieldKind::doc_url);
        if (is_absent(FieldKind::request_id)) request_id.put(records, FieldKind::request_id);
        if (is_absent(FieldKind::retry_after)) retry_after.put(records);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
