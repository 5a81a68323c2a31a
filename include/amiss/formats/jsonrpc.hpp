// SPDX-License-Identifier: BSL-1.0
// The errors of JSON-RPC 2.0 (2013-01-04) and of the Model Context Protocol (2026-07-28).
#pragma once

#include <amiss/envelope.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace formats {

/// Whether the column "number" alone tells the rows of a catalogue apart: each row has one, and no two the same.
template <class Code>
constexpr bool has_own_numbers() noexcept
{
    const Catalog& catalog = catalog_of<Code>();
    for (std::size_t row = 0; row < catalog.size(); ++row) {
        const Column* const own = catalog.columns(row).find("number");
        if (own == nullptr || !own->is_number()) return false;
        for (std::size_t before = 0; before < row; ++before) {
            if (catalog.columns(before).find("number")->number == own->number) return false;
        }
    }
    return true;
}

/// The error of a response: `{"code":-32602,"message":"Invalid params","data":{"code":"title_missing"}}`. The wire name
/// is in the data unless `HasOwnNumbers`.
template <bool HasOwnNumbers>
struct JsonRpcError {
    /// The failed fields.
    static constexpr auto errors()
    {
        return each_violation(object(member("field", field::violation_field),
                                     member("message", field::violation_message),
                                     optional_member("code", field::violation_code)));
    }
    /// What JSON-RPC leaves to the server.
    static constexpr auto data()
    {
        if constexpr (HasOwnNumbers)
            return object(optional_member("param", field::param), optional_member("errors", errors()),
                          optional_member("retryAfter", field::retry_after), field::details);
        else
            return object(member("code", field::code), optional_member("param", field::param),
                          optional_member("errors", errors()), optional_member("retryAfter", field::retry_after),
                          field::details);
    }

    /// The layout of the error.
    constexpr auto operator()() const
    {
        return object(member("code", field::code.as_number("number")), member("message", field::message),
                      optional_member("data", data()));
    }
};

/// The layout of a response of JSON-RPC:
///
///     {"jsonrpc":"2.0","error":{"code":-32601,"message":"Method not found"},"id":"1"}
template <bool HasOwnNumbers>
struct JsonRpcLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("jsonrpc", "2.0"), member("error", JsonRpcError<HasOwnNumbers>()()),
                      nullable_member("id", field::detail("id")))
            .status(HttpStatus::ok);
    }
};

/// The layout of a response of MCP, which has the id first, and none where it is not known:
///
///     {"jsonrpc":"2.0","id":1,"error":{"code":-32020,"message":"Header mismatch"}}
template <bool HasOwnNumbers>
struct McpLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("jsonrpc", "2.0"), optional_member("id", field::detail("id")),
                      member("error", JsonRpcError<HasOwnNumbers>()()));
    }
};

/// The layout of the result of a tool that failed, which a language model reads:
///
///     {"jsonrpc":"2.0","id":4,"result":{"resultType":"complete",
///      "content":[{"type":"text","text":"Invalid departure date: must be in the future."}],"isError":true}}
struct McpToolResultLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("jsonrpc", "2.0"), optional_member("id", field::detail("id")),
                      member("result",
                             object(member("resultType", "complete"),
                                    member("content",
                                           array(object(member("type", "text"), member("text", field::message)))),
                                    member("isError", true))))
            .status(HttpStatus::ok);
    }
};

/// Errors of JSON-RPC 2.0, under the status 200.
///
/// The number is the column "number", such as -32602 (Invalid params), or else the HTTP status: it is outside the range
/// that JSON-RPC reserves, and so a number of the application. The wire name is `data.code`, except where each row of the
/// catalogue has a number of its own. The detail "id" is the id of the request, and without it the id is null. Details are
/// members of `data`. Several errors are a batch.
///
///     amiss::ApiError(Code::title_missing).with_detail("id", 7)
template <class Code>
constexpr auto jsonrpc(Code fallback)
{
    return envelope(fallback, JsonRpcLayout<has_own_numbers<Code>()>());
}

/// Errors of MCP, under the status of the row: a 400 for -32020 to -32022, a 404 for -32601.
///
/// Everything else is as with `jsonrpc`, but for the id, which is left out where it is not known.
template <class Code>
constexpr auto mcp(Code fallback)
{
    return envelope(fallback, McpLayout<has_own_numbers<Code>()>());
}

/// Errors of the tools of MCP, which are results for the model to read. They have a message and the id, and nothing else.
template <class Code>
constexpr auto mcp_tool_result(Code fallback)
{
    return envelope(fallback, McpToolResultLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
