// SPDX-License-Identifier: BSL-1.0
// The std::error_category of a catalogue.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/catalog/category_query.hpp>
#include <amiss/detail/catalog/message_template.hpp>
#include <amiss/row.hpp>

#include <string>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

class CatalogCategory final : public std::error_category {
public:
    explicit CatalogCategory(const Catalog& catalog) noexcept : catalog_(&catalog) {}

    const char* name() const noexcept override { return catalog_->name().data(); }
    /// The row's plain text: a code alone has no values for the template.
    AMISS_COLD std::string message(int value) const override
    {
        const RowData* row = catalog_->find(value);
        if (row == nullptr) return "Unknown error code";
        if (!row->templated) return std::string(row->message);
        if (row->needs_values) return std::string(row->plain.empty() ? reason_phrase(row->status) : row->plain);
        std::string text;
        for (std::string_view rest = row->message; !rest.empty();) text += next_part(rest).text;
        return text;
    }
    AMISS_COLD std::error_condition default_error_condition(int value) const noexcept override
    {
        const RowData* row = catalog_->find(value);
        if (row != nullptr && row->errc != 0) return {row->errc, std::generic_category()};
        return {value, *this};
    }
    AMISS_COLD bool equivalent(int value, const std::error_condition& condition) const noexcept override
    {
        if (const CategoryQuery* query = CategoryQuery::from(value, condition)) {
            query->catalog = catalog_;
            return false;
        }
        // By name, since another library may have a copy of the generic category.
        const RowData* row = catalog_->find(value);
        if (row != nullptr && row->errc != 0 && row->errc == condition.value()
            && same_category(condition.category(), std::generic_category()))
            return true;
        return condition.value() == value && is_same(condition.category());
    }
    AMISS_COLD bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        return code.value() == value && is_same(code.category());
    }

private:
    AMISS_COLD bool is_same(const std::error_category& other) const noexcept
    {
        CategoryQuery query;
        ask(other, query);
        return query.catalog != nullptr && query.catalog->id() == catalog_->id();
    }

    const Catalog* catalog_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
