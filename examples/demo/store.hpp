// SPDX-License-Identifier: BSL-1.0
// The store: tables of JSON records in memory, with the errors of a database.
#pragma once

#include <demo/faults.hpp>

#include <amiss/expected.hpp>

#include <boost/json/object.hpp>

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace demo {

/// Who can see a record: one team or organization, in live or in test mode.
struct Owner {
    std::string tenant;
    bool test = false;

    friend bool operator==(const Owner& left, const Owner& right)
    {
        return left.tenant == right.tenant && left.test == right.test;
    }
};

struct Record {
    std::string id;
    Owner owner;
    boost::json::object fields;
    int version = 1; ///< counts the updates
};

/// Tables of at most 10,000 records.
///
/// Like a database driver, each operation may fail with a std::error_code; handlers translate it for their API.
class Store {
public:
    template <class T>
    using Result = amiss::expected<T, std::error_code>;
    using Match = std::pair<std::string_view, std::string_view>; ///< a field and its text

    Result<std::optional<Record>> find(std::string_view table, std::string_view id, const Owner& owner);
    /// The owner's records with all these texts in their fields, in the order of their ids.
    Result<std::vector<Record>> select(std::string_view table, const Owner& owner,
                                       std::initializer_list<Match> all = {});
    Result<void> insert(std::string_view table, Record record);
    /// Replaces the record with this id, and increments its version.
    Result<Record> update(std::string_view table, Record record);
    Result<void> erase(std::string_view table, std::string_view id);

    Faults faults; ///< their targets are the names of the tables

private:
    using Table = std::map<std::string, Record, std::less<>>;

    std::error_code fault(std::string_view table) { return faults.take(table); }

    std::map<std::string, Table, std::less<>> tables_;
};

} // namespace demo
