// SPDX-License-Identifier: BSL-1.0
// The body of a response as text that the parser accepts: as it came, or mended when it is not quite JSON.
#pragma once

#include <amiss/detail/json/repair.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <new>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A body, and the one copy of it that may be made. The parser comes first: a good body costs nothing here.
class UsableBody {
public:
    explicit UsableBody(const Received& received) noexcept : text_(received) {}
    UsableBody(const UsableBody&) = delete;
    UsableBody& operator=(const UsableBody&) = delete;
    ~UsableBody()
    {
        if (copy_ != nullptr) ::operator delete(copy_);
    }

    /// The response with the text to be parsed as its body. Valid as long as this is.
    const Received& received() const noexcept { return text_; }
    /// Whether the text is not the body as it came.
    bool repaired() const noexcept { return repaired_; }

    /// To be called when the parser has refused the text. True when there is another one to try, which happens once.
    ///
    /// Allocates a copy only where something inside the JSON is mended. Out of memory, the body is of no use.
    bool repair() noexcept
    {
        const std::string_view body = text_.body();
        if (repaired_ || body.size() > text_.max_body()) return false;
        JsonRepair found(body);
        if (!found.find()) return false;
        std::string_view mended = found.source();
        if (found.changed()) {
            copy_ = static_cast<char*>(::operator new(found.size(), std::nothrow));
            if (copy_ == nullptr) return false;
            found.write(copy_);
            mended = {copy_, found.size()};
        } else if (mended.size() == without_space_around(body).size()) {
            return false; // the parser would refuse it again
        }
        text_ = Received(text_.status(), mended);
        text_.max_body(mended.size());
        return repaired_ = true;
    }

private:
    Received text_;
    char* copy_ = nullptr;
    bool repaired_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
