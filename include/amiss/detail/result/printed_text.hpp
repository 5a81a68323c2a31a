// SPDX-License-Identifier: BSL-1.0
// The texts of errors, results, statuses and words, for all printers: streams, {fmt} and std::format.
#pragma once

#include <amiss/category.hpp>
#include <amiss/detail/catalog/printed_code.hpp>
#include <amiss/detail/error/printed_line.hpp>
#include <amiss/detail/result/propagate.hpp>
#include <amiss/detail/result/tl_expected.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/provenance.hpp>
#include <amiss/retry_class.hpp>
#include <amiss/retry_policy.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

struct NoPrintedText {};

/// `PrintedText<T>(value).text()` is what is printed of a T, and lives as long as that object. Nothing of it throws.
template <class T, class = void>
struct PrintedText : NoPrintedText {};

/// Whether there is a text of a T.
template <class T>
inline constexpr bool has_printed_text = !std::is_base_of_v<NoPrintedText, PrintedText<T>>;

/// An error: its log line.
template <class T>
struct PrintedText<T, std::enable_if_t<std::is_base_of_v<ApiError, T>>> : PrintedLine {
    using PrintedLine::PrintedLine;
};
/// What `fail` returns.
template <class E>
struct PrintedText<tl::unexpected<E>, std::enable_if_t<std::is_base_of_v<ApiError, E>>> : PrintedLine {
    explicit PrintedText(const tl::unexpected<E>& failure) noexcept : PrintedLine(failure.value()) {}
};

/// An enumerator of a catalogue or of error types: its name on the wire.
template <class T>
struct PrintedText<T, std::enable_if_t<is_catalogued_v<T> || IsErrorType<T>::value>> {
    explicit PrintedText(T value) noexcept : code(printed_code(value)) {}
    std::string_view text() const noexcept AMISS_LIFETIMEBOUND { return code.text(); }

    PrintedCode code;
};

/// "404 Not Found"; the number alone where there was no response, or the status has no phrase of its own.
template <>
struct PrintedText<HttpStatus, void> {
    explicit PrintedText(HttpStatus status) noexcept
    {
        add(Digits(to_int(status)).view());
        const int hundreds = to_int(status) / 100;
        const std::string_view phrase = reason_phrase(status);
        if (hundreds < 1 || hundreds > 5) return;
        if (phrase == reason_phrase(static_cast<HttpStatus>(100 * hundreds + 99))) return; // that of an unknown status
        add(" ");
        add(phrase);
    }
    PrintedText(const PrintedText&) = delete;
    PrintedText& operator=(const PrintedText&) = delete;
    ~PrintedText() = default;
    std::string_view text() const noexcept AMISS_LIFETIMEBOUND { return {buffer, size}; }

    void add(std::string_view more) noexcept
    {
        std::memcpy(buffer + size, more.data(), more.size());
        size += more.size();
    }

    std::size_t size = 0;
    char buffer[64];
};

/// The words of enumerators, by functions that no other namespace can add to.
struct PrintedWord {
    static constexpr std::string_view of(Retry value) noexcept { return to_string(value); }
    static constexpr std::string_view of(RetryWord value) noexcept { return to_string(value); }
    static constexpr std::string_view of(RetryReason value) noexcept { return to_string(value); }
    static constexpr std::string_view of(Provenance value) noexcept { return to_string(value); }
    static constexpr std::string_view of(Grpc value) noexcept { return grpc_name(value); }
};

/// An enumerator that has a word.
template <class T>
struct PrintedText<T, std::enable_if_t<std::is_enum_v<T>, std::void_t<decltype(PrintedWord::of(T{}))>>> {
    explicit PrintedText(T printed) noexcept : word(PrintedWord::of(printed)) {}
    std::string_view text() const noexcept { return word; }

    std::string_view word;
};

/// Whether `Result` is an expected whose error has a text; its value is printed as it prints itself.
template <class Result, class = void>
struct IsPrintedResult : std::false_type {};
template <class Result>
struct IsPrintedResult<Result, std::enable_if_t<IsExpected<Result>::value>>
    : std::is_base_of<ApiError, typename Result::error_type> {};

/// Not a std::expected.
template <class Result>
inline constexpr bool is_tl_expected = false;
template <class T, class E>
inline constexpr bool is_tl_expected<tl::expected<T, E>> = true;

/// What is printed of an expected<void> that has no error.
inline constexpr std::string_view printed_success = "ok";

} // namespace detail
} // inline namespace v0
} // namespace amiss
