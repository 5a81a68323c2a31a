// SPDX-License-Identifier: BSL-1.0
// Tests of the checks of a catalogue: which errors they find in wrong tables.
//
// tests/compile_fail shows that they stop the compiler, and with which words.
#include <amiss/detail/catalog/checks.hpp>

#include <amiss/catalog.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>
#include <utility>

#define ROW(ENUMERATOR, NAME, STATUS, MESSAGE)                                                                         \
    amiss::row(Code::ENUMERATOR, NAME, static_cast<amiss::HttpStatus>(STATUS), "", MESSAGE)
#define CATALOG(SPACE, ENUMERATORS, ...)                                                                               \
    namespace SPACE {                                                                                                  \
    enum class Code ENUMERATORS;                                                                                       \
    constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>(#SPACE, __VA_ARGS__); }                           \
    }
#define BODY(...) {__VA_ARGS__}

CATALOG(sound, BODY(a = 1, b = 599), ROW(a, "a", 400, "{x}"), ROW(b, "B-1.2_~", 599, "}}"))
CATALOG(without_status, BODY(a = 1), ROW(a, "a", 0, "m"))
CATALOG(same_name, BODY(a = 1, b), ROW(a, "a", 400, "m"), ROW(b, "a", 400, "m"))
CATALOG(same_value, BODY(a = 1, b), ROW(a, "a", 400, "m"), ROW(b, "b", 400, "m"), ROW(a, "c", 400, "m"))
CATALOG(missing, BODY(a = 1, b, c = 63), ROW(a, "a", 400, "m"), ROW(b, "b", 400, "m"))
CATALOG(missing_after, BODY(a = 1, b = 127), ROW(a, "a", 400, "m"))
CATALOG(missing_before, BODY(a = 5, b = 1000), ROW(b, "b", 400, "m"))
CATALOG(missing_negative, BODY(a = -3, b = -60), ROW(b, "b", 400, "m"))
CATALOG(success, BODY(ok = 0, a), ROW(a, "a", 400, "m"))
CATALOG(zero, BODY(ok = 0, a), ROW(a, "a", 400, "m"), ROW(ok, "ok", 400, "m"))
CATALOG(low, BODY(a = 1), ROW(a, "a", 399, "m"))
CATALOG(high, BODY(a = 1), ROW(a, "a", 600, "m"))
CATALOG(unnamed, BODY(a = 1), ROW(a, "", 400, "m"))
CATALOG(spaced, BODY(a = 1), ROW(a, "a ", 400, "m"))
CATALOG(of_words, BODY(a = 1, b), ROW(a, "Validation Failed", 400, "m"), ROW(b, "urn:x:{y}<z>", 400, "m"))
CATALOG(unbalanced, BODY(a = 1), ROW(a, "a", 400, "{x"))

// Rows for every value from 1 to 191 except those that are left out.
namespace dense {
template <class Code, int... LeftOut, std::size_t... Index>
constexpr auto rows_but(const char* name, std::index_sequence<Index...>)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    // In place of a value that is left out, there is a row for a value far away.
    constexpr auto value = [](std::size_t index) {
        const int wanted = static_cast<int>(index) + 1;
        return static_cast<Code>(((wanted == LeftOut) || ...) ? 192 + wanted : wanted);
    };
    return amiss::catalog<Code>(name,
                                amiss::row(value(Index), letters.substr(Index % 48, 1 + Index / 48),
                                           amiss::HttpStatus::conflict, "", "m")...);
}
enum class Code { first = 1, middle = 70, last = 191 };
constexpr auto amiss_catalog(Code) { return rows_but<Code>("dense", std::make_index_sequence<191>()); }
enum class Holed { first = 1, middle = 70, last = 191 };
constexpr auto amiss_catalog(Holed) { return rows_but<Holed, 70>("holed", std::make_index_sequence<191>()); }
enum class Harmless { first = 1, last = 191 };
constexpr auto amiss_catalog(Harmless) { return rows_but<Harmless, 70>("harmless", std::make_index_sequence<191>()); }
} // namespace dense

namespace {

using namespace amiss::detail;

template <class Code>
constexpr Diagnostic found()
{
    constexpr Diagnostic rows = check_rows<Code>();
    return rows.error != CatalogError::none
        ? rows
        : check_enumerators<Code>(std::make_index_sequence<Blocks<Code>::found.count>());
}
template <class Code>
constexpr bool finds(CatalogError error, Code which)
{
    return found<Code>().error == error && found<Code>().value == static_cast<int>(which);
}

static_assert(found<sound::Code>().error == CatalogError::none && found<success::Code>().error == CatalogError::none);
static_assert(found<of_words::Code>().error == CatalogError::none);
static_assert(found<without_status::Code>().error == CatalogError::none);
static_assert(finds(CatalogError::duplicate_wire_name, same_name::Code::b));
static_assert(finds(CatalogError::duplicate_enumerator, same_value::Code::a));
static_assert(finds(CatalogError::missing_enumerator, missing::Code::c));
static_assert(finds(CatalogError::missing_enumerator, missing_after::Code::b));
static_assert(finds(CatalogError::missing_enumerator, missing_before::Code::a));
static_assert(finds(CatalogError::missing_enumerator, missing_negative::Code::a));
static_assert(finds(CatalogError::value_zero, zero::Code::ok));
static_assert(finds(CatalogError::status_out_of_range, low::Code::a)
              && finds(CatalogError::status_out_of_range, high::Code::a));
static_assert(finds(CatalogError::wire_name_is_not_printable, unnamed::Code::a));
static_assert(finds(CatalogError::wire_name_is_not_printable, spaced::Code::a));
static_assert(finds(CatalogError::unbalanced_template, unbalanced::Code::a));

// A block of which every value has a row is not searched: it has no room for an enumerator without one.
static_assert(found<dense::Code>().error == CatalogError::none && Blocks<dense::Code>::found.count == 2);
static_assert(finds(CatalogError::missing_enumerator, dense::Holed::middle) && Blocks<dense::Holed>::found.count == 5);
static_assert(found<dense::Harmless>().error == CatalogError::none);

} // namespace
