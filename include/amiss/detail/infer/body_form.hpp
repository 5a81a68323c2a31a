// SPDX-License-Identifier: BSL-1.0
// The form that a body has by its headers. They may be wrong: a reader asks them only what the body does not say.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/received.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the headers say about the form of a body.
struct BodyForm {
    bool html = false;
    bool problem = false; ///< a problem document in JSON (RFC 9457)
    bool multipart = false;
    bool events = false;  ///< a stream of server-sent events
    bool encoded = false; ///< compressed, unless the client has undone that

    static BodyForm of(const Received& received) noexcept
    {
        BodyForm form;
        received.visit({&BodyForm::take, &form});
        return form;
    }

private:
    static bool begins(std::string_view value, std::string_view word) noexcept
    {
        return equal_ignoring_case(value.substr(0, word.size()), word);
    }
    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        BodyForm& form = *static_cast<BodyForm*>(state);
        if (same_header(name, "content-type")) {
            form.html = form.html || begins(value, "text/html");
            form.problem = form.problem || begins(value, "application/problem+json");
            form.multipart = form.multipart || begins(value, "multipart/");
            form.events = form.events || begins(value, "text/event-stream");
        } else if (same_header(name, "content-encoding")) {
            form.encoded = form.encoded || !(value.empty() || equal_ignoring_case(value, "identity"));
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
