// SPDX-License-Identifier: BSL-1.0
// Makes words and rows, one at a time.
#include <streaming/parts.hpp>

#include <streaming/errors.hpp>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace streaming {
namespace {

std::string text_of(const boost::json::object& object) { return boost::json::serialize(object); }

} // namespace

Parts answer_to(std::string_view prompt)
{
    return [prompt = std::string(prompt), at = std::size_t{0}]() mutable -> Part {
        const std::size_t begin = prompt.find_first_not_of(' ', at);
        if (at == 0 && begin == std::string::npos) return amiss::fail(Code::prompt_missing).with_param("prompt");
        if (begin == std::string::npos) return std::nullopt;
        at = std::min(prompt.find(' ', begin), prompt.size());
        return text_of({{"text", prompt.substr(begin, at - begin)}});
    };
}

Parts rows_of(std::string_view table, int count)
{
    return [table = std::string(table), count, row = 0]() mutable -> Part {
        if (table != "tickets") return amiss::fail(Code::table_missing).with_param(table);
        ++row;
        if (row <= count) return text_of({{"id", row}, {"title", "Help"}});
        if (row == count + 1) return text_of({{"rows", count}});
        return std::nullopt;
    };
}

Parts failing(Parts parts, int after, amiss::ApiError error)
{
    return [parts = std::move(parts), after, error = std::move(error)]() mutable -> Part {
        if (after-- == 0) return amiss::fail(error);
        return parts();
    };
}

Parts throwing(Parts parts, int after)
{
    return [parts = std::move(parts), after]() mutable {
        if (after-- == 0) throw std::runtime_error("vector::_M_range_check in shard 7");
        return parts();
    };
}

} // namespace streaming
