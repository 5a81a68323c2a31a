// Writing: an error as one JSON body in an envelope's layout.
#pragma once

#include <amiss/detail/body_facts.hpp>
#include <amiss/detail/body_writer.hpp>
#include <amiss/detail/rendered_body.hpp>
#include <amiss/detail/rendered_envelope.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// What `write` did: the body, a view into the caller's buffer, and the size that it needs.
struct Written {
    std::string_view text;    ///< empty when it did not fit
    std::size_t required = 0; ///< bytes, also when it did not fit; a buffer of exactly that size fits

    constexpr explicit operator bool() const noexcept { return !text.empty(); }
};

namespace detail {

inline constexpr OptionMask all_options = ~OptionMask{0};

/// An envelope as writing sees it: with its renderings, where it has some.
struct WritePlan : Plan {
    RenderFunction own = nullptr;   ///< with everything that a code of the catalogue determines
    RenderFunction other = nullptr; ///< for all other codes
};

template <std::size_t Nodes>
constexpr WritePlan write_plan_of(const Layout<Nodes>& layout) noexcept
{
    return {plan_of(layout), nullptr, nullptr};
}
template <class Code, class Make>
constexpr WritePlan write_plan_of(const Envelope<Code, Make>& envelope) noexcept
{
    return {plan_of(envelope), Rendered<Code, Make, true>::function(), Rendered<Code, Make, false>::function()};
}

/// The end of the whole body, or null when there was no room for it.
inline char* put_whole_body(char* out, std::size_t capacity, const WritePlan& plan, const BodyFacts& facts) noexcept
{
    const bool own = facts.row != nullptr && facts.catalog == plan.catalog && facts.doc_url.empty()
        && facts.status == to_int(facts.row->status) && facts.doc_base.data() == plan.catalog->doc_base().data();
    if (plan.other != nullptr && facts.details.empty() && !facts.has_violations && plan.options.escaping == Escaping::json) {
        char* const end = own ? plan.own(facts, static_cast<std::size_t>(facts.row - plan.catalog->begin()), out, capacity)
                              : plan.other(facts, 0, out, capacity);
        if (end != nullptr) return end;
    }
    return put_body(out, out + capacity, plan, facts, all_options);
}

inline Written write_body(const WritePlan& plan, const ApiError& error, const RequestInfo& request, char* buffer,
                          std::size_t capacity) noexcept
{
    const BodyFacts facts = body_facts(plan, error, request);
    if (const char* const end = put_whole_body(buffer, capacity, plan, facts)) {
        const auto size = static_cast<std::size_t>(end - buffer);
        return {{buffer, size}, size};
    }
    return {{}, body_size(plan, facts, all_options)};
}

inline Written write_fitted_body(const WritePlan& plan, BodyFacts& facts, char* buffer, std::size_t capacity) noexcept
{
    if (const char* const end = put_whole_body(buffer, capacity, plan, facts)) {
        const auto whole = static_cast<std::size_t>(end - buffer);
        return {{buffer, whole}, whole};
    }
    const std::size_t required = body_size(plan, facts, all_options);
    OptionMask options = all_options;
    std::size_t size = required;
    for (unsigned option = optional_count(plan.layout); size > capacity && option-- > 0;) {
        options &= ~(OptionMask{1} << option);
        size = body_size(plan, facts, options);
    }
    if (size > capacity) {
        const std::string_view message = facts.message;
        const auto size_with = [&](std::string_view text) { return facts.message = text, body_size(plan, facts, options); };
        // A message can stand several times, and other members only beside one: what its bytes cost is measured.
        const std::size_t one = size_with("x");
        const std::size_t times = size_with("xx") - one;
        if (size_with({}) > capacity) return {{}, required};
        if (times != 0 && one <= capacity)
            facts.message = fitting_prefix(message, (capacity - one) / times + 1, plan.options.escaping);
        size = body_size(plan, facts, options);
    }
    put_body(buffer, buffer + size, plan, facts, options);
    return {{buffer, size}, required};
}

} // namespace detail

/// Writes `error` as one JSON body in `envelope`'s layout.
///
/// Never allocates, never throws, touches nothing past `buffer + capacity`; safe in a signal handler.
/// When it does not fit, `text` is empty and `required` is the exact size to bring.
///
///     char buffer[512];
///     auto body = amiss::write(cstar::envelope, error, request, buffer);
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
              std::size_t capacity) noexcept
{
    return detail::write_body(detail::write_plan_of(envelope), error, request, buffer, capacity);
}
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
              char (&buffer)[Size]) noexcept
{
    return detail::write_body(detail::write_plan_of(envelope), error, request, buffer, Size);
}

/// Writes a body that always fits and is always whole, valid JSON.
///
/// When `capacity` is too small, optional members go, the last first, then the message is cut on a code point.
/// Below the smallest body `text` is empty. `required` is what the full body needs. Otherwise like `write`.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                     std::size_t capacity) noexcept
{
    const detail::WritePlan plan = detail::write_plan_of(envelope);
    detail::BodyFacts facts = detail::body_facts(plan, error, request);
    return detail::write_fitted_body(plan, facts, buffer, capacity);
}
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                     char (&buffer)[Size]) noexcept
{
    return write_fitted(envelope, error, request, buffer, Size);
}

/// The whole body as a string of exactly its size. Throws std::bad_alloc when there is no memory for it.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::string to_string(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request = {})
{
    const detail::Plan plan = detail::plan_of(envelope);
    const detail::BodyFacts facts = detail::body_facts(plan, error, request);
    std::string text(detail::body_size(plan, facts, detail::all_options), '\0');
    detail::put_body(text.data(), text.data() + text.size(), plan, facts, detail::all_options);
    return text;
}

} // inline namespace v0
} // namespace amiss
