// SPDX-License-Identifier: BSL-1.0
// The error of a JSON body in no known envelope, also when it is JSON once more inside a text of that body.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/infer/infer.hpp>
#include <amiss/detail/infer/inference_memo.hpp>
#include <amiss/detail/infer/text_offers.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The JSON that a text of a body consists of, without the escapes of that text: the only copy that reading makes of it.
class NestedJson {
public:
    /// `text` is the inside of a JSON string. Empty when it is no JSON, or when there is no memory for it.
    explicit NestedJson(std::string_view text) noexcept
        : copy_(text.empty() ? nullptr : new(std::nothrow) char[text.size()])
    {
        if (copy_ == nullptr) return;
        unescape(text, [this](std::string_view piece) { // what it writes is never longer than what it reads
            if (!piece.empty()) std::memcpy(copy_.get() + size_, piece.data(), piece.size());
            size_ += piece.size();
        });
        if (!is_json({copy_.get(), size_})) size_ = 0;
    }

    std::string_view json() const noexcept { return {copy_.get(), size_}; }

private:
    std::unique_ptr<char[]> copy_;
    std::size_t size_ = 0;
};

/// Puts the error that is in the JSON of a text into `error`, and what is around it. False where there is no error in it.
/// Out of line: what looks at the text around needs stack too.
AMISS_NOINLINE inline bool infer_nested(const ErrorInference& outer, const InferenceContext& context,
                                        InferenceMemo& memo, ApiError& error) noexcept
{
    const NestedJson nested(outer.nested());
    if (nested.json().empty()) return false;
    ErrorInference inner({context.status, context.now}, memo);
    inner.look_at(nested.json());
    if (!inner.found()) return false;
    inner.put_into(error);
    outer.complete(error, true);
    return true;
}

/// Puts the error that is in `body`, which must be valid JSON, into `error`; false when there is neither code nor message.
///
/// JSON in the place of a message is looked into, one level deep: its error is the error, and what is around completes it.
inline bool infer_json(std::string_view body, const InferenceContext& context, ApiError& error) noexcept
{
    InferenceMemo memo;
    ErrorInference outer(context, memo);
    outer.look_at(body);
    if (!outer.nested().empty() && infer_nested(outer, context, memo, error)) return true;
    if (!outer.found()) return false;
    outer.put_into(error);
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
