// SPDX-License-Identifier: BSL-1.0
// Writing with simdjson's string_builder, which is kept: raw keys, escaped texts, then a UTF-8 check of it all.
#include <write/question.hpp>

#include <support/timestamp.hpp>

#include <simdjson.h>

namespace {

struct Builder {
    bench::Fields fields;
    simdjson::builder::string_builder to{bench::capacity};

    template <class Body>
    explicit Builder(Body) : fields(Body::fields)
    {}
    std::string_view operator()(bench::Buffer&)
    {
        const bench::Timestamp time(fields.time);
        to.clear();
        to.append_raw(R"({"success":false,"error":{"type":)");
        to.escape_and_append_with_quotes(fields.type);
        to.append_raw(R"(,"code":)");
        to.escape_and_append_with_quotes(fields.code);
        to.append_raw(R"(,"message":)");
        to.escape_and_append_with_quotes(fields.message);
        to.append_raw(R"(,"param":)");
        to.escape_and_append_with_quotes(fields.param);
        to.append_raw(R"(,"doc_url":)");
        to.escape_and_append_with_quotes(fields.doc_url);
        to.append_raw(R"(,"request_id":)");
        to.escape_and_append_with_quotes(fields.request_id);
        to.append_raw(R"(},"meta":{"requestId":)");
        to.escape_and_append_with_quotes(fields.request_id);
        to.append_raw(R"(,"timestamp":)");
        to.escape_and_append_with_quotes(time.view());
        to.append_raw("}}");
        std::string_view text;
        if (!to.validate_unicode() || to.view().get(text) != simdjson::SUCCESS) return {};
        return text;
    }
};

const bool entered =
    bench::enter_writer<Builder>("simdjson_builder",
                                 "keys are given finished; builder reused, bytes left in it; UTF-8 checked");

} // namespace
