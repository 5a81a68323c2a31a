// SPDX-License-Identifier: BSL-1.0
// Stores the records.
#include <demo/store.hpp>

#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include <algorithm>

namespace demo {
namespace {

constexpr std::size_t max_records = 10'000;

bool has_text(const Record& record, const Store::Match& match)
{
    const boost::json::value* value = record.fields.if_contains(match.first);
    return value != nullptr && value->is_string() && std::string_view(value->get_string()) == match.second;
}

} // namespace

Store::Result<std::optional<Record>> Store::find(std::string_view table, std::string_view id, const Owner& owner)
{
    if (const auto code = fault(table)) return amiss::unexpected<std::error_code>(code);
    const auto rows = tables_.find(table);
    if (rows == tables_.end()) return std::nullopt;
    const auto row = rows->second.find(id);
    if (row == rows->second.end() || !(row->second.owner == owner)) return std::nullopt;
    return row->second;
}

Store::Result<std::vector<Record>> Store::select(std::string_view table, const Owner& owner,
                                                 std::initializer_list<Match> all)
{
    if (const auto code = fault(table)) return amiss::unexpected<std::error_code>(code);
    std::vector<Record> found;
    const auto rows = tables_.find(table);
    if (rows == tables_.end()) return found;
    for (const auto& row : rows->second) {
        const Record& record = row.second;
        const auto matches = [&record](const Match& match) { return has_text(record, match); };
        if (record.owner == owner && std::all_of(all.begin(), all.end(), matches)) found.push_back(record);
    }
    return found;
}

Store::Result<void> Store::insert(std::string_view table, Record record)
{
    if (const auto code = fault(table)) return amiss::unexpected<std::error_code>(code);
    Table& rows = tables_[std::string(table)];
    if (rows.size() == max_records)
        return amiss::unexpected<std::error_code>(std::make_error_code(std::errc::no_space_on_device));
    std::string id = record.id;
    if (!rows.try_emplace(std::move(id), std::move(record)).second)
        return amiss::unexpected<std::error_code>(std::make_error_code(std::errc::file_exists));
    return {};
}

Store::Result<Record> Store::update(std::string_view table, Record record)
{
    if (const auto code = fault(table)) return amiss::unexpected<std::error_code>(code);
    Table& rows = tables_[std::string(table)];
    const auto row = rows.find(record.id);
    if (row == rows.end())
        return amiss::unexpected<std::error_code>(std::make_error_code(std::errc::no_such_file_or_directory));
    ++record.version;
    row->second = std::move(record);
    return row->second;
}

Store::Result<void> Store::erase(std::string_view table, std::string_view id)
{
    if (const auto code = fault(table)) return amiss::unexpected<std::error_code>(code);
    if (const auto rows = tables_.find(table); rows != tables_.end()) {
        if (const auto row = rows->second.find(id); row != rows->second.end()) rows->second.erase(row);
    }
    return {};
}

} // namespace demo
