// SPDX-License-Identifier: BSL-1.0
// The service of a RESTinio server without its type, for what never becomes a request of RESTinio.
#pragma once

#include <amiss/detail/wire/response_text.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <string>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes the responses of a service that outlives it. Without a service it writes none.
class Refuser {
public:
    constexpr Refuser() noexcept = default;
    template <class Native>
    explicit Refuser(const Service<Native>& service) noexcept
        : service_(&service), refuse_(&refuse_with<Native>),
          answer_(std::is_void_v<Native> ? &answer_with<Native> : nullptr)
    {}

    explicit operator bool() const noexcept { return service_ != nullptr; }
    /// Whether it can answer without a request of the framework: its handlers take none.
    bool answers() const noexcept { return answer_ != nullptr; }

    /// The response to what has been found wrong. It ends the connection.
    std::string refuse(HttpStatus status, Request& request) const
    {
        std::string text;
        refuse_(service_, status, request, text);
        return text;
    }
    /// The response to a request that the framework cannot read.
    std::string answer(Request& request, Persistence persistence) const
    {
        std::string text;
        answer_(service_, request, persistence, text);
        return text;
    }

private:
    template <class Native>
    static void refuse_with(const void* service, HttpStatus status, Request& request, std::string& text)
    {
        const auto append = [&text](const Answer& answer) { append_response(text, answer, Persistence::closed); };
        static_cast<const Service<Native>*>(service)->refuse(status, request, append);
    }
    template <class Native>
    static void answer_with(const void* service, Request& request, Persistence persistence, std::string& text)
    {
        const auto append = [&](const Answer& answer) { append_response(text, answer, persistence); };
        if constexpr (std::is_void_v<Native>) static_cast<const Service<Native>*>(service)->answer(request, append);
    }

    const void* service_ = nullptr;
    void (*refuse_)(const void* service, HttpStatus status, Request& request, std::string& text) = nullptr;
    void (*answer_)(const void* service, Request& request, Persistence persistence, std::string& text) = nullptr;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
