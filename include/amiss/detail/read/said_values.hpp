// SPDX-License-Identifier: BSL-1.0
// What a body says that an error does not store: its status and its gRPC code, from which the code can be told.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The names of the gRPC codes, by number.
inline constexpr std::string_view grpc_words[] = {
    "OK",
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
};

/// The status and the gRPC code of a body; the first of each counts. Two bytes, so that a reader pays nothing for them.
class SaidValues {
public:
    /// Takes a status, which has three digits.
    void add_status(int status) noexcept
    {
        if ((bits_ & status_bits) == 0 && status > 0) bits_ = (bits_ | static_cast<unsigned>(status)) & 0xFFFFU;
    }
    /// Takes a gRPC code: its name in any case, or its number.
    void add_grpc(std::string_view text) noexcept
    {
        if (equal_ignoring_case(text, "canceled")) text = grpc_words[1]; // Connect's spelling
        for (unsigned number = 0; number < sizeof grpc_words / sizeof *grpc_words; ++number) {
            if (equal_ignoring_case(text, grpc_words[number])) add_grpc(number);
        }
        if (!text.empty() && text.size() <= 2 && consists_of(text, is_digit))
            add_grpc(static_cast<unsigned>(text.size() == 2 ? (text[0] - '0') * 10 + text[1] - '0' : text[0] - '0'));
    }

    /// `none` where the body has none.
    HttpStatus status() const noexcept { return static_cast<HttpStatus>(bits_ & status_bits); }
    bool has_grpc() const noexcept { return bits_ >> grpc_shift != 0; }
    /// Only where there is one.
    Grpc grpc() const noexcept { return static_cast<Grpc>((bits_ >> grpc_shift) - 1U); }

private:
    static constexpr unsigned status_bits = 0x3FF, grpc_shift = 10;

    void add_grpc(unsigned number) noexcept
    {
        if (!has_grpc() && number <= 16) bits_ = (bits_ | (number + 1U) << grpc_shift) & 0xFFFFU;
    }

    std::uint16_t bits_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
