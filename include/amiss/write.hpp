// SPDX-License-Identifier: BSL-1.0
// Writing: an error as one JSON body in an envelope's layout.
#pragma once

#include <amiss/detail/write/compiled_layout.hpp>
#include <amiss/detail/write/compiled_writer.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
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
    CompiledFunction own = nullptr;   ///< with everything that a code of the catalogue determines
    CompiledFunction other = nullptr; ///< for all other codes
    bool (*can_write)(const FieldValues& values) noexcept = nullptr;
};

template <std::size_t Nodes>
constexpr WritePlan write_plan_of(const Layout<Nodes>& layout) noexcept
{
    return {plan_of(layout), nullptr, nullptr, nullptr};
}
template <class Code, class Make>
constexpr WritePlan write_plan_of(const Envelope<Code, Make>& envelope) noexcept
{
    return {plan_of(envelope), CompiledLayout<Code, Make, true>::function(),
            CompiledLayout<Code, Make, false>::function(), &CompiledLayout<Code, Make, true>::can_write};
}

/// Writes the whole body if it fits, whatever there is to write; returns its size. Completes the values.
AMISS_NOINLINE inline std::size_t write_slow(char* out, std::size_t capacity, const WritePlan& plan,
                                             FieldValues& values) noexcept
{
    const bool own = values.is_of_row() && values.catalog == plan.catalog;
    complete(values, plan);
    if (plan.other != nullptr && plan.options->escaping == Escaping::json && plan.can_write(values)) {
        const auto render = [&](char* to, std::size_t room) {
            return own ? plan.own(values, static_cast<std::size_t>(values.row - plan.catalog->begin()), to, room)
                       : plan.other(values, 0, to, room);
        };
        if (const char* const end = render(out, capacity)) return static_cast<std::size_t>(end - out);
        // A rendering takes more room than its body: into a buffer that just fits, it goes by way of another.
        char scratch[1024];
        if (const char* const end = capacity < sizeof scratch ? render(scratch, sizeof scratch) : nullptr) {
            const auto size = static_cast<std::size_t>(end - scratch);
            if (size <= capacity) std::memcpy(out, scratch, size);
            return size;
        }
    }
    if (const char* const end = interpret(out, out + capacity, plan, values, all_options))
        return static_cast<std::size_t>(end - out);
    return measure(plan, values, all_options);
}

/// Writes the whole body if it fits; returns its size. Where it does not fit, the values are complete afterwards.
template <std::size_t Nodes>
std::size_t write_fast(char* out, std::size_t capacity, const Layout<Nodes>& layout, FieldValues& values) noexcept
{
    return write_slow(out, capacity, write_plan_of(layout), values);
}
template <class Code, class Make>
std::size_t write_fast(char* out, std::size_t capacity, const Envelope<Code, Make>& envelope,
                       FieldValues& values) noexcept
{
    using Own = CompiledLayout<Code, Make, true>;
    if constexpr (Own::is_there) {
        const Catalog& catalog = catalog_of<Code>();
        if (AMISS_LIKELY(values.is_of_row() && values.catalog == &catalog && envelope.options.escaping == Escaping::json
                         && Own::can_write(values))) {
            const auto row = static_cast<std::size_t>(values.row - Table<Code>::rows.data());
            if (const char* const end = CompiledWriter<Own>::write(values, row, out, capacity))
                return static_cast<std::size_t>(end - out);
        }
    }
    return write_slow(out, capacity, write_plan_of(envelope), values);
}

/// Writes a body that fits where the whole one does not; the values are complete.
AMISS_NOINLINE inline Written shrink_to_fit(const WritePlan& plan, FieldValues& values, std::size_t required,
                                            char* buffer, std::size_t capacity) noexcept
{
    OptionMask options = all_options;
    std::size_t size = required;
    for (unsigned option = optional_count(plan.layout); size > capacity && option-- > 0;) {
        options &= ~(OptionMask{1} << option);
        size = measure(plan, values, options);
    }
    if (size > capacity) {
        const std::string_view message = values.text(FieldKind::message);
        const auto size_with = [&](std::string_view text) {
            return values.set(FieldKind::message, text), measure(plan, values, options);
        };
        // A message can stand several times, and other members only beside one: what its bytes cost is measured.
        const std::size_t one = size_with("x");
        const std::size_t times = size_with("xx") - one;
        if (size_with({}) > capacity) return {{}, required};
        if (times != 0 && one <= capacity)
            values.set(FieldKind::message,
                       fitting_prefix(message, (capacity - one) / times + 1, plan.options->escaping));
        size = measure(plan, values, options);
    }
    interpret(buffer, buffer + size, plan, values, options);
    return {{buffer, size}, required};
}

template <class EnvelopeOrLayout>
Written write_to_fit(const EnvelopeOrLayout& envelope, FieldValues& values, char* buffer, std::size_t capacity) noexcept
{
    const std::size_t required = write_fast(buffer, capacity, envelope, values);
    if (required <= capacity) return {{buffer, required}, required};
    return shrink_to_fit(write_plan_of(envelope), values, required, buffer, capacity);
}

} // namespace detail

/// Writes `error` as one JSON body in `envelope`'s layout.
///
/// Never allocates, never throws, touches nothing past `buffer + capacity`; safe in a signal handler.
/// When it does not fit, `text` is empty and `required` is the exact size to bring. The rest of the buffer is
/// not kept as it was. Fastest where the buffer has some 50 bytes more than the body.
///
///     char buffer[512];
///     auto body = amiss::write(cstar::envelope, error, request, buffer);
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
              std::size_t capacity) noexcept
{
    detail::FieldValues values(error, request);
    const std::size_t required = detail::write_fast(buffer, capacity, envelope, values);
    return {required <= capacity ? std::string_view(buffer, required) : std::string_view(), required};
}
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
              char (&buffer)[Size]) noexcept
{
    return write(envelope, error, request, buffer, Size);
}

/// Writes a body that always fits and is always whole, valid JSON.
///
/// When `capacity` is too small, optional members go, the last first, then the message is cut on a code point.
/// Below the smallest body `text` is empty. `required` is what the full body needs. Otherwise like `write`.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                     std::size_t capacity) noexcept
{
    detail::FieldValues values(error, request);
    return detail::write_to_fit(envelope, values, buffer, capacity);
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
    detail::FieldValues values(error, request);
    char buffer[1024];
    const std::size_t size = detail::write_fast(buffer, sizeof buffer, envelope, values);
    if (size <= sizeof buffer) return {buffer, size};
    std::string text(size, '\0');
    detail::interpret(text.data(), text.data() + size, detail::plan_of(envelope), values, detail::all_options);
    return text;
}

} // inline namespace v0
} // namespace amiss
