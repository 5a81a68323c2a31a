// SPDX-License-Identifier: BSL-1.0
// Checks a shipped API against its error reference: each code, its body, its response, its causes and its fixes.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/error.hpp>
#include <amiss/read.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace documented {

/// One code of the reference.
template <class Code>
struct Row {
    Code code;
    std::string_view name;
    int status;
    amiss::Retry retry;
    std::size_t causes;      ///< how many there must be at least: as many as in the reference, or 1 if it has none
    std::size_t fixes;       ///< the same for fixes
    std::string_view type{}; ///< empty for an API without types
};

/// A text that must appear in the causes or fixes of a code.
template <class Code>
struct Fact {
    Code code;
    std::string_view text;
};

// ── the catalogue, at compile time ──────────────────────────────────────────────────────────────────

template <class Code>
constexpr bool agrees(const Row<Code>& row)
{
    const amiss::RowData* data = amiss::catalog_of<Code>().find(row.name);
    return data != nullptr && data->value == static_cast<int>(row.code) && amiss::to_int(data->status) == row.status
        && data->type == row.type && data->retry == row.retry;
}

/// Whether the catalogue has exactly the codes of the reference, with the same values.
template <class Code, std::size_t Size>
constexpr bool all_agree(const Row<Code> (&reference)[Size])
{
    for (const Row<Code>& row : reference) {
        if (!agrees(row)) return false;
    }
    return amiss::catalog_of<Code>().size() == Size;
}

/// Whether `name` is the only retired code, which is read but no longer sent. With "", whether there is none.
template <class Code>
constexpr bool only_retired_is(std::string_view name)
{
    std::size_t found = 0;
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        if (row.retired != (row.name == name)) return false;
        found += row.retired ? 1 : 0;
    }
    return found == (name.empty() ? 0 : 1);
}

// ── every code of the reference ─────────────────────────────────────────────────────────────────────

template <class Code, std::size_t Size>
void expect_errors(const Row<Code> (&reference)[Size])
{
    for (const Row<Code>& row : reference) {
        SCOPED_TRACE(row.name);
        const amiss::ApiError error{row.code};
        EXPECT_EQ(error.name(), row.name);
        EXPECT_EQ(amiss::to_int(error.status()), row.status);
        EXPECT_EQ(error.type(), row.type);
        EXPECT_EQ(error.retry_class(), row.retry);
        EXPECT_EQ(error.retryable(), row.retry != amiss::Retry::never);
        EXPECT_TRUE(error == row.code);
    }
}

template <class Code, std::size_t Size>
void expect_conditions(const Row<Code> (&reference)[Size], const char* category)
{
    for (const Row<Code>& row : reference) {
        SCOPED_TRACE(row.name);
        const std::error_code code = row.code;
        EXPECT_STREQ(code.category().name(), category);
        EXPECT_EQ(code.value(), static_cast<int>(row.code));
        EXPECT_TRUE(code == static_cast<amiss::HttpStatus>(row.status));
        EXPECT_TRUE(code == row.retry);
    }
}

/// If the body has no member for the request id, `request` must have no id.
template <class Code, std::size_t Size, class Envelope>
void expect_read_back(const Row<Code> (&reference)[Size], const Envelope& envelope, const amiss::RequestInfo& request)
{
    for (const Row<Code>& row : reference) {
        SCOPED_TRACE(row.name);
        const amiss::ApiError error{row.code};
        const std::string body = amiss::to_string(envelope, error, request);
        const amiss::ApiError back = amiss::read(envelope, amiss::Received{row.status, body});
        EXPECT_TRUE(back == row.code);
        EXPECT_EQ(back.message(), error.message());
        EXPECT_EQ(back.request_id(), request.id);
        EXPECT_EQ(back.retryable(), row.retry != amiss::Retry::never);
        EXPECT_FALSE(back.malformed());
    }
}

/// The value of the header with exactly this name, or an empty text.
inline std::string header_of(const amiss::Response& response, std::string_view name)
{
    for (const amiss::Header& header : response.headers) {
        if (header.name == name) return std::string(header.value);
    }
    return {};
}

/// A response has a WWW-Authenticate header if its status is 401, and otherwise none.
template <class Code, std::size_t Size, class Envelope>
void expect_challenge_of_401_only(const Row<Code> (&reference)[Size], const Envelope& envelope,
                                  std::string_view challenge)
{
    for (const Row<Code>& row : reference) {
        SCOPED_TRACE(row.name);
        char buffer[1024];
        const amiss::Response response =
            amiss::respond(envelope, amiss::ApiError{row.code}, amiss::RequestInfo{}, buffer);
        EXPECT_EQ(response.status, row.status);
        EXPECT_EQ(header_of(response, "WWW-Authenticate"), row.status == 401 ? challenge : "");
    }
}

// ── causes and fixes ────────────────────────────────────────────────────────────────────────────────

template <class Code>
const amiss::RowDocs& docs_of(Code code)
{
    return amiss::docs_of<Code>()[amiss::catalog_of<Code>().index_of(static_cast<int>(code))];
}

template <class Code, std::size_t Size>
void expect_causes_and_fixes(const Row<Code> (&reference)[Size])
{
    for (const Row<Code>& row : reference) {
        SCOPED_TRACE(row.name);
        EXPECT_GE(docs_of(row.code).causes().size(), row.causes);
        EXPECT_GE(docs_of(row.code).fixes().size(), row.fixes);
    }
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

inline bool mention(const amiss::RowDocs::Sentences& sentences, std::string_view text)
{
    return std::any_of(sentences.begin(), sentences.end(), [&](std::string_view one) { return contains(one, text); });
}

template <class Code, std::size_t Size>
void expect_facts(const Fact<Code> (&facts)[Size])
{
    for (const Fact<Code>& fact : facts) {
        const amiss::RowDocs& docs = docs_of(fact.code);
        EXPECT_TRUE(mention(docs.causes(), fact.text) || mention(docs.fixes(), fact.text)) << fact.text;
    }
}

// ── the bodies in the reference ─────────────────────────────────────────────────────────────────────

/// JSON without the white space between its tokens. Its strings must have no escapes.
inline std::string compact(std::string_view json)
{
    std::string text;
    bool quoted = false;
    for (const char c : json) {
        if (c == '"') quoted = !quoted;
        if (quoted || (c != ' ' && c != '\n')) text += c;
    }
    return text;
}

} // namespace documented
