// SPDX-License-Identifier: BSL-1.0
// What is tested of every dialect: its printed examples, written and read, and all codes of the shipped catalogues.
#pragma once

#include "formats/examples.hpp"

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/http.hpp>
#include <amiss/read_each.hpp>
#include <amiss/respond.hpp>
#include <amiss/write.hpp>
#include <amiss/write_each.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace formats_test {

using Errors = std::vector<amiss::ApiError>;

/// A printed example as an error, or as several.
struct Case {
    std::string title;            ///< of the example in the file
    std::function<Errors()> make; ///< the errors that are written as this body, and that it is read as
    std::string envelope{};       ///< which of the dialect's envelopes; empty for the first
    std::string not_written{};    ///< why the envelope does not write this body; empty where it does
    std::string not_read{};       ///< why it is not read as this error; empty where it is
    std::string any_name{};       ///< the name that read_any finds, if another than the error's; "-" for none
    std::string not_read_any{};   ///< why read_any does not read it as this error; empty where it does
    amiss::RequestInfo request{}; ///< where the request says more than the error
};

/// A response that was written, with its body in memory of its own.
struct WrittenResponse {
    int status = 0;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    /// The value of a header, whatever its case; empty where there is none.
    std::string_view header(std::string_view name) const;
    /// The response as a client gets it. A view of this.
    amiss::Received received() const { return {status, body, headers}; }
};

template <class Envelope, class ErrorOrErrors>
WrittenResponse response_of(const Envelope& envelope, const ErrorOrErrors& errors,
                            const amiss::RequestInfo& request = {})
{
    std::vector<char> buffer(1U << 16U);
    const amiss::Response response = amiss::respond(envelope, errors, request, buffer.data(), buffer.size());
    WrittenResponse written{response.status, std::string(response.body), {}};
    for (const amiss::Header& header : response.headers)
        written.headers.emplace_back(std::string(header.name), std::string(header.value.view()));
    return written;
}

/// An envelope without its type.
struct AnyEnvelope {
    std::string name;
    bool is_shipped; ///< in amiss::formats; else it is described in the test, as a user would
    std::function<WrittenResponse(const Errors&, const amiss::RequestInfo&)> respond;
    std::function<Errors(const amiss::Received&)> read;
};

template <class Envelope>
AnyEnvelope any_envelope(std::string name, bool is_shipped, const Envelope& envelope)
{
    return {std::move(name), is_shipped,
            [envelope](const Errors& errors, const amiss::RequestInfo& request) {
                return errors.size() == 1 ? response_of(envelope, errors[0], request)
                                          : response_of(envelope, errors, request);
            },
            [envelope](const amiss::Received& received) {
                Errors errors;
                amiss::read_each(envelope, received,
                                 [&errors](const amiss::ApiError& error) { errors.push_back(error); });
                return errors;
            }};
}
/// One that amiss::formats has.
template <class Envelope>
AnyEnvelope shipped(std::string name, const Envelope& envelope)
{
    return any_envelope(std::move(name), true, envelope);
}
/// One that the test describes itself, for a body that the shipped one does not write.
template <class Envelope>
AnyEnvelope described(std::string name, const Envelope& envelope)
{
    return any_envelope(std::move(name), false, envelope);
}

/// A dialect with its printed examples: a row of the table in docs/formats.md.
class Dialect {
public:
    /// `document`: its name and version, as the table has it.
    Dialect(std::string name, std::string document, std::vector<AnyEnvelope> envelopes, std::vector<Case> cases);

    /// How many examples there are, and are written by an envelope that ships or by one that is described, and are read.
    struct Counts {
        std::size_t all = 0, written = 0, described = 0, read = 0, read_any = 0;
    };
    Counts counts() const;
    /// Fails where an example is not as its case says.
    void check() const;

    const std::string& name() const { return name_; }
    const std::string& document() const { return document_; }

private:
    const AnyEnvelope& envelope_of(const Case& one) const;

    std::string name_;
    std::string document_;
    std::vector<AnyEnvelope> envelopes_;
    std::vector<Case> cases_;
};

/// Each code of a catalogue in an envelope, and back: with its message, parameter, delay and violation where there is room.
template <class Envelope, class Code>
void check_codes(const Envelope& envelope, Code)
{
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) {
        if (row.retired) continue;
        SCOPED_TRACE(row.name);
        const auto code = static_cast<Code>(row.value);
        amiss::ApiError error = code;
        error.with_param("title").with_retry_after(30).with_request_id("req_1");
        const WrittenResponse response = response_of(envelope, error);
        const amiss::ApiError back = amiss::read(envelope, response.received());
        EXPECT_EQ(back.as<Code>(), code) << response.body;
        EXPECT_EQ(back.message(), error.message()) << response.body;
        EXPECT_FALSE(back.malformed()) << response.body;
    }
}

/// The same for all shipped catalogues; `format` makes the envelope for a fallback code.
template <class Format>
void check_catalogues(Format format)
{
    check_codes(format(amiss::cstar::Code::internal_error), amiss::cstar::Code());
    check_codes(format(amiss::cstar_v1::Code::server_error), amiss::cstar_v1::Code());
    check_codes(format(amiss::codespar::Code::internal_error), amiss::codespar::Code());
    check_codes(format(amiss::onestack::Code::internal_error), amiss::onestack::Code());
    check_codes(format(amiss::http::Code::internal_server_error), amiss::http::Code());
}

} // namespace formats_test
