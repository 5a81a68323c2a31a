// SPDX-License-Identifier: BSL-1.0
// The details of google.rpc.Status as payloads of an absl::Status: each under the URL of its type, as in its other forms.
#pragma once

#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/rpc/fit_status.hpp>
#include <amiss/detail/rpc/proto_reader.hpp>
#include <amiss/detail/rpc/proto_writer.hpp>
#include <amiss/detail/rpc/received_status.hpp>
#include <amiss/detail/rpc/rpc_types.hpp>
#include <amiss/detail/rpc/rpc_writer.hpp>
#include <amiss/detail/rpc/write_status.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>

#include <absl/status/status.h>
#include <absl/strings/cord.h>
#include <absl/strings/string_view.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline std::string_view std_view(absl::string_view text) noexcept { return {text.data(), text.size()}; }
inline absl::string_view absl_view(std::string_view text) noexcept { return {text.data(), text.size()}; }

/// Sets a payload for each detail that the error has.
inline void set_rpc_payloads(absl::Status& status, const ApiError& error)
{
    FieldValues values(error, {});
    values.envelope_catalog = nullptr;
    values.envelope_options = &no_envelope_options;
    const RpcWriter writer(values, error.grpc(), {});
    const RpcParts parts = writer.all();
    std::string bytes;
    for (std::size_t at = 0; at < rpc_details; ++at) {
        if (!parts.has[at]) continue;
        const auto write = [&](ProtoWriter& out) { writer.write_detail(out, static_cast<RpcDetail>(at), parts); };
        bytes.resize(proto_size(write));
        ProtoWriter out(bytes.data(), bytes.size());
        write(out);
        ProtoField detail, field;
        ProtoReader(bytes).next(detail);
        std::string_view type, value;
        for (ProtoReader any(detail.bytes); any.next(field);)
            (field.number == rpc::AnyField::type_url ? type : value) = field.bytes;
        status.SetPayload(absl_view(type), absl::Cord(absl_view(value)));
    }
}

/// A google.rpc.Status of the payloads that are such details; empty if no payload is.
class RpcPayloads {
public:
    explicit RpcPayloads(const absl::Status& status)
    {
        status.ForEachPayload([this](absl::string_view url, const absl::Cord& value) { take(std_view(url), value); });
        if (!has_whole_ && !bytes_.empty()) {
            std::string head;
            put_tag(head, rpc::StatusField::code, 0);
            put_size(head, static_cast<std::size_t>(status.code()));
            bytes_.insert(0, head);
        }
    }
    std::string_view view() const noexcept { return bytes_; }

private:
    static constexpr std::string_view package = "google.rpc.";

    void take(std::string_view url, const absl::Cord& value)
    {
        const std::string_view name = url.substr(url.rfind('/') + 1);
        if (has_whole_ || name.substr(0, package.size()) != package) return;
        has_whole_ = name == rpc::whole_status;
        if (has_whole_) return bytes_.assign(std::string(value)), void();
        std::string any;
        put_bytes(any, rpc::AnyField::type_url, url);
        put_bytes(any, rpc::AnyField::value, std::string(value));
        put_bytes(bytes_, rpc::StatusField::details, any);
    }
    static void put_size(std::string& to, std::size_t size)
    {
        for (; size >= 0x80; size >>= 7U) to.push_back(static_cast<char>((size & 0x7FU) | 0x80U));
        to.push_back(static_cast<char>(size));
    }
    static void put_tag(std::string& to, unsigned field, unsigned wire)
    {
        to.push_back(static_cast<char>(field << 3U | wire)); // a field below 16
    }
    static void put_bytes(std::string& to, unsigned field, std::string_view bytes)
    {
        put_tag(to, field, 2);
        put_size(to, bytes.size());
        to.append(bytes);
    }

    std::string bytes_;
    bool has_whole_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
