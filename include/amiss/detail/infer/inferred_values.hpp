// SPDX-License-Identifier: BSL-1.0
// What the inference has found: the best value for each fact of an error.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/infer/field_path.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/classify.hpp>
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
    /// Takes a text that is better than the one so far. "None" and "null" are no texts.
    void offer(std::string_view offered, int offered_cost) noexcept
    {
        if (offered_cost < cost && !offered.empty() && !is_absent_word(offered)) *this = {offered, offered_cost};
    }
    /// Stores the text, without its escapes.
    void put(RecordBuffer& records, RecordKind kind) const noexcept
    {
        if (text.empty()) return;
        OpenRecord record(records, kind);
        PieceCollector pieces(record);
        unescape(text, [&pieces](std::string_view piece) { pieces.add(piece); });
        pieces.flush();
    }
};

/// The name of the lowest cost so far, put together from the way to it.
struct BestName {
    FieldPath path;
    int cost = INT_MAX;

    void offer(const FieldPath& offered, int offered_cost) noexcept
    {
        if (offered_cost < cost && !offered.name().empty()) *this = {offered, offered_cost};
    }
    void put(RecordBuffer& records) const noexcept
    {
        if (cost != INT_MAX) records.set(FieldKind::param, path.name());
    }
};

/// What the server says about repeating, by the lowest cost so far.
struct BestWord {
    bool yes = false;
    int cost = INT_MAX;

    void offer(bool offered, int offered_cost) noexcept
    {
        if (offered_cost < cost) *this = {offered, offered_cost};
    }
};

/// The longest delay so far, so that no client comes too early.
struct LongestWait {
    std::int64_t seconds = -1;

    void offer(std::int64_t offered) noexcept { seconds = offered > seconds ? offered : seconds; }
    void put(RecordBuffer& records) const noexcept
    {
        if (seconds >= 0) store_record(records, FieldKind::retry_after, seconds);
    }
};

/// The best value for each fact, as views of the body.
struct InferredValues {
    BestText code, type, message, doc_url, request_id;
    BestText nested; ///< a text that looks like JSON, where the error may be
    BestName param;
    LongestWait retry_after;
    BestWord retryable;

    /// Whether there is anything that is worth more than the status alone.
    bool found() const noexcept
    {
        return code.found() || message.found() || request_id.found() || doc_url.found() || param.cost != INT_MAX
            || retry_after.seconds >= 0 || retryable.cost != INT_MAX;
    }

    /// Puts all values into `error`: numbers, code and id first, so that they are kept when memory runs out.
    void put_into(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        retry_after.put(records);
        if (retryable.cost != INT_MAX) ErrorAccess::set_server_word(error, retryable.yes);
        code.put(records, FieldKind::code);
        request_id.put(records, FieldKind::request_id);
        type.put(records, FieldKind::type);
        param.put(records);
        if (message.found() && message.text.data() != code.text.data()) {
            message.put(records, FieldKind::message);
            ErrorAccess::head(error).flags |= ErrorHead::own_message;
        }
        doc_url.put(records, FieldKind::doc_url);
    }

    /// Completes an error from a known envelope: adds what its layout has no place for and no header gave.
    ///
    /// `code_too`: also the code and the type.
    void complete(ApiError& error, bool code_too) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        const auto is_absent = [&records](RecordKind kind) { return records.find(kind).data() == nullptr; };
        if (is_absent(FieldKind::retry_after)) retry_after.put(records);
        if (code_too && is_absent(FieldKind::code)) code.put(records, FieldKind::code);
        if (code_too && is_absent(FieldKind::type)) type.put(records, FieldKind::type);
        if (is_absent(FieldKind::request_id)) request_id.put(records, FieldKind::request_id);
        if (is_absent(FieldKind::param)) param.put(records);
        if (is_absent(FieldKind::doc_url)) doc_url.put(records, FieldKind::doc_url);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
