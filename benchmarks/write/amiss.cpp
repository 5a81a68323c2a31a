// SPDX-License-Identifier: BSL-1.0
// Writes with amiss, from an error and the fields of the request.
#include <write/question.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/catalog.hpp>
#include <amiss/write.hpp>

#include <chrono>
#include <type_traits>

namespace other_api {

enum class Code { invalid = 1, internal_error };

// With the types of cStar: a type that the catalogue of the envelope does not have would not be written.
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("other",
                                amiss::row(Code::invalid, "invalid", HttpStatus::bad_request, "invalid_request_error",
                                           "Something is wrong."),
                                amiss::row(Code::internal_error, "internal_error", HttpStatus::internal_server_error,
                                           "api_error", "Broken."));
}

} // namespace other_api

namespace {

constexpr auto layout = std::decay_t<decltype(amiss::cstar::envelope)>::layout;
constexpr auto of_another_catalogue = amiss::envelope(other_api::Code::internal_error, [] { return layout; });

template <const auto& Envelope>
struct Amiss {
    amiss::ApiError error;
    amiss::RequestInfo request;

    explicit Amiss(bench::Clean) : Amiss(amiss::cstar::Code::parameter_missing, bench::Clean::fields) {}
    explicit Amiss(bench::Escaped) : Amiss(amiss::cstar::Code::parameter_invalid, bench::Escaped::fields) {}
    Amiss(amiss::cstar::Code code, const bench::Fields& fields)
        : error(code), request{fields.request_id, std::chrono::system_clock::from_time_t(fields.time)}
    {
        error.with_param(fields.param).with_message(fields.message);
    }

    std::string_view operator()(bench::Buffer& buffer) const
    {
        return amiss::write(Envelope, error, request, buffer).text;
    }
};

const bool entered =
    bench::enter_writer<Amiss<amiss::cstar::envelope>>("amiss", "UTF-8 checked; type and link looked up by the code");
const bool other =
    bench::enter_writer<Amiss<of_another_catalogue>>("amiss_other",
                                                     "the same in an envelope bound to another catalogue");
const bool walked = bench::enter_writer<Amiss<layout>>("amiss_layout", "the same in a layout passed as a value");

} // namespace
