// SPDX-License-Identifier: BSL-1.0
// The list of requests, as JSON.
#include <clients/request_log.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <utility>

namespace judge {

void RequestLog::add(LogEntry entry)
{
    const std::lock_guard<std::mutex> lock(mutex_);
    entries_.push_back(std::move(entry));
}

void RequestLog::clear()
{
    const std::lock_guard<std::mutex> lock(mutex_);
    entries_.clear();
}

std::string RequestLog::to_json() const
{
    boost::json::array list;
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const LogEntry& entry : entries_) {
        list.push_back(boost::json::object{{"method", entry.method},
                                           {"target", entry.target},
                                           {"code", entry.code},
                                           {"status", entry.status},
                                           {"id", entry.id},
                                           {"at", entry.at}});
    }
    return boost::json::serialize(list);
}

} // namespace judge
