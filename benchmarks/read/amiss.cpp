// SPDX-License-Identifier: BSL-1.0
// Reading with amiss: into a typed error, without headers and with twelve.
#include <read/question.hpp>

#include <support/real_headers.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>

#include <chrono>

namespace {

/// The fields for the comparison; empty unless amiss recognised the code and parsed the time.
struct AmissText {
    static std::string text(const amiss::ApiError& error)
    {
        using Seconds = std::chrono::seconds;
        const auto written = std::chrono::system_clock::time_point(Seconds(1774866600)); // 2026-03-30T10:30:00Z
        if (error.as<amiss::cstar::Code>() != amiss::cstar::Code::parameter_missing || error.malformed()) return {};
        if (error.timestamp() != written) return {};
        bench::FieldsOf<std::string_view> fields;
        fields.type = error.type();
        fields.code = error.name();
        fields.message = error.message();
        fields.param = error.param();
        fields.doc_url = error.doc_url();
        fields.request_id = error.request_id();
        fields.timestamp = "2026-03-30T10:30:00Z";
        return bench::text_of(fields);
    }
};

struct Amiss : AmissText {
    amiss::ApiError operator()(std::string_view body) const
    {
        return amiss::read(amiss::cstar::envelope, amiss::Received{400, body});
    }
};

/// The body and the headers; nothing for the comparison unless the headers were read.
struct AmissHeaders : AmissText {
    bench::Twelve headers = bench::real_headers;

    amiss::ApiError operator()(std::string_view body) const
    {
        return amiss::read(amiss::cstar::envelope, amiss::Received{400, body, headers});
    }
    static std::string text(const amiss::ApiError& error)
    {
        const auto limit = error.rate_limit();
        if (!limit || limit->limit != bench::limit || limit->remaining != bench::remaining
            || limit->reset != bench::reset)
            return {};
        return AmissText::text(error);
    }
};

const bool entered = bench::enter_reader<Amiss>("amiss", "an ApiError: code and time known, UTF-8 checked")
    && bench::enter_reader<AmissHeaders>("amiss_headers",
                                         "the same, and twelve headers; the rivals read only the body");

} // namespace
