// SPDX-License-Identifier: BSL-1.0
// Looks up names and values with amiss, in the tables of a catalogue.
#include <lookup/question.hpp>

#include <codes_10/catalogue.hpp>
#include <codes_1000/catalogue.hpp>

#include <optional>
#include <type_traits>

namespace {

template <class Set>
struct Amiss {
    using Code = std::conditional_t<std::is_base_of_v<bench::Thousand, Set>, codes_1000::Code, codes_10::Code>;

    int by_name(const bench::Key& key) const noexcept
    {
        const std::optional<Code> code = amiss::find_code<Code>(key.name);
        return code ? static_cast<int>(*code) : 0;
    }
    std::string_view by_value(const bench::Key& key) const noexcept
    {
        const amiss::RowData* const row = amiss::catalog_of<Code>().find(key.value);
        return row != nullptr ? row->name : std::string_view();
    }
};

const bool entered = bench::enter_names<Amiss>("amiss", "hash tables made at compile time")
    && bench::enter_values<Amiss>("amiss", "hash tables made at compile time");

} // namespace
