// SPDX-License-Identifier: BSL-1.0
// Chooses which details of an error fit into a google.rpc.Status, and writes it.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/rpc/proto_writer.hpp>
#include <amiss/detail/rpc/rpc_writer.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/grpc.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What was written.
struct FittedStatus {
    std::size_t size = 0;     ///< 0 if nothing fits
    std::size_t required = 0; ///< of the whole status
    std::string_view message; ///< inside what was written
};

template <class Write>
std::size_t proto_size(Write write) noexcept
{
    ProtoWriter counter;
    write(counter);
    return counter.size();
}

/// The parts that fit into `limit` bytes beside the code and the message, from the first on: details that are larger than the
/// room that is left are left out, entries of a list from the last on.
AMISS_NOINLINE inline RpcParts fitting_parts(const RpcWriter& writer, const RpcParts& all, std::size_t limit) noexcept
{
    // A length of more than 127 bytes takes a second byte, in the two messages around each list.
    constexpr std::size_t longer_lengths = 2;
    RpcParts parts;
    std::size_t room = limit - proto_size([&](ProtoWriter& out) { writer.write_head(out); });
    const auto take = [&](RpcDetail detail) {
        const std::size_t size = proto_size([&](ProtoWriter& out) { writer.write_detail(out, detail, parts); });
        const bool is_list = detail == RpcDetail::error_info || detail == RpcDetail::bad_request;
        const std::size_t needed = size + (is_list ? longer_lengths : 0);
        parts[detail] = all[detail] && needed <= room;
        if (parts[detail]) room -= needed;
        return parts[detail];
    };
    const bool has_info = take(RpcDetail::error_info);
    take(RpcDetail::retry_info);
    take(RpcDetail::request_info);
    if (has_info) parts.metadata = writer.fitting_metadata(room);
    take(RpcDetail::help);
    take(RpcDetail::localized_message);
    if (take(RpcDetail::bad_request)) parts.violations = writer.fitting_violations(room);
    if (parts.violations == 0) parts[RpcDetail::bad_request] = false;
    return parts;
}

/// Writes the status into at most `limit` bytes of the buffer. The values are resolved, and the message is well-formed.
inline FittedStatus write_fitted_status(const FieldValues& values, Grpc code, std::string_view message, char* buffer,
                                        std::size_t limit) noexcept
{
    FittedStatus done;
    RpcParts parts = RpcWriter(values, code, message).all();
    done.required = proto_size([&](ProtoWriter& out) { RpcWriter(values, code, message).write(out, parts); });
    const auto head_size = [&](std::string_view text) {
        return proto_size([&](ProtoWriter& out) { RpcWriter(values, code, text).write_head(out); });
    };
    if (done.required > limit) {
        if (head_size({}) > limit) return done;
        if (const std::size_t size = head_size(message); size > limit) {
            const std::size_t excess = size - limit; // the tag and the size of the message go with its last byte
            message = message.substr(0, excess < message.size() ? cut_size(message, message.size() - excess) : 0);
        }
        parts = fitting_parts(RpcWriter(values, code, message), parts, limit);
    }
    ProtoWriter out(buffer, limit);
    const RpcWriter writer(values, code, message);
    writer.write(out, parts);
    done.size = out.size();
    done.message = {buffer + head_size(message) - message.size(), message.size()};
    return done;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
