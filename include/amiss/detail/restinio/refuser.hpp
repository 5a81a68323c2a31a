// SPDX-License-Identifier: BSL-1.0
// The service of a RESTinio server without its type, for what goes wrong before there is a request.
#pragma once

#include <amiss/detail/wire/response_text.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <string>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes responses of a service that outlives it; a null one without a service.
class Refuser {
public:
    constexpr Refuser() noexcept = default;
    template <class Native>
    explicit Refuser(const Service<Native>& service) noexcept
        : service_(&service), refuse_(&refuse_with<Native>), answer_(&answer_with<Native>)
    {}

    explicit operator bool() const noexcept { return service_ != nullptr; }

    /// The text of the response to what the framework itself has found wrong.
    std::string refuse(HttpStatus status, const Request& request) const
    {
        std::string text;
        refuse_(service_, status, request, text);
        return text;
    }
    /// The text of the response to a request without a body whose method the framework does not know. The connection ends.
    std::string answer(const Request& request) const
    {
        std::string text;
        answer_(service_, request, text);
        return text;
    }

private:
    template <class Native>
    static void refuse_with(const void* service, HttpStatus status, const Request& request, std::string& text)
    {
        static_cast<const Service<Native>*>(service)->refuse(
            status, request, [&text](const Answer& answer) { append_response(text, answer, Persistence::closed); });
    }
    template <class Native>
    static void answer_with(const void* service, const Request& request, std::string& text)
    {
        if constexpr (std::is_void_v<Native>) {
            static_cast<const Service<Native>*>(service)->answer(
                request, [&text](const Answer& answer) { append_response(text, answer, Persistence::closed); });
        } else { // there is no request of the framework to give to a handler
            refuse_with<Native>(service, HttpStatus::not_implemented, request, text);
        }
    }

    const void* service_ = nullptr;
    void (*refuse_)(const void* service, HttpStatus status, const Request& request, std::string& text) = nullptr;
    void (*answer_)(const void* service, const Request& request, std::string& text) = nullptr;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
