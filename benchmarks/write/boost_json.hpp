// SPDX-License-Identifier: BSL-1.0
// Writes with Boost.JSON: a DOM of reserved objects in a static_resource, serialized into the buffer.
#pragma once

#include <support/timestamp.hpp>
#include <write/fields.hpp>

#include <boost/json.hpp>

#include <string_view>
#include <utility>

namespace boost_json_writing {

namespace json = boost::json;

inline std::string_view write(bench::Buffer& buffer, const bench::Fields& fields)
{
    const bench::Timestamp time(fields.time);
    unsigned char memory[4096];
    json::static_resource resource(memory);
    json::object error(6, &resource);
    error.emplace("type", fields.type);
    error.emplace("code", fields.code);
    error.emplace("message", fields.message);
    error.emplace("param", fields.param);
    error.emplace("doc_url", fields.doc_url);
    error.emplace("request_id", fields.request_id);
    json::object meta(2, &resource);
    meta.emplace("requestId", fields.request_id);
    meta.emplace("timestamp", time.view());
    json::object body(3, &resource);
    body.emplace("success", false);
    body.emplace("error", std::move(error));
    body.emplace("meta", std::move(meta));
    json::serializer serializer;
    serializer.reset(&body);
    const json::string_view text = serializer.read(buffer, sizeof buffer);
    return serializer.done() ? std::string_view(text.data(), text.size()) : std::string_view();
}

} // namespace boost_json_writing
