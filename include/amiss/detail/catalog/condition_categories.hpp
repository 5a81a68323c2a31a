// SPDX-License-Identifier: BSL-1.0
// The categories of conditions that a code is compared with: HTTP status, retry class, error type.
#pragma once

#include <amiss/detail/catalog/category_query.hpp>
#include <amiss/detail/catalog/default_errc.hpp>
#include <amiss/detail/catalog/enum_names.hpp>
#include <amiss/detail/catalog/meaning.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// HTTP statuses as codes and as conditions.
class HttpStatusCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "amiss.http_status"; }
    std::string message(int value) const override { return std::string(reason_phrase(static_cast<HttpStatus>(value))); }
    bool equivalent(int value, const std::error_condition& condition) const noexcept override
    {
        if (const CategoryQuery* query = CategoryQuery::from(value, condition)) {
            query->http_status = true;
            return false;
        }
        if (same_category(condition.category(), std::generic_category()))
            return condition.value() != 0 && condition.value() == default_errc(static_cast<HttpStatus>(value));
        return condition.value() == value && same_category(condition.category(), *this);
    }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        const Meaning meaning = meaning_of(code);
        return meaning.known && to_int(meaning.status) == value;
    }
};

/// Retry classes as conditions.
class RetryCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "amiss.retry"; }
    std::string message(int value) const override
    {
        switch (static_cast<Retry>(value)) {
        case Retry::never: return "never to be repeated";
        case Retry::if_idempotent: return "repeatable if idempotent";
        case Retry::after_delay: return "repeatable after a delay";
        }
        return "unknown retry class";
    }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        const Meaning meaning = meaning_of(code);
        if (!meaning.known) return false;
        const Retry retry = meaning.row != nullptr ? meaning.row->retry : default_retry(meaning.status);
        return static_cast<int>(retry) == value;
    }
};

template <class Enum, class = void>
struct IsErrorType : std::false_type {};
template <class Enum>
struct IsErrorType<Enum, std::enable_if_t<std::is_enum_v<Enum>, std::void_t<decltype(amiss_error_type(Enum{}))>>>
    : std::true_type {};

/// The wire text of an error type: the enumerator's name.
template <class Type>
constexpr std::string_view type_name(Type type) noexcept
{
    const auto value = static_cast<long long>(type);
    if (value <= 0 || value >= enum_block) return {};
    return EnumBlock<Type, 0>::names[static_cast<std::size_t>(value)];
}

/// An API's error types as conditions; they compare by the type's text on the wire.
template <class Type>
class TypeCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "amiss.type"; }
    std::string message(int value) const override { return std::string(type_name(static_cast<Type>(value))); }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        const std::string_view type = type_name(static_cast<Type>(value));
        const Meaning meaning = meaning_of(code);
        return meaning.row != nullptr && !type.empty() && meaning.row->type == type;
    }
};

// Like category_instance(): never destroyed, nothing registered for exit.
template <class Category>
const std::error_category& static_category() noexcept
{
    alignas(Category) static unsigned char storage[sizeof(Category)];
    static const std::error_category* const instance = ::new (static_cast<void*>(storage)) Category;
    return *instance;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
