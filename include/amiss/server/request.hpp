// SPDX-License-Identifier: BSL-1.0
// A request as every server has it: method, target, headers and body, and what amiss takes from them.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/headers/visit_headers.hpp>
#include <amiss/detail/server/path_pattern.hpp>
#include <amiss/detail/server/url_text.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/header_view.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/request_id.hpp>
#include <amiss/request_info.hpp>
#include <amiss/retry_policy.hpp>
#include <amiss/trace_context.hpp>

#include <cstddef>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {

namespace detail {
struct RequestAccess;
}

/// One request that is being answered, the same for every framework. A view: the framework's request must live longer.
///
/// An adapter makes one on its stack for each request. It is neither copied nor moved, because `info().id` may be a view of
/// its own storage. Nothing here throws or allocates but where it says so.
class Request {
public:
    /// `target` is the request target as it was sent. `headers` is any range whose elements have `name` and `value`, or
    /// `first` and `second`, convertible to std::string_view, as `Received` takes them.
    template <class Range>
    Request(std::string_view method AMISS_LIFETIMEBOUND, std::string_view target AMISS_LIFETIMEBOUND,
            std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND) noexcept
        : method_(method), target_(target), parts_(detail::split_target(target)), body_(body), headers_(&headers),
          visit_(&detail::visit_headers<Range>)
    {}
    /// No view of a temporary: it would be gone when it is used.
    template <class Range>
    Request(std::string_view method, std::string_view target, std::string_view body, const Range&& headers) = delete;
    /// A request of which no more is known: it broke off, or could not be understood.
    Request() noexcept {} // NOLINT(modernize-use-equals-default): the id does not exist yet
    /// Not copied: `info().id` may be a view of its own storage.
    Request(const Request&) = delete;
    /// Not copied.
    Request& operator=(const Request&) = delete;

    /// "POST", in the case in which it was sent: methods are case-sensitive (RFC 9110 §9.1).
    std::string_view method() const noexcept { return method_; }
    /// The request target as it was sent, "/tickets/7?expand=customer".
    std::string_view target() const noexcept { return target_; }
    /// The path of the target, not decoded.
    std::string_view path() const noexcept { return parts_.path; }
    /// The query of the target without the "?", not decoded.
    std::string_view query() const noexcept { return parts_.query; }
    /// The whole body.
    std::string_view body() const noexcept { return body_; }

    /// The value of the first header of a name, in any case; "" where there is none.
    std::string_view header(std::string_view name) const noexcept
    {
        struct Wanted {
            std::string_view name;
            std::string_view value;
            bool found;
        } wanted{name, {}, false};
        const auto look = [](void* state, std::string_view its_name, std::string_view value) noexcept {
            auto& sought = *static_cast<Wanted*>(state);
            if (sought.found || !detail::same_header(its_name, sought.name)) return;
            sought.value = value;
            sought.found = true;
        };
        visit({look, &wanted});
        return wanted.value;
    }
    /// Calls `visitor` for each header, in the order of the range.
    void visit(const HeaderVisitor& visitor) const noexcept
    {
        if (visit_ != nullptr) visit_(headers_, visitor);
    }

    /// A parameter of the route's path by its name, percent-decoded: "7" for "id" where the route is "/tickets/{id}". "" where
    /// the route has no such parameter: no value is empty.
    std::string_view path_param(std::string_view name) const noexcept
    {
        for (std::size_t at = 0; at < params_.size; ++at) {
            if (params_.list[at].name == name) return params_.list[at].value;
        }
        return {};
    }
    /// The first value of a name in the query, decoded as a form (`+` is a space); absent where the name is. Allocates.
    std::optional<std::string> query_param(std::string_view name) const
    {
        return detail::query_value(parts_.query, name);
    }

    /// The id of this request: the client's X-Request-Id where it is clean (`is_request_id`), else one that was made here.
    std::string_view id() const noexcept { return info_.id; }
    /// The trace that this request belongs to, of its `traceparent`; empty where there is none, or no valid one.
    TraceContext trace() const noexcept { return parse_traceparent(header("traceparent")); }
    /// The key of its Idempotency-Key, without quotes; "" where there is none, or no valid one.
    std::string_view idempotency_key() const noexcept { return amiss::idempotency_key(header("Idempotency-Key")); }
    /// Whether doing it twice is doing it once: by its method (RFC 9110 §9.2.2), or because it has an idempotency key.
    Idempotency idempotency() const noexcept
    {
        const std::string_view safe_to_repeat[] = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
        for (const std::string_view method : safe_to_repeat) {
            if (method_ == method) return Idempotency::idempotent;
        }
        return idempotency_key().empty() ? Idempotency::not_idempotent : Idempotency::idempotent;
    }

    /// What `respond` and `log_line` want to know of this request.
    const RequestInfo& info() const noexcept { return info_; }
    /// The same to be changed by `Service::before`: the rate limit, the base of links. What it views must live as long.
    RequestInfo& info() noexcept { return info_; }
    /// Sets the id to a copy of `id`, of which the first 128 characters count.
    void set_id(std::string_view id) noexcept
    {
        const std::size_t size = id.size() < longest_request_id ? id.size() : longest_request_id;
        if (size != 0) std::memmove(id_, id.data(), size);
        info_.id = {id_, size};
    }

private:
    friend struct detail::RequestAccess;

    std::string_view method_;
    std::string_view target_;
    detail::TargetParts parts_{};
    std::string_view body_;
    const void* headers_ = nullptr;
    void (*visit_)(const void* range, const HeaderVisitor& visitor) noexcept = nullptr;
    detail::PathParams params_{};
    RequestInfo info_{};
    char id_[longest_request_id];
};

} // inline namespace v0
} // namespace amiss
