// SPDX-License-Identifier: BSL-1.0
// An error as a program without amiss has it: a code with its constant texts, and the texts of this one.
#pragma once

#include <request/frames.hpp>
#include <request/question.hpp>

#include <string>
#include <string_view>

namespace bench {

/// What is the same in all errors with one code.
struct Kind {
    std::string_view head, type, code, doc_url;
};

inline constexpr Kind parameter_missing{start_of_head, "invalid_request_error", "parameter_missing",
                                        "https://cstar.help/developers/api/errors#parameter_missing"};

struct Failure {
    const Kind* kind;
    std::string param;
    std::string message;

    static Failure made(const Incoming& incoming)
    {
        Failure failure{&parameter_missing, std::string(incoming.missing), {}};
        failure.message.reserve(64);
        failure.message.append("The '").append(incoming.missing).append("' field is required.");
        return failure;
    }
};

/// The answer, with the body by `Write(buffer, fields)`, a writer of the question `write`.
template <std::string_view (*Write)(Buffer&, const Fields&)>
std::string_view answer_with(const Failure& failure, const Incoming& incoming, Page& page)
{
    const Kind& kind = *failure.kind;
    const Fields fields{kind.type,    kind.code,           failure.message, failure.param,
                        kind.doc_url, incoming.request_id, incoming.time};
    return put_head(page, kind.head, Write(page.body, fields).size());
}

/// An `expected` with that error, and a writer.
template <std::string_view (*Write)(Buffer&, const Fields&)>
struct Expected {
    static std::string_view answer(const Incoming& incoming, Page& page)
    {
        const auto result = Frames<Failure>::call(incoming);
        return result ? std::string_view() : answer_with<Write>(result.error(), incoming, page);
    }
};

} // namespace bench
