// SPDX-License-Identifier: BSL-1.0
// Writes with nlohmann/json: an ordered DOM, dumped to a string.
#pragma once

#include <support/timestamp.hpp>
#include <write/fields.hpp>

#include <nlohmann/json.hpp>

#include <cstring>
#include <string>
#include <string_view>

namespace nlohmann_writing {

inline std::string_view write(bench::Buffer& buffer, const bench::Fields& fields)
{
    const bench::Timestamp time(fields.time);
    const nlohmann::ordered_json body{{"success", false},
                                      {"error",
                                       {{"type", fields.type},
                                        {"code", fields.code},
                                        {"message", fields.message},
                                        {"param", fields.param},
                                        {"doc_url", fields.doc_url},
                                        {"request_id", fields.request_id}}},
                                      {"meta", {{"requestId", fields.request_id}, {"timestamp", time.view()}}}};
    const std::string text = body.dump(); // throws if the UTF-8 is ill-formed
    if (text.size() > sizeof buffer) return {};
    std::memcpy(buffer, text.data(), text.size());
    return {buffer, text.size()};
}

} // namespace nlohmann_writing
