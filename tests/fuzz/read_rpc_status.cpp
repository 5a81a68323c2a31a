// SPDX-License-Identifier: BSL-1.0
// Fuzzes google.rpc.Status from the wire. The input is one byte, which says the gRPC code of the call, and the details.
//
// It requires that nothing outside the details is read, that an error is never a success, and that what was read, written again
// and read again is the same where it fits.
#include <amiss/apis/cstar.hpp>
#include <amiss/rpc_status.hpp>

#include "require.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace {

using amiss::cstar::Code;

constexpr auto relay = amiss::cstar::envelope.relay();

void require_round_trip(const amiss::ApiError& error)
{
    char buffer[amiss::max_rpc_status];
    const amiss::RpcResponse sent = amiss::respond_rpc(relay, error, {}, buffer);
    require(sent.code != amiss::Grpc::ok && !sent.details.empty(), "an error is written, and never as OK");
    const amiss::ApiError back = amiss::read_rpc_status<Code>({sent.code, sent.message, sent.details});
    require(!back.malformed() || error.violations().size() >= 64, "what is written is well-formed");
    require(back.message().substr(0, sent.message.size()) == sent.message, "the message comes back");
    require(amiss::write_rpc_status(relay, error, {}, nullptr, 0).text.empty(), "no room, no text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto code = static_cast<amiss::Grpc>(data[0]);
    const std::unique_ptr<char[]> exact(
        new char[size - 1]); // of exactly its size, so that a sanitizer sees a read past it
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::string_view details(exact.get(), text.copy(exact.get(), text.size()));
    for (const amiss::ApiError& error :
         {amiss::read_rpc_status<Code>({code, "", details}), amiss::read_rpc_status<Code>(details),
          amiss::read_rpc_status({code, details, details, details, details})}) {
        require(is_error(error.status()), "an error is no success");
        require(error.provenance() != amiss::Provenance::local, "an error that was read is not local");
        require(error.violations().size() <= 64, "the failed fields are bounded");
        require_round_trip(error);
    }
    return 0;
}
