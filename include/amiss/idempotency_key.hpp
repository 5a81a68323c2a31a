// SPDX-License-Identifier: BSL-1.0
// The Idempotency-Key header: its value on a server, and a key that a client makes once for all attempts of a call.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/structured_field.hpp>
#include <amiss/detail/retry/random_bits.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/retry.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

inline constexpr std::size_t longest_idempotency_key = 255; ///< characters of a key, at most

/// The key in the value of an Idempotency-Key header; empty where there is none, or not exactly one. A view into `value`.
///
/// The header is a string in quotes (draft-ietf-httpapi-idempotency-key-header §2.1, RFC 9651 §3.3.3); parameters after
/// it are ignored. A key without quotes, as most clients send it, is taken too: printable ASCII without `"` and `,`, since
/// a comma may mean two header lines in one. Either has 1 to 255 characters, and is the same key. An escaped character
/// stays as it was sent: there is only one spelling of each key. Never allocates.
constexpr std::string_view idempotency_key(std::string_view value AMISS_LIFETIMEBOUND) noexcept
{
    std::string_view rest = detail::trim_blanks(value);
    std::string_view key = rest;
    if (detail::take_quoted(rest, true)) {
        key = key.substr(1, key.size() - rest.size() - 2);
        std::string_view name;
        for (detail::BareItem item; !rest.empty();) {
            if (!detail::take_parameter(rest, name, item)) return {};
        }
    } else if (!detail::consists_of(key, [](char c) { return detail::is_printable(c) && c != '"' && c != ','; })) {
        return {};
    }
    return key.size() <= longest_idempotency_key ? key : std::string_view();
}

/// A key that no other request has: a UUID of version 4 (RFC 9562 §5.4), in storage of its own.
///
///     const amiss::IdempotencyKey key; // one for all attempts of one operation
///     request.set("Idempotency-Key", key.view());
///
/// To repeat an operation after this program was started anew, keep a text of your own with the operation, such as the
/// order's number, and send that instead.
class IdempotencyKey {
public:
    /// A new key, of 122 random bits of the system; of the clocks and a counter where the system has none.
    IdempotencyKey() noexcept : IdempotencyKey(detail::random_bits(), detail::random_bits()) {}
    /// The key of these bits, for tests. Six of them are replaced by the version and the variant.
    constexpr IdempotencyKey(std::uint64_t high, std::uint64_t low) noexcept
    {
        high = (high & ~std::uint64_t{0xF000}) | 0x4000U;
        low = (low & ~(std::uint64_t{3} << 62U)) | std::uint64_t{2} << 62U;
        std::size_t at = 0;
        for (std::size_t digit = 0; digit < 32; ++digit) {
            if (digit == 8 || digit == 12 || digit == 16 || digit == 20) put(at++, '-');
            const std::uint64_t half = digit < 16 ? high : low;
            put(at++, "0123456789abcdef"[half >> (60 - digit % 16 * 4) & 15U]);
        }
    }

    /// The key, 36 characters: "8e03978e-40d5-43dd-bc93-6d76a9d3e2a1". Most services want it so.
    constexpr std::string_view view() const noexcept AMISS_LIFETIMEBOUND { return {line_ + name_size, key_size}; }
    /// The whole header, "Idempotency-Key: 8e03978e-…", and a 0 after it: for libcurl.
    constexpr const char* header_line() const noexcept AMISS_LIFETIMEBOUND { return line_; }
    /// The key in quotes, 38 characters, for a service that goes by the letter of the draft.
    constexpr std::string_view quoted() const noexcept AMISS_LIFETIMEBOUND { return {quoted_, key_size + 2}; }

    /// Whether it is the same key.
    friend constexpr bool operator==(const IdempotencyKey& left, const IdempotencyKey& right) noexcept
    {
        return left.view() == right.view();
    }
    /// Whether it is another key.
    friend constexpr bool operator!=(const IdempotencyKey& left, const IdempotencyKey& right) noexcept
    {
        return !(left == right);
    }

private:
    static constexpr std::size_t name_size = 17; // "Idempotency-Key: "
    static constexpr std::size_t key_size = 36;

    constexpr void put(std::size_t at, char c) noexcept { line_[name_size + at] = quoted_[1 + at] = c; }

    char line_[name_size + key_size + 1] = "Idempotency-Key: ";
    char quoted_[key_size + 3] = "\"                                    \"";
};

/// Retries an operation under one Idempotency-Key, so that it may be repeated whatever its method: a POST after a
/// time-out too.
///
///     auto ticket = amiss::retry_with_key(policy, [&](const amiss::IdempotencyKey& key) { return create(form, key); });
///
/// `f` is called with the key, which is the same in all attempts, or with the key and the attempt's number; it sends the
/// key. The server must know the header: one that ignores it does twice what it is asked twice. All else is as with
/// `retry`, of an idempotent operation. Allocates nothing of its own.
template <class F, class Environment = RetryEnvironment>
[[nodiscard]] auto retry_with_key(const RetryPolicy& policy, F&& f, Environment&& environment = Environment())
{
    const IdempotencyKey key;
    const auto attempt = [&](int number) -> decltype(auto) {
        if constexpr (std::is_invocable_v<F&, const IdempotencyKey&, int>)
            return f(key, number);
        else
            return f(key);
    };
    return retry(policy, Idempotency::idempotent, attempt, std::forward<Environment>(environment));
}

} // inline namespace v0
} // namespace amiss
