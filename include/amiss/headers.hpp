// SPDX-License-Identifier: BSL-1.0
// The headers of a response that is sent: a fixed number of names with values that they own.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/debug/gdb_printers.hpp>
#include <amiss/detail/headers/printable.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/token.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <new>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {
struct HeaderAccess;
}

/// The value of a header: at most 256 characters, stored inside it. Converts to std::string_view.
///
/// A copy copies only the characters in use.
class HeaderValue {
public:
    static constexpr std::size_t capacity = 256; ///< the most characters of a value

    /// An empty value.
    HeaderValue() noexcept = default;
    /// A copy of the characters in use.
    HeaderValue(const HeaderValue& other) noexcept { assign(other.view()); }
    /// Copies the characters in use.
    HeaderValue& operator=(const HeaderValue& other) noexcept
    {
        if (this != &other) assign(other.view());
        return *this;
    }

    /// False when `text` is too long; the value is then empty.
    bool assign(std::string_view text) noexcept
    {
        size_ = text.size() <= capacity ? text.size() : 0;
        detail::copy_short(text_, text.data(), size_);
        return size_ == text.size();
    }

    /// The characters, until the value is changed or destroyed.
    std::string_view view() const noexcept AMISS_LIFETIMEBOUND { return {text_, size_}; }
    /// The same as `view()`.
    operator std::string_view() const noexcept AMISS_LIFETIMEBOUND // NOLINT(google-explicit-constructor): it is text
    {
        return view();
    }
    /// The characters, without a NUL after them.
    const char* data() const noexcept AMISS_LIFETIMEBOUND { return text_; }
    /// How many characters there are.
    std::size_t size() const noexcept { return size_; }
    /// Whether there is no character.
    bool empty() const noexcept { return size_ == 0; }

    /// The same characters.
    friend bool operator==(const HeaderValue& left, std::string_view right) noexcept { return left.view() == right; }
    /// The same characters.
    friend bool operator==(std::string_view left, const HeaderValue& right) noexcept { return left == right.view(); }
    /// Other characters.
    friend bool operator!=(const HeaderValue& left, std::string_view right) noexcept { return left.view() != right; }
    /// Other characters.
    friend bool operator!=(std::string_view left, const HeaderValue& right) noexcept { return left != right.view(); }
    /// The same characters.
    friend bool operator==(const HeaderValue& left, const HeaderValue& right) noexcept
    {
        return left.view() == right.view();
    }
    /// Other characters.
    friend bool operator!=(const HeaderValue& left, const HeaderValue& right) noexcept
    {
        return left.view() != right.view();
    }

    /// Writes the characters into a std::ostream, or into what takes a std::string_view by `<<`.
    template <class Stream>
    friend auto operator<<(Stream& stream, const HeaderValue& value) -> decltype(stream << std::string_view())
    {
        return stream << value.view();
    }

private:
    std::size_t size_ = 0;
    char text_[capacity];
};

/// One response header. The name lives as long as the program.
struct Header {
    std::string_view name; ///< "Retry-After"
    HeaderValue value;     ///< "30"
};

/// The headers of one response, at most twenty, as a range of Header. Never allocates.
///
/// Making one and copying it costs nothing for the headers that it does not have.
class Headers {
public:
    static constexpr std::size_t capacity = 20; ///< the most headers

    /// No headers.
    Headers() noexcept {} // NOLINT(modernize-use-equals-default): the headers do not exist yet
    /// A copy of the headers in use.
    Headers(const Headers& other) noexcept { copy(other); }
    /// Copies the headers in use.
    Headers& operator=(const Headers& other) noexcept
    {
        if (this != &other) copy(other);
        return *this;
    }

    /// The first header.
    const Header* begin() const noexcept AMISS_LIFETIMEBOUND { return headers_; }
    /// The end.
    const Header* end() const noexcept AMISS_LIFETIMEBOUND { return headers_ + size_; }
    /// How many headers there are, at most twenty.
    std::size_t size() const noexcept { return size_; }
    /// Whether there is no header.
    bool empty() const noexcept { return size_ == 0; }
    /// The header at `index`, which is less than `size()`.
    const Header& operator[](std::size_t index) const noexcept AMISS_LIFETIMEBOUND { return headers_[index]; }

    /// The value of the first header with this name, whatever its case; empty where there is none.
    std::string_view find(std::string_view name) const noexcept AMISS_LIFETIMEBOUND
    {
        for (const Header& header : *this) {
            if (detail::same_header(header.name, name)) return header.value;
        }
        return {};
    }

    /// Adds a header; `name` must live as long as this.
    ///
    /// False, and nothing added, when there is no room, when `name` is no token (RFC 9110 §5.1), or when `value` is
    /// empty, longer than 256 bytes, or has a control character or a byte beyond ASCII (RFC 9110 §5.5).
    bool add(std::string_view name, std::string_view value) noexcept
    {
        return detail::is_token(name) && detail::has_printable_bytes(value) && add_checked(name, value);
    }
    /// The same for a number, in decimal digits.
    bool add(std::string_view name, std::int64_t value) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        return add(name, {digits, static_cast<std::size_t>(end.ptr - digits)});
    }

private:
    friend struct detail::HeaderAccess;

    // The characters of both are known to be right.
    bool add_checked(std::string_view name, std::string_view value) noexcept
    {
        if (value.empty() || size_ == capacity || value.size() > HeaderValue::capacity) return false;
        Header* const header = ::new (static_cast<void*>(headers_ + size_)) Header;
        header->name = name;
        header->value.assign(value);
        ++size_;
        return true;
    }
    void copy(const Headers& other) noexcept
    {
        for (size_ = 0; size_ < other.size_; ++size_)
            ::new (static_cast<void*>(headers_ + size_)) Header(other.headers_[size_]);
    }

    union {
        Header headers_[capacity]; // of which the first `size_` exist
    };
    std::size_t size_ = 0;
};

} // inline namespace v0
} // namespace amiss
